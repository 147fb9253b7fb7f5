"""The authorities of the Parties as the screens hold them: one each, or several with their roles.

Nothing here needs docassemble. The first authority of a Party has the field that everybody sees;
the others, and every role, are under "number:language" in `MORE_AUTHORITIES`.
"""

from collections.abc import Mapping
from typing import Any

from .authorities import Authority
from .interview_values import Values, by_language, given

__all__ = [
    "MORE_AUTHORITIES",
    "SIDES",
    "authorities_of",
    "authorities_values",
    "authority_count",
    "has_several",
]

SIDES = ("home", "counterpart")

MORE_AUTHORITIES = ("home_names", "home_roles", "counterpart_names", "counterpart_roles")
"""Answers that hold the names of further authorities, and the roles of all."""


def authority_count(values: Values, side: str) -> int:
    """Return how many authorities a Party names."""
    return int(given(values, f"{side}_count", 1))


def has_several(values: Values) -> bool:
    """Tell whether a Party names more than one authority."""
    return any(authority_count(values, side) > 1 for side in SIDES)


def authorities_of(values: Values, side: str, proposed: Mapping[str, str]) -> Any:
    """Write the authorities of a Party as an answer file has them.

    Args:
        values: The answers of the screens.
        side: "home" or "counterpart".
        proposed: What its first authority is called unless something else is said.

    Returns:
        A name by language, or a list of names and roles.
    """
    names = values.get(f"{side}_names", {})
    roles = values.get(f"{side}_roles", {})
    first = by_language({**proposed, **values.get(f"{side}_authority", {})})
    authorities = [
        {"name": first if place == 0 else _at(place, names), "role": _at(place, roles)}
        for place in range(authority_count(values, side))
    ]
    if len(authorities) == 1 and not authorities[0]["role"]:
        return first
    # None of several has been named yet: the answer is open.
    return [each for each in authorities if each["name"] or each["role"]] or first


def authorities_values(side: str, authorities: tuple[Authority, ...]) -> dict[str, Any]:
    """Write the authorities of a Party as the screens hold them, but for the name of the first.

    Args:
        side: "home" or "counterpart".
        authorities: The authorities.

    Returns:
        Values of the screens.
    """
    return {
        f"{side}_count": str(max(len(authorities), 1)),
        f"{side}_names": {
            f"{place}:{code}": name
            for place, authority in enumerate(authorities)
            for code, name in authority.name.items()
            if place
        },
        f"{side}_roles": {
            f"{place}:{code}": role
            for place, authority in enumerate(authorities)
            for code, role in authority.role.items()
        },
    }


def _at(place: int, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of one authority, by language."""
    beginning = f"{place}:"
    return by_language(
        {
            key.removeprefix(beginning): text
            for key, text in texts.items()
            if key.startswith(beginning)
        }
    )
