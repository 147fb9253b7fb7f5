# pre-load
"""The draft of the list that something is done with: whether it may be, and who shares it."""

from collections.abc import Callable
from typing import Any

from docassemble.base.util import get_language, set_language, validation_error

from .draft_record import DraftRecord
from .interface import say
from .interview_account import account, account_exists, draft_store
from .interview_addresses import addresses
from .interview_desk_tables import share_list
from .interview_html import literal
from .problems import Problem, ProblemsError
from .remarks import remark

__all__ = ["NEEDS_AUTHOR", "DraftInHand"]

LONGEST_ADDRESS = 254
"""How long an e-mail address can be."""

NEEDS_AUTHOR = Problem("drafts.needs_author")
"""What is said to somebody who makes no drafts."""


class DraftInHand:
    """The draft in hand, and who has access to it."""

    at: str
    language: str
    colleague: Any
    level: Any

    def shares(self) -> str:
        """Return who has access to the draft in hand, as HTML."""
        shares = draft_store().access(self.at, account().who)
        return share_list(shares, get_language(), addresses())

    def share(self) -> None:
        """Give a colleague access to the draft in hand.

        Raises:
            DAValidationError: There is no such account, or it is one's own.
        """
        self._send(lambda: self._share_with(str(self.colleague or "")), "colleague")
        for name in ("colleague", "level"):
            self.__dict__.pop(name, None)

    def take_back(self, whom: object) -> None:
        """Take back a colleague's access to the draft in hand.

        Args:
            whom: The colleague's account.
        """
        self._tried(lambda: draft_store().unshare(self.at, account().who, str(whom)))

    def give_up(self, identity: object) -> None:
        """Give up one's own access to another's draft.

        Args:
            identity: The draft, as an address names it.
        """
        who = account().who
        self._tried(lambda: draft_store().unshare(str(identity), who, who))

    # Inside

    def _share_with(self, typed: str) -> None:
        whom = remark(typed, LONGEST_ADDRESS)
        if not account_exists(whom):
            raise ProblemsError([Problem("desk.no_account", values={"who": whom})])
        draft_store().share(self.at, account().who, whom, str(self.level))

    def _record(self) -> DraftRecord:
        return draft_store().get(self.at, account().who)

    def _may_write(self) -> bool:
        """Whether this person makes and changes drafts; if not, the list says so."""
        return account().author or self._refuse(NEEDS_AUTHOR)

    def _tried(self, act: Callable[[], Any]) -> Any:
        """Do something with a draft; if it may not be done, the list says so."""
        try:
            return act()
        except ProblemsError as error:
            self._refuse(error.problems[0])
            return None

    def _refuse(self, problem: Problem) -> bool:
        self.said = ("danger", problem.say(get_language()))
        return False

    def _say(self, key: str, draft: str) -> None:
        self.said = ("success", say(f"desk.{key}", get_language(), draft=draft))

    def _send(self, act: Callable[[], Any], field: str = "") -> None:
        """Do what a screen was sent for; if it may not be done, say so on the screen."""
        set_language(self.language)
        try:
            act()
        except ProblemsError as error:
            said = literal(error.problems[0].say(get_language()))
            validation_error(said, **({"field": f"desk.{field}"} if field else {}))
