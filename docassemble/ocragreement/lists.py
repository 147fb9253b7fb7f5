"""Lists: inside a sentence (“A, B and C”), and in another order."""

from collections.abc import Sequence

__all__ = ["in_places", "join_items"]


def join_items(items: Sequence[str], separator: str, last: str, pair: str | None = None) -> str:
    """Join the items of a list.

    Args:
        items: The items, in order.
        separator: What stands between two items (“, ”).
        last: What stands before the last item (“ and ”).
        pair: What stands between the two when there are exactly two; `last` unless given.

    Returns:
        The list as running text, empty when there are no items.
    """
    if len(items) < 2:
        return "".join(items)
    joiner = pair if pair is not None and len(items) == 2 else last
    return separator.join(items[:-1]) + joiner + items[-1]


def in_places(things: Sequence[str], order: Sequence[str]) -> list[str]:
    """Let some things exchange their places.

    Args:
        things: The things, in order, none twice.
        order: Some of them, as they shall follow one another; what is not there does not count.

    Returns:
        The things; those that `order` does not name stand where they stood.
    """
    moving = iter([each for each in order if each in things])
    return [next(moving) if each in order else each for each in things]
