"""What is known of the versions of a house library, and who decides on them."""

import datetime
from dataclasses import dataclass

from .problems import Problem, ProblemsError, one_line

__all__ = [
    "NONE",
    "Activation",
    "HouseVersion",
    "NotLibrarian",
    "NotReviewer",
    "Review",
    "checked_note",
]

NONE = 0
"""Stands for no version: the library as the server has it without one."""

LONGEST_NOTE = 500


class NotLibrarian(ProblemsError):
    """This person is no librarian."""

    def __init__(self) -> None:
        """Say what it takes."""
        super().__init__([Problem("house.needs_librarian")])


class NotReviewer(ProblemsError):
    """This person is no reviewer."""

    def __init__(self) -> None:
        """Say what it takes."""
        super().__init__([Problem("house.needs_reviewer")])


@dataclass(frozen=True)
class HouseVersion:
    """A version of the house library.

    Attributes:
        number: Its number, from 1.
        made: When it was made.
        made_by: Who made it.
        note: What its maker says of it.
        is_current: Whether new drafts are made with it.
    """

    number: int
    made: datetime.datetime
    made_by: str
    note: str
    is_current: bool


@dataclass(frozen=True)
class Activation:
    """That a version became the current one.

    Attributes:
        version: The version; 0 for none.
        before: The one that was current before.
        moment: When.
        who: Who decided it.
        note: Why.
    """

    version: int
    before: int
    moment: datetime.datetime
    who: str
    note: str


@dataclass(frozen=True)
class Review:
    """What a reviewer has said of a version.

    Attributes:
        version: The version.
        approved: Whether it is approved; else it is sent back.
        moment: When.
        who: Who said it.
        note: What they say of it.
    """

    version: int
    approved: bool
    moment: datetime.datetime
    who: str
    note: str


def checked_note(note: str) -> str:
    """Return a note on one line; who reads the list must learn why.

    Args:
        note: What was typed.

    Returns:
        The same on one line.

    Raises:
        ProblemsError: It is empty or too long.
    """
    said = one_line(" ".join(note.split()))
    if not said:
        raise ProblemsError([Problem("house.no_note", "note")])
    if len(said) > LONGEST_NOTE:
        raise ProblemsError([Problem("problem.too_long", "note", {"maximum": LONGEST_NOTE})])
    return said
