# pre-load
"""What a session knows of the draft that is kept, apart from the answers."""

from collections.abc import Callable
from typing import Any

from docassemble.base.util import get_language

from .draft_store import NotAllowed
from .interview_draft import DraftAnswers
from .interview_html import literal
from .problems import ProblemsError

__all__ = ["DraftSheet"]


class DraftSheet(DraftAnswers):
    """The part of a draft that says which one is kept, and what may be done with it."""

    @property
    def identity(self) -> str:
        """What the draft is kept by; empty while it is not kept."""
        return str(self._sheet.get("identity", ""))

    @property
    def is_kept(self) -> bool:
        """Whether the draft is in the database yet."""
        return bool(self._sheet.get("revision"))

    @property
    def only_read(self) -> bool:
        """Whether the draft may be read but not changed."""
        return bool(self._sheet.get("level") == "read")

    @property
    def refusal(self) -> str:
        """Why the draft cannot be worked on, as HTML; empty if it can."""
        return str(self._sheet.get("refusal", ""))

    def heading(self) -> str:
        """Return what the draft is called, safe on a screen; empty while it is not kept."""
        return literal(self._sheet.get("heading", ""))

    def notice(self) -> str:
        """Return what was done without being asked for, as HTML, and forget it."""
        text = self._sheet.pop("notice", "")
        return f'<p class="alert alert-info" role="status">{literal(text)}</p>' if text else ""

    # Inside

    @property
    def _sheet(self) -> dict[str, Any]:
        """What the session knows of the draft that is kept, apart from the answers."""
        sheet: dict[str, Any] = self.__dict__.setdefault("sheet", {})
        return sheet

    def _guarded(self, act: Callable[[], Any]) -> None:
        """Do something with the draft; say so if it may not be done."""
        try:
            act()
        except NotAllowed as error:
            self._say(error.problems[0].say(get_language()))
        except ProblemsError as error:
            self._refuse(error)

    def _say(self, text: str) -> None:
        self._sheet["notice"] = text

    def _refuse(self, error: ProblemsError) -> None:
        lines = [each.say(get_language()) for each in error.problems]
        self._sheet["refusal"] = "".join(f"<p>{literal(line)}</p>" for line in lines)
