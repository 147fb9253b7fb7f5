"""Dates in the running text of a treaty, by patterns that are data."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["DatePattern", "date_fields"]

_PLACE = re.compile(r"\{(\w+)\}")
_FIELDS = frozenset({"day", "month", "year", "day_cardinal", "day_ordinal", "year_cardinal"})


@dataclass(frozen=True)
class DatePattern:
    """How a language writes a date.

    Attributes:
        usual: Pattern for any day (“{day} de {month} de {year}”).
        first_day: Pattern for the first of a month (“1.º de {month} de {year}”).
    """

    usual: str
    first_day: str

    def __post_init__(self) -> None:
        """Refuse a pattern that names a field which does not exist."""
        for pattern in (self.usual, self.first_day):
            for name in _PLACE.findall(pattern):
                if name not in _FIELDS:
                    raise ValueError(
                        f"“{{{name}}}” in a date pattern: known are {', '.join(sorted(_FIELDS))}"
                    )

    def write(self, date: datetime.date, fields: Mapping[str, str]) -> str:
        """Write a date with the fields made by `date_fields`."""
        pattern = self.first_day if date.day == 1 else self.usual
        return _PLACE.sub(lambda match: fields[match[1]], pattern)


def date_fields(
    date: datetime.date,
    months: Sequence[str],
    day_cardinal: str,
    day_ordinal: str,
    year_cardinal: str,
) -> dict[str, str]:
    """Give every field that a date pattern may name."""
    return {
        "day": str(date.day),
        "month": months[date.month - 1],
        "year": str(date.year),
        "day_cardinal": day_cardinal,
        "day_ordinal": day_ordinal,
        "year_cardinal": year_cardinal,
    }
