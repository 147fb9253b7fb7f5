"""What stands before the items of a list."""

from functools import cache

from .agreement import ItemStyle
from .numbers import roman

__all__ = ["item_marker"]


@cache
def item_marker(style: ItemStyle, index: int) -> str:
    """Return what stands before an item.

    Args:
        style: The kind of list.
        index: Place of the item in its list, from 0.

    Returns:
        "1.", "a.", "ii." or a bullet.
    """
    if style == "bullets":
        return "•"
    if style == "numbers":
        return f"{index + 1}."
    if style == "roman":
        return f"{roman(index + 1).lower()}."
    letter = chr(ord("a") + index % 26)
    return f"{letter * (index // 26 + 1)}."
