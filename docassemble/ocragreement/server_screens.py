"""Keeps screens out of Redis, where docassemble puts a copy of each for somebody who would watch.

The copy is what its live help shows to a helper, and `ocragreement serve` has no live help. It
would be the draft in clear words, in a journal on the disk, beside answers that are encrypted.
"""

from typing import Any

__all__ = ["keep_screens_to_their_reader"]

_COPY = "da:html:uid:"
# What is in a copy, and in nothing else that docassemble writes there.
_IN_A_COPY = {"body", "extra_scripts", "bootstrap_theme"}


def keep_screens_to_their_reader() -> None:
    """Let docassemble's interviews keep no copy of a screen."""
    from docassemble.webapp.interview import views

    views.r = _WithoutCopies(views.r)
    views.json = _UnwrittenCopies(views.json)


class _WithoutCopies:
    """A Redis client that takes everything but copies of screens."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def pipeline(self, *arguments: Any, **named: Any) -> "_WithoutCopies":
        return _WithoutCopies(self._client.pipeline(*arguments, **named))

    def set(self, name: str, *arguments: Any, **named: Any) -> Any:
        return self if name.startswith(_COPY) else self._client.set(name, *arguments, **named)

    def expire(self, name: str, *arguments: Any, **named: Any) -> Any:
        return self if name.startswith(_COPY) else self._client.expire(name, *arguments, **named)


class _UnwrittenCopies:
    """The module `json`, which writes everything but copies of screens: they go nowhere."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def dumps(self, data: Any, *arguments: Any, **named: Any) -> Any:
        if isinstance(data, dict) and data.keys() >= _IN_A_COPY:
            return ""
        return self._module.dumps(data, *arguments, **named)
