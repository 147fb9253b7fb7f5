"""The authorities of a Party: one, or several with the role of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .problems import Problem
from .shapes import ListOf, Record, Texts

__all__ = ["AuthoritiesShape", "Authority", "authorities_data"]

MAXIMUM_AUTHORITIES = 8


@dataclass(frozen=True)
class Authority:
    """An authority of a Party.

    Attributes:
        name: Its name with article, by language; a missing language is a blank.
        role: What it is responsible for, likewise; empty if it has no role of its own.
    """

    name: Mapping[str, str] = field(default_factory=dict)
    role: Mapping[str, str] = field(default_factory=dict)


class AuthoritiesShape:
    """The name of an authority, or a list of several, each with its role."""

    def __init__(self, languages: Iterable[str]) -> None:
        """Take the languages in which a name can be given."""
        self._one = Texts(languages)
        self._several = ListOf(
            Record({"name": self._one, "role": self._one}), MAXIMUM_AUTHORITIES, minimum=1
        )

    def read(self, value: Any, path: str, problems: list[Problem]) -> tuple[Authority, ...]:
        """Read the authorities; none if the answer is open."""
        if isinstance(value, list):
            entries = self._several.read(value, path, problems) or []
            return tuple(
                Authority(entry.get("name") or {}, entry.get("role") or {})
                for entry in entries
                if entry is not None
            )
        name = self._one.read(value, path, problems)
        return (Authority(name),) if name else ()

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a name or a list."""
        return {"anyOf": [self._one.schema(), self._several.schema()]}


def authorities_data(
    authorities: tuple[Authority, ...], texts: Callable[[Mapping[str, str]], Any]
) -> Any:
    """Write authorities as plain data, from which they can be read again.

    Args:
        authorities: The authorities of one Party.
        texts: Writes a text by language.

    Returns:
        A text for one without a role, else a list; empty if there is none.
    """
    if len(authorities) == 1 and not authorities[0].role:
        return texts(authorities[0].name)
    return [
        {
            key: texts(text)
            for key, text in (("name", authority.name), ("role", authority.role))
            if text
        }
        for authority in authorities
    ]
