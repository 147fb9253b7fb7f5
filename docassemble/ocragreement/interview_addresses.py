# pre-load
"""Addresses of actions for screens that have many of them."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from docassemble.base.thread_context import this_thread
from docassemble.base.util import url_action

__all__ = ["address", "addresses"]

_SAMPLE = "sample"


def addresses() -> Callable[..., str]:
    """Return what gives the address of an action with its arguments, as `url_action` does.

    docassemble makes each address from the beginning; those of one screen differ in the action
    alone.

    Returns:
        A function for the screen that is being written; `url_action` itself should docassemble's
        addresses look otherwise one day.
    """
    info, misc = this_thread.current_info, this_thread.misc
    called = tuple(misc.get("call") or ())
    return _addresses(info["yaml_filename"], info.get("url_root"), called, "jsembed" in misc)


def address(action: str, **arguments: Any) -> str:
    """Return the address of one action, as `url_action` does.

    Args:
        action: Name of the action.
        **arguments: Its arguments.

    Returns:
        The address.
    """
    return addresses()(action, **arguments)


# All that docassemble makes the address of an interview from.
@lru_cache(maxsize=64)
def _addresses(
    _interview: str, _server: str | None, _called: tuple[str, ...], _embedded: bool
) -> Callable[..., str]:
    before, found, after = str(url_action(_SAMPLE)).partition(_asked(_SAMPLE, {}))
    if not found:
        return url_action  # type: ignore[no-any-return]
    return _Addresses(before, after)


@dataclass(frozen=True)
class _Addresses:
    """What all addresses of actions have in common; two that are alike are equal."""

    before: str
    after: str

    def __call__(self, action: str, **arguments: Any) -> str:
        """Give the address of an action."""
        return f"{self.before}{_asked(action, arguments)}{self.after}"


def _asked(action: str, arguments: dict[str, Any]) -> str:
    """An action as it stands in an address."""
    said = json.dumps({"action": action, "arguments": arguments})
    return quote_plus(base64.b64encode(said.encode()).decode().rstrip("="))
