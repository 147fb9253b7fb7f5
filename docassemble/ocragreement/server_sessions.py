"""Puts together what two requests of one browser change in its session at the same time.

docassemble reads what it knows of a browser at the beginning of a request (who has signed in,
which session of which interview is at hand) and writes all of it at the end. Of two requests at
once, such as a preview that is being fetched and a click on "My drafts", the slower one would bring
back what the other has just changed: the session of a list that has been left, even somebody who
has signed out.
"""

import copy
from collections.abc import Callable, Mapping
from functools import wraps
from threading import Lock
from typing import Any

__all__ = ["keep_what_others_changed", "merged"]

_GONE = object()
_saving = Lock()

Method = Callable[..., Any]


def keep_what_others_changed() -> None:
    """Let docassemble's sessions of browsers be merged when they are saved."""
    from docassemblekvsession import KVSessionInterface

    KVSessionInterface.open_session = _opening(KVSessionInterface.open_session)
    KVSessionInterface.save_session = _merging(KVSessionInterface.save_session)


def merged(
    before: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> dict[str, Any]:
    """Put together two changes of one dictionary, and of dictionaries in it.

    Args:
        before: What both have begun with.
        mine: What one has made of it.
        theirs: What the other has made of it.

    Returns:
        Everything that either has changed; where both have, it is as the first has it.

    Example:
        >>> merged({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "c": 3})
        {'a': 2, 'c': 3}
    """
    result = {}
    for name in dict.fromkeys((*mine, *theirs)):
        was, here, there = (each.get(name, _GONE) for each in (before, mine, theirs))
        if all(isinstance(each, dict) for each in (was, here, there)):
            taken: Any = merged(was, here, there)
        else:
            taken = there if here == was else here
        if taken is not _GONE:
            result[name] = taken
    return result


def _opening(open_session: Method) -> Method:
    """A method that also remembers what a session was when it was read."""

    @wraps(open_session)
    def opened(self: Any, app: Any, request: Any) -> Any:
        session = open_session(self, app, request)
        if session is not None:
            session.read_as = copy.deepcopy(dict(session))
        return session

    return opened


def _merging(save_session: Method) -> Method:
    """A method that saves a session with what others have changed since it was read."""

    @wraps(save_session)
    def saved(self: Any, app: Any, session: Any, response: Any) -> None:
        if not session.modified:
            return
        with _saving:
            identity = getattr(session, "sid_s", None)
            if identity and not session.new:
                try:
                    stored = app.kvsession_store.get(identity)
                except KeyError:
                    return  # another request has ended it
                theirs = self.serialization_method.loads(stored)
                together = merged(session.read_as, session, theirs)
                session.clear()
                session.update(together)
            save_session(self, app, session, response)

    return saved
