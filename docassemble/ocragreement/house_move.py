"""What becomes of a draft if it moves to another version of the house library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .agreement import Agreement
from .answer_reader import read_answers
from .assembly import write_agreement
from .language_pack import using_house
from .library_loader import load_library
from .plain_text import to_text
from .problems import ProblemsError
from .selection import Selection

__all__ = ["ClauseMoved", "Move", "move"]


@dataclass(frozen=True)
class ClauseMoved:
    """A clause that reads otherwise.

    Attributes:
        title: What it is about, by interface language.
        language: Language of the texts.
        before: Its text; empty if the draft has not had it.
        after: Its text; empty if the draft will not have it.
    """

    title: Mapping[str, str]
    language: str
    before: str
    after: str


@dataclass(frozen=True)
class Move:
    """A draft on its way to another library.

    Attributes:
        answers: Its answers as they fit the other library.
        dropped: The clauses whose answers do not, with their titles by interface language; they
            become as the other library has them.
        changes: The clauses that read otherwise.
    """

    answers: dict[str, Any]
    dropped: Mapping[str, Mapping[str, str]]
    changes: tuple[ClauseMoved, ...]


def move(data: Mapping[str, Any], before: str, after: str, languages: Sequence[str]) -> Move:
    """Find out what becomes of a draft with another library; nothing is changed yet.

    Args:
        data: Its answers as an answer file has them.
        before: Folder of the house library that it was made with; empty for none.
        after: Folder of the other.
        languages: Languages of the draft.

    Returns:
        What it would be.

    Raises:
        ProblemsError: It cannot be made with the other library, whatever its clauses say.
    """
    titles: dict[str, Mapping[str, str]] = {}
    with using_house(before):
        titles |= {name: each.title for name, each in load_library().clauses.items()}
        old = _texts(data, languages)
    with using_house(after):
        titles = titles | {name: each.title for name, each in load_library().clauses.items()}
        answers = _fitting(data)
        new = _texts(answers, languages)
    changes = tuple(
        ClauseMoved(titles[clause], language, old.get((clause, language), ""),
                    new.get((clause, language), ""))
        for clause, language in dict.fromkeys((*old, *new))
        if old.get((clause, language), "") != new.get((clause, language), "")
    )  # fmt: skip
    lost = set(data.get("clauses") or {}) - set(answers.get("clauses") or {})
    return Move(answers, {name: titles.get(name, {}) for name in sorted(lost)}, changes)


def _fitting(data: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without those on clauses that the library in use refuses."""
    kept = dict(data)
    while True:
        try:
            read_answers(kept, load_library())
        except ProblemsError as error:
            clauses = dict(kept.get("clauses") or {})
            paths = (each.path.split(".") for each in error.problems)
            refused = {path[1] for path in paths if path[0] == "clauses" and len(path) > 1}
            if not refused & set(clauses):
                raise
            kept["clauses"] = {name: each for name, each in clauses.items() if name not in refused}
        else:
            return kept


def _texts(data: Mapping[str, Any], languages: Sequence[str]) -> dict[tuple[str, str], str]:
    """The clauses of a draft as plain text, without their numbers, by identity and language."""
    library = load_library()
    answers = read_answers(data, library)
    found: dict[tuple[str, str], str] = {}
    for language in languages:
        if language not in library.languages:
            continue
        agreement = write_agreement(Selection(answers, library, language, "home"))
        for clause in agreement.clauses:
            text = to_text(Agreement(language, True, "", "", (clause,), ()))
            lines = text.strip().splitlines()
            found[clause.identity, language] = "\n".join(
                lines[1:] if lines and lines[0].strip() == clause.heading else lines
            ).strip()
    return found
