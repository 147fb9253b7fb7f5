"""What can be referred to in a Word file: articles and items, their bookmarks and their numbers."""

import re
from collections.abc import Callable, Iterable, Iterator

from .agreement import Agreement, Block, Clause, ItemList
from .numbers import roman

__all__ = ["around", "around_number", "bookmark_name", "lists_of", "numerals", "targets"]

_LONGEST_BOOKMARK = 40  # in Word


def bookmark_name(identity: str, suffix: str = "") -> str:
    """Return the name of the bookmark on an article or item.

    Args:
        identity: The clause's or item's identity ("training.programmes").
        suffix: What it ends with, if a file holds several texts of one agreement.

    Returns:
        A name that Word takes ("training_programmes"): it names the clause, not its place, so
        that it stays when articles are added or removed.
    """
    name = re.sub(r"\W", "_", identity)
    named = name if name[:1].isalpha() else f"clause_{name}"
    return named[: _LONGEST_BOOKMARK - len(suffix)] + suffix


def targets(
    agreement: Agreement, name: Callable[[str], str], is_live: Callable[[ItemList], bool]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Go through what can be referred to in an agreement.

    Args:
        agreement: The tree.
        name: Gives the name of a bookmark by the identity of what it is on.
        is_live: Whether Word counts the items of a list.

    Yields:
        Its identity, and by the number as it is printed the field that gives it; no field where
        Word counts nothing.
    """
    for clause in agreement.clauses:
        number = around_number(clause)[1]
        field_code = rf"REF {name(clause.identity)} \h"
        if number and number not in numerals(clause):
            # A word stands in capitals in some headings, and in no reference.
            number, field_code = clause.label, rf"{field_code} \* Lower"
        yield clause.identity, {number: field_code} if number else {}
    for block in lists_of(agreement):
        live = is_live(block)
        for item in block.items:
            # Word gives the number of a paragraph without the full stop after it.
            number = item.marker.rstrip(".")
            field_code = rf"REF {name(item.identity)} \n \h"
            yield item.identity, {number: field_code} if live else {}


def around_number(clause: Clause) -> tuple[str, str, str]:
    """Split a heading around its number.

    Args:
        clause: An article.

    Returns:
        What comes before the number, the number, and what follows; without a number, all of the
        heading comes first.
    """
    label = clause.label or str(clause.number)
    capitals = label.upper() if clause.heading.isupper() else label
    return around(clause.heading, capitals)


def numerals(clause: Clause) -> tuple[str, ...]:
    """Return the number of an article as Word can count it.

    Args:
        clause: A clause.

    Returns:
        In arabic and in roman figures; nothing if it has no number.
    """
    return (str(clause.number), roman(clause.number)) if clause.number else ()


def around(text: str, number: str) -> tuple[str, str, str]:
    """Split a text around the number in it.

    Args:
        text: The text.
        number: The number; empty if it has none.

    Returns:
        What comes before the number, the number, and what follows; without a number, all of the
        text comes first.
    """
    found = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text) if number else None
    if not found:
        return text, "", ""
    return text[: found.start()], number, text[found.end() :]


def lists_of(agreement: Agreement) -> Iterator[ItemList]:
    """Go through every list of an agreement.

    Args:
        agreement: The tree.

    Yields:
        The lists in order, each before those that stand in it.
    """
    for clause in agreement.clauses:
        yield from _lists_in(clause.blocks)


def _lists_in(blocks: Iterable[Block]) -> Iterator[ItemList]:
    for block in blocks:
        if isinstance(block, ItemList):
            yield block
            for item in block.items:
                yield from _lists_in(item.lists)
