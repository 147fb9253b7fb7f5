"""Items of a list: their names, and the text of a clause without some of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from .clause_text import BodyList, BodyParagraph, ClauseText, Condition

__all__ = ["item_names", "standing", "without_items"]

Blocks = Sequence[BodyParagraph | BodyList]


def item_names(text: ClauseText) -> tuple[str, ...]:
    """Return the names of the items that may be taken out, in order.

    Args:
        text: The text of a variant.

    Returns:
        The identities of its items; items without one stand or fall with their list.
    """
    return tuple(_names(text.body))


def without_items(text: ClauseText, dropped: Iterable[str]) -> ClauseText:
    """Take items out of a text.

    Args:
        text: The text of a variant.
        dropped: Identities of the items.

    Returns:
        The text without them; the items behind them move up.
    """
    return replace(text, body=tuple(_without(text.body, frozenset(dropped))))


def standing(text: ClauseText, holds: Callable[[Condition], bool]) -> ClauseText:
    """Take out what has a condition that does not hold.

    Args:
        text: The text of a variant.
        holds: Whether a condition holds.

    Returns:
        The text of which every paragraph, list and item stands.
    """
    return replace(text, body=tuple(_standing(text.body, holds)))


def _standing(
    blocks: Blocks, holds: Callable[[Condition], bool]
) -> Iterable[BodyParagraph | BodyList]:
    for block in blocks:
        if not holds(block.when):
            continue
        if isinstance(block, BodyParagraph):
            yield block
            continue
        items = tuple(
            replace(item, lists=tuple(_lists_only(_standing(item.lists, holds))))
            if item.lists
            else item
            for item in block.items
            if holds(item.when)
        )
        if items:
            yield replace(block, items=items)


def _names(blocks: Blocks) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, BodyList):
            for item in block.items:
                if item.identity:
                    yield item.identity
                yield from _names(item.lists)


def _without(blocks: Blocks, dropped: frozenset[str]) -> Iterable[BodyParagraph | BodyList]:
    for block in blocks:
        if isinstance(block, BodyList):
            items = tuple(
                replace(item, lists=tuple(_lists_only(_without(item.lists, dropped))))
                for item in block.items
                if not item.identity or item.identity not in dropped
            )
            if items:
                yield replace(block, items=items)
        else:
            yield block


def _lists_only(blocks: Iterable[BodyParagraph | BodyList]) -> Iterable[BodyList]:
    return (block for block in blocks if isinstance(block, BodyList))
