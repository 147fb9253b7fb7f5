# pre-load
"""What the draft does on the screens on the Parties, their names, languages and authorities."""

from collections.abc import Iterable
from typing import Any

from docassemble.base.functions import set_save_status
from docassemble.base.util import get_language, json_response, set_language

from . import interview_choices, interview_names
from .interface import say
from .interview_answers import BY_LANGUAGE, FURTHER_LANGUAGES, NO_LANGUAGE
from .interview_authorities import SIDES, authority_count, has_several
from .interview_choices import language_choices
from .interview_counterpart import is_unlisted, other_party
from .interview_draft import DraftAnswers
from .interview_html import literal
from .interview_names import language_in_text
from .interview_screens import is_asked
from .interview_values import given
from .language_practice import practice_with, say_practice

__all__ = ["PartyScreens"]

Field = dict[str, Any]

SEVERAL = "named_with_roles"
"""The wording of the article on authorities that names several of them."""


class PartyScreens(DraftAnswers):
    """The part of a draft that the screens on the Parties need."""

    language: str
    chosen: dict[str, Any]

    def other_party(self) -> str:
        """Return what the other Party is called, as a screen shows it; empty if it is open."""
        return literal(other_party(self.values(), get_language()))

    def answer_state_names(self) -> None:
        """Tell the browser by what each State of the list is found; nothing is saved."""
        set_language(self.language)
        set_save_status("ignore")
        json_response(interview_choices.state_names(get_language()))

    def is_unlisted(self) -> bool:
        """Tell whether the other Party is a State that is not in the list, or an organisation."""
        return is_unlisted(self.values())

    def more(self, screen: str) -> bool:
        """Tell whether what is folded on a screen is folded open from the start."""
        if screen == "authorities":
            return self.is_asked("roles")
        return self.is_unlisted() or bool(self.values().get("more_names"))

    def is_asked(self, screen: str) -> bool:
        """Tell whether a screen comes on the way through the interview."""
        return is_asked(screen, self.values())

    def flags_of_parties(self) -> list[str]:
        """Return what the screens on the Parties set, as docassemble asks for it."""
        screens = ("party", "names", "authorities", "roles")
        return [f"draft.{each}_answered" for each in screens if self.is_asked(each)]

    def proposed_second_language(self) -> str:
        """Return what to propose as the language of the counterpart's text."""
        return interview_choices.proposed_second_language(self.counterpart())

    def practice(self) -> tuple[str, ...]:
        """Return what earlier treaties with the other Party did, in the interface language."""
        state = self.counterpart()
        practice = practice_with(state.code) if state else None
        return say_practice(practice, get_language()) if practice else ()

    def writes_portuguese(self) -> bool:
        """Tell whether a text of the draft is in Portuguese, as far as is known by now."""
        return "pt" in self.document_languages()

    def fields(self, *names: str, folded: str = "") -> list[Field]:
        """Return the fields of answers that are given in each language of the draft.

        Args:
            *names: Some of `BY_LANGUAGE`.
            folded: Answer behind which they are folded until it is ticked; empty for none.

        Returns:
            Fields as a `code` entry among docassemble's `fields` gives them.
        """
        more = {"show if": {"variable": f"draft.{folded}", "is": True}} if folded else {}
        state = self.counterpart()
        return [
            {
                "label": self.label_in(name, code),
                "field": f"draft.{name}['{code}']",
                "datatype": "raw",
                "required": False,
                "default": interview_choices.proposed_text(name, state, code),
                "hint": interview_choices.known_text(name, state, code),
                **more,
            }
            for name in names
            for code in self.document_languages()
        ]

    def role_fields(self) -> list[Field]:
        """Return the fields for the authorities of each Party that has several."""
        return [field for side in SIDES for field in self._authorities_of(side)]

    def further_language_fields(self, first: Iterable[tuple[str, Any]]) -> list[Field]:
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
            if given(self.values(), name, NO_LANGUAGE) != NO_LANGUAGE
        ]

    def follow_authorities(self) -> None:
        """Choose the wording that names several authorities where there are several."""
        answer = self.chosen.get("authorities")
        if has_several(self.values()) and answer is None:
            self.chosen["authorities"] = SEVERAL
        elif not has_several(self.values()) and answer == SEVERAL:
            del self.chosen["authorities"]

    def label(self, name: str) -> str:
        """Return the label of an answer in the interface language."""
        ui = get_language()
        home = interview_names.home_name(ui)
        other = self.other_party() or say("interview.other_party", ui)
        return say(f"interview.{name}", ui, party=home if name.startswith("home") else other)

    def label_in(self, name: str, language: str) -> str:
        """Return the label of an answer, with the language of the draft if there are several."""
        if name not in BY_LANGUAGE:
            return self.label(name)
        return self._in(self.label(name), language)

    def _authorities_of(self, side: str) -> list[Field]:
        count = authority_count(self.values(), side)
        if count == 1:
            return []
        fields: list[Field] = [{"note": f"## {self.label(f'{side}_authorities')}"}]
        for place in range(count):
            for name in ("names", "roles") if place else ("roles",):
                label = say(f"interview.authority_{name}", get_language(), number=place + 1)
                fields += [
                    {
                        "label": self._in(label, code),
                        "field": f"draft.{side}_{name}['{place}:{code}']",
                        "datatype": "raw",
                        "required": False,
                    }
                    for code in self.document_languages()
                ]
        return fields

    def _in(self, label: str, language: str) -> str:
        if len(self.document_languages()) == 1:
            return label
        return f"{label} ({language_in_text(language, get_language())})"
