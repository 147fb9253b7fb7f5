# pre-load
"""Addresses of actions for screens that have many of them."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from docassemble.base.util import url_action

__all__ = ["addresses"]

_SAMPLE = "sample"


def addresses() -> Callable[..., str]:
    """Return what gives the address of an action with its arguments, as `url_action` does.

    docassemble makes each address from the beginning; those of one screen differ in the action
    alone.

    Returns:
        A function for the screen that is being written; `url_action` itself should docassemble's
        addresses look otherwise one day.
    """
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
