"""Find a name that a person typed: without regard to case, accents or punctuation."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .interface import INTERFACE_LANGUAGES, ForTheLawyer

__all__ = ["NameIndex", "UnknownName", "closest", "fold", "named"]

# No name is longer; what is longer was not typed as one.
LONGEST = 80


class UnknownName(ValueError):
    """A name that is not among the known ones.

    Attributes:
        text: What was asked for.
        known: What would have been right; empty when the list is too long to be of help.
        suggestions: The known names nearest to `text` by interface language, best first.
    """

    noun = "name"

    def __init__(
        self, text: str, known: Iterable[str] = (), suggestions: Iterable[ForTheLawyer] = ()
    ) -> None:
        self.text = text
        self.known = tuple(known)
        self.suggestions = tuple(suggestions)
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        message = f"unknown {self.noun} “{shown}”"
        if self.suggestions:
            message += f"; did you mean: {', '.join(each['en'] for each in self.suggestions)}?"
        elif self.known:
            message += f"; known: {', '.join(self.known)}"
        super().__init__(message)


def fold(text: str) -> str:
    """Reduce a text to lower-case letters without accents, digits and single spaces.

    Args:
        text: What a person typed, or a name in a list.

    Returns:
        A key under which the spellings that a person takes for the same name are equal
        (“Côte d'Ivoire” and “COTE D’IVOIRE”, “EE. UU.” and “ee uu”).
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def closest(text: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """Give the names that look most like a mistyped text.

    Args:
        text: What a person typed.
        names: Folded names to compare with.
        limit: How many to give at most.

    Returns:
        Folded names, best first; empty when none is near.
    """
    return difflib.get_close_matches(fold(text[:LONGEST]), list(names), n=limit, cutoff=0.7)


class NameIndex:
    """The codes of a list of things, by every name that each of them has."""

    def __init__(self, names: Iterable[tuple[str, str]], list_name: str) -> None:
        """Take the names.

        Args:
            names: Pairs of name and code.
            list_name: What the list is called if it is wrong.

        Raises:
            ValueError: A name stands for two codes.
        """
        index: dict[str, str] = {}
        for name, code in names:
            taken = index.setdefault(fold(name), code)
            if taken != code:
                raise ValueError(f"{list_name}: “{name}” stands for {taken} and for {code}")
        self._codes: Mapping[str, str] = MappingProxyType(index)

    def find(self, text: str) -> str | None:
        """Return the code of what a person typed, None if nothing is called so."""
        return self._codes.get(fold(text))

    def near(self, text: str) -> tuple[str, ...]:
        """Return the codes of what is called nearly so, best first."""
        return tuple(dict.fromkeys(self._codes[name] for name in closest(text, self._codes)))


def named(names: Mapping[str, str], code: str) -> ForTheLawyer:
    """Return what is suggested for a name that is not known.

    Args:
        names: The name of what may be meant, by language.
        code: Its code.

    Returns:
        Name and code by interface language ("Suiza (CH)").
    """
    return ForTheLawyer({each: f"{names[each]} ({code})" for each in INTERFACE_LANGUAGES})
