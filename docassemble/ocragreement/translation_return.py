"""A translation that comes back: taken into the answers, and what is told of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .answer_file import write_answer_file
from .answers import Answers
from .grammar import load_grammar
from .interface import say
from .languages import load_languages
from .library import Library
from .problems import Problem, ProblemsError
from .safe_yaml import MAXIMUM_BYTES
from .states import load_states
from .translation_texts import still_behind, texts_of, with_returned
from .translations import Behind
from .xliff_reader import Returned, languages_of, read_xliff

__all__ = ["TakenBack", "behind_words", "take_back"]

_NAMED = 5


@dataclass(frozen=True)
class TakenBack:
    """What came of a file that a translator sent back.

    Attributes:
        answers: The answers with the translations in it.
        returned: What the file holds.
        behind: What the language still lacks.
    """

    answers: Answers
    returned: Returned
    behind: Behind

    def words(self, interface: str, keys: bool = True) -> list[str]:
        """Say what was taken, what is missing and what was left out.

        Args:
            interface: Interface language.
            keys: Whether texts are named by the keys that they have in the file.

        Returns:
            Sentences, the one on what was taken first.
        """
        name = load_languages()[self.returned.target].names[interface]
        values = {
            "language": load_grammar(interface).capitalise(name),
            "count": len(self.returned.units),
            "of": self.behind.total,
        }
        return [
            say("translation.taken", interface, **values),
            *behind_words(self.behind, interface, keys),
            *_counted("unknown", self.returned.unknown, interface, keys),
        ]


def take_back(
    content: bytes,
    answers: Answers,
    library: Library,
    file: str = "",
    wanted: Collection[str] | None = None,
) -> TakenBack:
    """Take a translator's file into the answers, all of it or nothing.

    Args:
        content: The XLIFF file.
        answers: What the lawyer decided.
        library: The clause library.
        file: Its name for messages.
        wanted: Languages of which a translation is awaited; None for any that the library lacks.

    Returns:
        The answers with the translations, and what is to be told of them.

    Raises:
        ProblemsError: With a line for everything in the file that cannot be used.
    """
    source, target = languages_of(content, file)
    known = ", ".join(library.languages)
    if wanted is not None and target not in wanted:
        raise _problem("not_awaited", file, value=target, awaited=", ".join(wanted))
    if source not in library.languages:
        raise _problem("source_unknown", file, value=source, known=known)
    if target in library.languages:
        raise _problem("has_text", file, value=target, known=known)
    returned = read_xliff(content, texts_of(answers, library, source, target), file)
    # A translator's program may have put something else in its place.
    if answers.state and returned.draft in load_states() and returned.draft != answers.state:
        raise _problem("other_draft", file, value=returned.draft, state=answers.state)
    if not returned.units:
        raise _problem("nothing_translated" if returned.empty else "no_text_of_draft", file)
    answers = with_returned(answers, returned)
    if len(write_answer_file(answers, library).encode()) > MAXIMUM_BYTES:
        raise _problem("too_long", file, maximum=str(MAXIMUM_BYTES // 1024))
    return TakenBack(answers, returned, still_behind(answers, library, target))


def behind_words(behind: Behind, interface: str, keys: bool = True) -> list[str]:
    """Say what a translation lacks.

    Args:
        behind: What it lacks.
        interface: Interface language.
        keys: Whether texts are named by the keys that they have in the file.

    Returns:
        A sentence on what is missing and one on what is of an earlier wording, where there is any.
    """
    return [
        *_counted("missing", behind.missing, interface, keys),
        *_counted("stale", behind.stale, interface, keys),
    ]


def _counted(name: str, units: Sequence[str], interface: str, keys: bool) -> list[str]:
    if not units:
        return []
    some = ", ".join(each[:60] for each in units[:_NAMED])
    some = f" ({some}{', …' if len(units) > _NAMED else ''})" if keys else ""
    return [say(f"translation.{name}", interface, count=len(units), units=some)]


def _problem(key: str, file: str, **values: str) -> ProblemsError:
    return ProblemsError([Problem(f"translation.{key}", "", values, file=file)])
