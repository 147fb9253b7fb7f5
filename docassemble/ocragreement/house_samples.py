"""A wording as it reads in an agreement, in every language of the library, to look at it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from .agreement import Clause
from .answer_reader import read_answers
from .assembly import write_agreement
from .home_party import load_home_party
from .library import OMITTED, ClauseDefinition, Library, Variant
from .problems import Problem, ProblemsError
from .safe_yaml import parse
from .selection import Selection
from .states import find_state

__all__ = ["Removed", "Sample", "fulfilled", "removed_wordings", "sample"]


@dataclass(frozen=True)
class Sample:
    """A wording in a sample agreement.

    Attributes:
        texts: The clause by language; None where the wording has no text.
        problems: Why there is no such agreement, if there is none.
    """

    texts: Mapping[str, Clause | None]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Removed:
    """A wording that an earlier library had.

    Attributes:
        clause: The clause, as it was.
        variant: The wording.
    """

    clause: ClauseDefinition
    variant: Variant


def sample(library: Library, clause: str, variant: str) -> Sample:
    """Put a wording into an agreement in which everything else is as the library has it.

    What the wording requires of other clauses is fulfilled. The library must be that of the
    house in use, as `using_house` sets it.

    Args:
        library: The library.
        clause: The clause.
        variant: The wording.

    Returns:
        How it reads.
    """
    data = {**_counterpart(), "clauses": fulfilled(library, clause, variant)}
    try:
        answers = read_answers(data, library)
    except ProblemsError as error:
        return Sample({}, error.problems)
    texts: dict[str, Clause | None] = {}
    for language in library.languages:
        texts[language] = None
        if language in library.clauses[clause].variants[variant].texts:
            try:
                agreement = write_agreement(Selection(answers, library, language, "home"))
            except ProblemsError:
                # Another clause has no text in it; this one then is nowhere to be seen either.
                continue
            found = (each for each in agreement.clauses if each.identity == clause)
            texts[language] = next(found, None)
    return Sample(texts)


def removed_wordings(before: Library, after: Library) -> Iterator[Removed]:
    """Find the wordings that a library does not have any more.

    Args:
        before: The library as it was.
        after: As it is.

    Yields:
        Each wording that is gone.
    """
    for identity, clause in before.clauses.items():
        left = after.clauses[identity].variants if identity in after.clauses else {}
        for name, variant in clause.variants.items():
            if name not in left:
                yield Removed(clause, variant)


def fulfilled(library: Library, clause: str, variant: str) -> dict[str, Any]:
    """Choose a wording, and the other clauses as it wants them.

    Args:
        library: The library.
        clause: The clause.
        variant: The wording.

    Returns:
        The answers on clauses.
    """
    chosen = library.clauses[clause].variants[variant]
    clauses: dict[str, Any] = {clause: variant}
    for name, asked in chosen.requires.items():
        group, _, member = name.partition(".")
        if group == "clauses" and asked == "present" and member in library.clauses:
            definition = library.clauses[member]
            if definition.default == OMITTED:
                clauses[member] = next(iter(definition.variants))
        elif group == "clauses" and "." not in member:
            clauses[member] = asked
    for name, asked in chosen.excludes.items():
        group, _, member = name.partition(".")
        if group == "clauses" and asked == "present" and "." not in member:
            clauses[member] = OMITTED
    return clauses


@cache
def _counterpart() -> Mapping[str, Any]:
    """The other Party of the first example that is not the home Party."""
    sources = resources.files(__package__) / "data" / "sources"
    names = sorted(each.name for each in sources.iterdir() if each.name.startswith("example-"))
    for name in names:
        data = parse((sources / name).read_bytes()).data
        state = find_state(str(data["counterpart"]["state"])).code
        if state != load_home_party().state:
            return {"counterpart": {"state": state}}
    return {}
