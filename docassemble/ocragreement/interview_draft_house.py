# pre-load
"""The version of the house library that a draft is made with: kept, told, and moved on."""

from html import escape
from typing import Any

from docassemble.base.thread_context import this_thread
from docassemble.base.util import get_language

from .house_move import Move, move
from .house_store import NONE
from .interface import say
from .interview_draft import DraftAnswers
from .interview_house import current_house, house_store, use_house
from .interview_html import literal, neutral_markup, problem_list
from .interview_names import name_of_language
from .language_pack import house_folder, set_house
from .problems import ProblemsError

__all__ = ["DraftHouse"]


class DraftHouse(DraftAnswers):
    """The part of a draft that knows which version of the house library it is made with."""

    chosen: dict[str, Any]
    clause_answered: Any
    field: Any

    def use_house(self) -> None:
        """Take clauses from the draft's version, as long as this request lasts."""
        use_house(self.made_with())

    def made_with(self) -> int:
        """Return the version that the draft is made with: the one it was begun with; 0 if none."""
        if "house_version" not in self.__dict__:
            self.house_version = current_house()
        return int(self.house_version)

    def is_behind(self) -> bool:
        """Whether another version is the current one."""
        return self.made_with() != current_house()

    def versions_said(self) -> str:
        """Return which version the draft is made with and which is the current one, in words."""
        kind = "behind" if self.made_with() != NONE else "behind_none"
        kind = kind if current_house() != NONE else "ahead_of_none"
        values = {"made_with": self.made_with(), "current": current_house()}
        return literal(say(f"house_draft.{kind}", get_language(), **values))

    def moving(self) -> str:
        """Return what changes if the draft moves to the current version, as HTML."""
        interface = get_language()
        try:
            found = self._move()
        except ProblemsError as error:
            lines = [each.say(interface) for each in error.problems]
            return problem_list(say("house_draft.cannot", interface), lines)
        html = ""
        if found.dropped:
            lines = [title.get(interface, name) for name, title in found.dropped.items()]
            html += problem_list(say("house_draft.dropped", interface), lines)
        if not found.changes:
            return f"{html}<p>{escape(say('house_draft.same', interface))}</p>"
        heads = "".join(
            f'<th scope="col">{escape(say(f"house_draft.{name}", interface))}</th>'
            for name in ("clause", "before", "after")
        )
        rows = "".join(
            f'<tr><th scope="row">{escape(each.title[interface])}'
            f"<br><small>{escape(name_of_language(each.language, interface))}</small></th>"
            + "".join(
                f'<td lang="{escape(each.language)}">{escape(text).replace(chr(10), "<br>")}</td>'
                for text in (each.before, each.after)
            )
            + "</tr>"
            for each in found.changes
        )
        return html + neutral_markup(
            f'<table class="table house-move"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )

    def turn_back(self) -> None:
        """Go back to where the draft was, whatever was being asked."""
        visitor = this_thread.current_info["user"]["session_uid"]
        this_thread.internal["event_stack"].get(visitor, []).clear()

    def move_on(self) -> None:
        """Make the draft with the current version from now on, if it can be."""
        try:
            found = self._move()
        except ProblemsError:
            # The screen before has said why.
            return
        for name in found.dropped:
            self.chosen.pop(name, None)
            self.clause_answered.elements.pop(name, None)
            for field in [each for each in self.field.elements if each.startswith(f"{name}:")]:
                self.field.elements.pop(field)
        self.house_version = current_house()
        self.use_house()
        self.__dict__.pop("reviewed", None)

    def _move(self) -> Move:
        before = house_folder()
        number = current_house()
        if number == NONE:
            # What the server has without a version is known by its environment.
            set_house(None)
            after = house_folder()
            self.use_house()
        else:
            after = house_store().folder(number)
        data: dict[str, Any] = self.data()
        return move(data, before, after, self.document_languages())
