"""The other Party: a State of the list, a State that is not in it, or an organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from .demonyms import Demonym, load_demonyms
from .european_portuguese import PORTUGUESE, EuropeanName, load_european_names
from .grammar import load_grammar
from .noun_phrases import NounPhrase
from .states import load_states

__all__ = ["Counterpart", "PartyKind"]

PartyKind = Literal["state", "organisation"]


@dataclass(frozen=True)
class Counterpart:
    """Who the other Party is; what is not said here is known of a State of the list.

    Attributes:
        state: ISO 3166 code; None if the State is open or not in the list, or for an organisation.
        kind: A State or an international organisation.
        names: Formal names with article, by language.
        short_names: Short names, by language.
        demonyms: Adjectives, by language; an empty form is that of the list.
        languages: Codes of the languages of its original, the most usual first.
        european: Whether Portuguese texts name it as Portugal does.
    """

    state: str | None = None
    kind: PartyKind = "state"
    names: Mapping[str, str] = field(default_factory=dict)
    short_names: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, Demonym] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    european: bool = False

    @property
    def official_languages(self) -> tuple[str, ...]:
        """Codes of its languages, whose texts stand first in its original."""
        if self.languages or self.state is None:
            return self.languages
        return load_states()[self.state].official_languages

    def phrase(self, language: str) -> NounPhrase | None:
        """Return the formal name with its article.

        Args:
            language: Code of the language.

        Returns:
            The name, as typed or as listed; None if it is open.
        """
        listed = self._listed(language)
        if language not in self.names:
            return listed
        typed = load_grammar(language).phrase(self.names[language])
        # The article of “l’Italie” tells no gender, the list does.
        return replace(typed, gender=typed.gender or (listed.gender if listed else ""))

    def short_name(self, language: str) -> str:
        """Return the short name, in another language if it is not known in this one.

        Args:
            language: Code of the language.

        Returns:
            The short name; the formal one without article if there is no other; empty if open.
        """
        if language in self.short_names:
            return self.short_names[language]
        if self.state is not None:
            european = self._european(language)
            names = load_states()[self.state].short_names
            return european.short if european else names.get(language, names["en"])
        if self.short_names:
            return next(iter(self.short_names.values()))
        formal = self.phrase(
            next((code for code in (language, *self.names) if code in self.names), "")
        )
        return formal.words if formal else ""

    def demonym(self, language: str) -> Demonym | None:
        """Return the adjective.

        Args:
            language: Code of the language.

        Returns:
            Its two forms, as typed or as listed; None if none is known.
        """
        european = self._european(language)
        listed = european.demonym if european else None
        if listed is None and self.state is not None:
            listed = load_demonyms(language).get(self.state)
        typed = self.demonyms.get(language)
        if typed is None or listed is None:
            return typed or listed
        return Demonym(typed.first or listed.first, typed.second or listed.second)

    def _listed(self, language: str) -> NounPhrase | None:
        if self.state is None:
            return None
        european = self._european(language)
        return european.formal if european else load_states()[self.state].names.get(language)

    def _european(self, language: str) -> EuropeanName | None:
        if self.european and language == PORTUGUESE and self.state is not None:
            return load_european_names().get(self.state)
        return None
