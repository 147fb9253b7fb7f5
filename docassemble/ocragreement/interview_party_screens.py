# pre-load
"""What the draft does on the screens on the Parties, their names, languages and authorities."""

from collections.abc import Iterable
from typing import Any

from docassemble.base.util import get_language

from . import interview_answers, interview_choices
from .interface import say
from .interview_answers import BY_LANGUAGE, FURTHER_LANGUAGES, NO_LANGUAGE
from .interview_choices import language_choices, language_in_text
from .interview_draft import DraftAnswers

__all__ = ["PartyScreens"]


class PartyScreens(DraftAnswers):
    """The part of a draft that the screens on the Parties need."""

    def proposed_second_language(self) -> str:
        """Return what to propose as the language of the counterpart's text."""
        return interview_choices.proposed_second_language(self.counterpart())

    def fields(self, *names: str) -> list[dict[str, Any]]:
        """Return the fields of answers that are given in each language of the draft.

        Args:
            *names: Some of `BY_LANGUAGE`.

        Returns:
            Fields as a `code` entry among docassemble's `fields` gives them.
        """
        return [
            {
                "label": self.label_in(name, code),
                "field": f"draft.{name}['{code}']",
                "datatype": "raw",
                "required": False,
                "default": interview_choices.proposed_text(name, self.counterpart(), code),
            }
            for name in names
            for code in self.document_languages()
        ]

    def further_language_fields(self, first: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
        """Return fields for the languages beyond the third that an answer file has brought.

        Args:
            first: Values and labels that stand before the languages in each list.

        Returns:
            Fields, as above; mostly none.
        """
        return [
            {
                "label": say("interview.language_3", get_language()),
                "field": f"draft.{name}",
                "choices": language_choices(first, get_language()),
                "input type": "dropdown",
            }
            for name in FURTHER_LANGUAGES[2:]
            if interview_answers.given(self.values(), name, NO_LANGUAGE) != NO_LANGUAGE
        ]

    def label(self, name: str) -> str:
        """Return the label of an answer in the interface language."""
        ui = get_language()
        home = interview_choices.home_name(ui)
        other = interview_choices.name_of_state(self.counterpart(), ui)
        party = home if name.startswith("home") else other or say("interview.other_party", ui)
        return say(f"interview.{name}", ui, party=party)

    def label_in(self, name: str, language: str) -> str:
        """Return the label of an answer, with the language of the draft if there are several."""
        if name not in BY_LANGUAGE or len(self.document_languages()) == 1:
            return self.label(name)
        return f"{self.label(name)} ({language_in_text(language, get_language())})"
