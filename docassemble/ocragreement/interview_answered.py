# pre-load
"""Which screens on clauses have been answered, so that asking for one that has not costs little."""

from typing import Any

from docassemble.base.error import DAIndexError, LazyNameError
from docassemble.base.util import DADict

__all__ = ["Answered"]


class Answered(DADict):  # type: ignore[misc]  # docassemble has no types
    """A dictionary whose missing item is a missing name.

    docassemble asks the question that sets either. But into the error of a missing item it copies
    every answer of the session first, for whoever looks for a mistake in a block; the outline meets
    one on every screen on a clause, twice.
    """

    def __getitem__(self, index: Any) -> Any:
        """Return what is known of a clause.

        Args:
            index: The clause.

        Raises:
            LazyNameError: Its screen has not been answered; docassemble then asks it.
        """
        try:
            return super().__getitem__(index)
        except DAIndexError as missing:
            raise LazyNameError(*missing.args) from None
