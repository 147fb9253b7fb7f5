"""When Python looks for garbage on the server: not while somebody waits for a screen.

By itself Python looks for what is no longer needed after every few hundred objects that it makes. A
screen has thousands, so it would look several times while one is made, and now and then go through
all that the process holds, for as long as ten lawyers' screens take.
"""

import gc
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from werkzeug.wsgi import ClosingIterator

__all__ = ["keep_what_is_loaded", "looking_between_screens"]

_YOUNGEST, _OLDER, _ALL = range(3)
_SCREENS_UNTIL_OLDER = 10
_SCREENS_UNTIL_ALL = 1000


def looking_between_screens(
    application: Callable[..., Iterable[bytes]],
) -> Callable[..., ClosingIterator]:
    """Make Python look for garbage whenever an answer has been sent, and at no other time.

    Args:
        application: The WSGI application.

    Returns:
        The application; what comes of it is the same.
    """
    gc.disable()
    sent = count(1)

    def look() -> None:
        number = next(sent)
        if number % _SCREENS_UNTIL_ALL == 0:
            gc.collect(_ALL)
        else:
            gc.collect(_YOUNGEST if number % _SCREENS_UNTIL_OLDER else _OLDER)

    def answer(environ: dict[str, Any], start_response: Any) -> ClosingIterator:
        return ClosingIterator(application(environ, start_response), look)

    return answer


def keep_what_is_loaded() -> None:
    """Leave all that has been loaded until now out of every look for garbage."""
    gc.collect()
    gc.freeze()
