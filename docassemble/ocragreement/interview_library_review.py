# pre-load
"""What a reviewer does with a version of the house library: looks at it, and says if it will do."""

from collections.abc import Callable
from typing import Any

from docassemble.base.util import get_language, set_language, validation_error

from .house_store import NONE
from .interface import say
from .interview_account import LOCAL, account
from .interview_house import house_store
from .interview_html import problem_list
from .interview_library_shown import LibraryShown
from .problems import ProblemsError

__all__ = ["LibraryReview", "version_number"]


class LibraryReview(LibraryShown):
    """The part of the house library in which a version is in hand."""

    language: str
    decision: str
    note: str

    def sees(self) -> bool:
        """Whether this person decides or reviews what is in the house library."""
        return account().sees_library

    def needs_review(self) -> bool:
        """Whether on this server only what a reviewer has approved becomes current."""
        return house_store().reviewed

    def has_reviewers(self) -> bool:
        """Whether there can be somebody else to review: not on a server for one person."""
        return self.needs_review() or account().who != LOCAL

    def choose_version(self, number: object) -> bool:
        """Take a version in hand.

        Args:
            number: The version, as an address names it; 0 for none.

        Returns:
            Whether there is such a version, for who may see it.
        """
        if not self.sees():
            return False
        chosen = version_number(number)
        if chosen not in (NONE, *(each.number for each in house_store().versions())):
            return False
        self.version = chosen
        return True

    def was_current(self) -> bool:
        """Whether the version in hand was the current one before."""
        return self.version == NONE or any(
            each.version == self.version for each in house_store().activations()
        )

    def review(self) -> None:
        """Say of the version in hand whether its wordings will do.

        Raises:
            DAValidationError: This person may not, or says not why.
        """
        set_language(self.language)
        who = account()
        approved = self.decision == "approve"
        self.sent(
            lambda: house_store().review(self.version, approved, self.note, who.who, who.roles),
            "note",
        )
        for name in ("note", "decision"):
            self.__dict__.pop(name, None)
        key = "was_approved" if approved else "was_sent_back"
        self.said = ("success", [say(f"house_desk.{key}", get_language(), number=self.version)])

    def sent(self, what: Callable[[], Any], field: str) -> Any:
        """Do something that may be refused, and say why at a field.

        Args:
            what: What is done.
            field: The field, without the name of this object.

        Returns:
            What came of it.

        Raises:
            DAValidationError: It is refused.
        """
        try:
            return what()
        except ProblemsError as error:
            lines = [each.say(get_language()) for each in error.problems]
            heading = say("house_desk.refused", get_language())
            return validation_error(problem_list(heading, lines), field=f"house.{field}")


def version_number(number: object) -> int:
    """Return the number of a version that an address names.

    Args:
        number: What stands in the address.

    Returns:
        The number; -1, which no version has, if it is none.
    """
    text = str(number)
    return int(text) if text.isdecimal() and len(text) < 10 else -1
