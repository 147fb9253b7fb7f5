"""What the checks say of a draft: how grave it is, where, and what would mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .interface import labelled, say
from .languages import load_languages

__all__ = ["SEVERITIES", "Finding", "Severity"]

Severity = Literal["error", "warning", "notice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")

_LANGUAGES = frozenset(
    {"behind", "language", "languages", "one", "open", "other", "prevailing", "typed"}
)
"""Values that are codes of languages, which a sentence names."""


@dataclass(frozen=True)
class Finding:
    """Something that the lawyer should know before the draft goes out.

    Attributes:
        severity: An error is wrong; a warning may be; a notice is good to know.
        key: Key of the sentence in the group "check"; empty if the library says it.
        place: The answer or clause that it is about ("clauses.final_provisions").
        values: What goes into the sentence's gaps; a mapping has a value for each language.
        sentences: What the library says, by interface language.
        remedies: What would mend it, likewise.
        choices: Conditions each of which mends it once it is made to hold, as the library has them.
    """

    severity: Severity
    key: str
    place: str
    values: Mapping[str, object] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    remedies: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Mapping[str, str], ...] = ()

    def words(self, language: str) -> str:
        """Return what was found and what would mend it.

        Args:
            language: Interface language.

        Returns:
            A sentence or two, the first with a small letter, as it stands behind the place.
        """
        if not self.key:
            return f"{self.sentences[language]} {self.remedies[language]}"
        values = {name: _spoken(name, value, language) for name, value in self.values.items()}
        return say(f"check.{self.key}", language, **values)

    def say(self, language: str) -> str:
        """Return explanation and remedy as one line.

        Args:
            language: Interface language.

        Returns:
            Severity, place, what was found, and what would mend it.
        """
        return labelled(f"{self.weight(language)}, {self.place}", self.words(language), language)

    def weight(self, language: str) -> str:
        """Return what its severity is called.

        Args:
            language: Interface language.

        Returns:
            The word.
        """
        return say(f"check.{self.severity}", language)

    def to_data(self, language: str) -> dict[str, Any]:
        """Return the finding as plain data, ready for JSON.

        Args:
            language: Interface language.

        Returns:
            Severity, key and place, which do not depend on the language, and the whole line.
        """
        named = {"severity": self.severity, "check": self.key or "library", "place": self.place}
        return {**named, "text": self.say(language)}


def _spoken(name: str, value: object, language: str) -> object:
    if isinstance(value, Mapping):
        return value[language]
    if name not in _LANGUAGES:
        return value
    known = load_languages()
    codes = str(value).split(", ")
    return ", ".join(
        known[code].names.get(language, code) if code in known else code for code in codes
    )
