"""Spaces at which a line does not end: « mot », Article 7, núm. 2."""

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["NO_BREAK", "with_no_breaks"]

NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"

NUMERAL = "#"
_NUMERAL = r"(?:\d|\{number\})"


def with_no_breaks(text: str, pairs: Iterable[str]) -> str:
    r"""Set no-break spaces where a language wants them.

    Args:
        text: Words, or a pattern with a gap for a number.
        pairs: What stands on either side of such a space; "#" is any numeral ("artículo #").

    Returns:
        The text; nothing but spaces differs.

    Example:
        >>> with_no_breaks("los artículos 2 y 3 :", ["artículos #", " :"])
        'los artículos\xa02 y 3\xa0:'
    """
    pattern = _pattern(tuple(pairs))
    return pattern.sub("\N{NO-BREAK SPACE}", text) if pattern else text


@cache
def _pattern(pairs: tuple[str, ...]) -> re.Pattern[str] | None:
    sides = (pair.split(" ", 1) for pair in pairs)
    places = (f"{_before(left)} {_behind(right)}" for left, right in sides)
    return re.compile("|".join(places), re.IGNORECASE) if pairs else None


def _before(words: str) -> str:
    if words == NUMERAL:
        return r"(?<=\d)"
    return rf"(?<={r'\b' if words[:1].isalpha() else ''}{re.escape(words)})"


def _behind(words: str) -> str:
    return f"(?={_NUMERAL if words == NUMERAL else re.escape(words)})"
