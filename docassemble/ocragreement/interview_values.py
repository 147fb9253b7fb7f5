"""How the answers of the screens are looked up: one flat name each, open until they are given."""

import datetime
from collections.abc import Mapping
from typing import Any

__all__ = ["Values", "by_language", "day_given", "given", "number_typed", "ticked"]

Values = Mapping[str, Any]


def given(values: Values, name: str, default: Any = None) -> Any:
    """Return an answer, or the default if it is open or has not been asked for.

    Args:
        values: The answers of the screens.
        name: Name of the answer.
        default: What to return for an open one.

    Returns:
        The answer, without white space around it.
    """
    answer = values.get(name)
    if isinstance(answer, str):
        answer = answer.strip()
    return default if answer is None or answer == "" else answer


def day_given(values: Values, name: str) -> Any:
    """Return a date as an answer file has it.

    Args:
        values: The answers of the screens.
        name: Name of the answer.

    Returns:
        Year, month and day; what was typed if it is no date, for the core to refuse; None if it is
        open.
    """
    day = given(values, name)
    return day.isoformat()[:10] if isinstance(day, datetime.date) else day


def ticked(values: Values, name: str) -> list[str] | None:
    """Return what is ticked of several boxes, None if they have not been asked for."""
    boxes = values.get(name)
    return None if boxes is None else [each for each, on in boxes.items() if on]


def number_typed(typed: float | str) -> float | str:
    """Return the number that was typed, with either decimal mark and perhaps a per cent sign.

    Args:
        typed: What stands in the field.

    Returns:
        The number; what was typed if it is none, for the core to refuse.

    Example:
        >>> number_typed("12,5 %")
        12.5
    """
    if not isinstance(typed, str):
        return typed
    try:
        number = float(typed.strip().removesuffix("%").strip().replace(",", "."))
    except ValueError:
        return typed
    return int(number) if number.is_integer() else number


def by_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that are given, by language."""
    return {code: text for code, text in texts.items() if text and text.strip()}
