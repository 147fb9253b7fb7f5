"""The lettered items of a clause as the lawyer wants them: added to, reordered, some taken out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .clause_text import BodyItem, BodyList, ClauseText
from .item_markers import item_marker
from .items import without_items
from .lists import in_places
from .template_text import Literally, Part

__all__ = ["COUNTED", "arranged", "item_keys", "new_order"]

COUNTED = ("letters", "numbers")
"""Kinds of lists of which the items can be told by letter or number."""

_END = re.compile(r"[^\S\n]*(?:;(?:\s+[^\W\d]+)?|,|\.)$")
_OPEN_END = re.compile(r"[\w)\]”»’]$")  # of words that go on, were it not for the end of the item
_CONJUNCTION = re.compile(r"\s+[^\W\d]+$")


def item_keys(text: ClauseText, added: int = 0) -> dict[str, str]:
    """Return how the lettered items of a text can be called.

    Args:
        text: The text of a variant.
        added: How many items are added behind its own.

    Returns:
        Names and letters, in order, each with what the item is known by: its name, or its letter
        if it has none. Letters are those of the wording as the library has it, and go on with the
        items added.
    """
    found = _lettered(text)
    if found is None:
        return {}
    keys: dict[str, str] = {}
    block = found[1]
    names = [item.identity for item in block.items] + [""] * added
    for index, name in enumerate(names):
        letter = item_marker(block.style, index).rstrip(".")
        keys |= {name: name, letter: name} if name else {letter: letter}
    return keys


def new_order(text: ClauseText, order: Sequence[str], added: int = 0) -> tuple[str, ...]:
    """Return the letters that the items had before they were put in order.

    Args:
        text: The text of a variant.
        order: Names and letters of items that exchange places.
        added: How many items are added behind its own.

    Returns:
        The letters in the new order; nothing if it is the old one.
    """
    keys = item_keys(text, added)
    # Of the two keys of an item with a name the second is its letter.
    letters = {key: letter for letter, key in keys.items()}
    old = list(dict.fromkeys(keys.values()))
    new = in_places(old, order)
    return () if new == old else tuple(letters[key] for key in new)


def arranged(
    text: ClauseText,
    added: Sequence[tuple[Part, ...]] = (),
    dropped: Sequence[str] = (),
    order: Sequence[str] = (),
) -> ClauseText:
    """Add items to the first lettered list of a text, put them in order, and take some out.

    Args:
        text: The text of a variant.
        added: The words of each further item; they follow those of the text.
        dropped: Names of the items that are taken out.
        order: Names and letters of items that exchange places, as they follow one another.

    Returns:
        The text with its list so; each item ends as its place asks (";", "; and", "."). Without a
        lettered list, the text as it is but for what is taken out.
    """
    found = _lettered(text)
    if found and (added or order):
        place, block = found
        keys = list(dict.fromkeys(item_keys(text, len(added)).values()))
        items = dict(
            zip(keys, (*block.items, *(BodyItem(each, "", ()) for each in added)), strict=True)
        )
        standing = [items[key] for key in in_places(keys, order)]
        ends = [_end(item) for item in block.items]
        body = list(text.body)
        body[place] = replace(block, items=tuple(_ended(standing, ends)))
        text = replace(text, body=tuple(body))
    return without_items(text, dropped)


def _lettered(text: ClauseText) -> tuple[int, BodyList] | None:
    """The first list with letters or numbers, and its place."""
    for place, block in enumerate(text.body):
        if isinstance(block, BodyList) and block.style in COUNTED:
            return place, block
    return None


def _ended(items: Sequence[BodyItem], ends: Sequence[str]) -> list[BodyItem]:
    """The items, each with the end that its place in the list asks for."""
    if len(ends) < 2:
        return list(items)
    usual = _CONJUNCTION.sub("", ends[0])
    wanted = [*[usual] * (len(items) - 2), *ends[-2:]]
    return [_with_end(item, end) for item, end in zip(items, wanted, strict=True)]


def _end(item: BodyItem) -> str:
    last = item.text[-1] if item.text and not item.lists else None
    found = _END.search(last.text) if isinstance(last, Literally) else None
    return found[0] if found else ""


def _with_end(item: BodyItem, end: str) -> BodyItem:
    """The item with another end; one that ends with no mark of its own gets it."""
    if not end or item.lists or not item.text:
        return item
    *before, last = item.text
    if not isinstance(last, Literally):
        return replace(item, text=(*item.text, Literally(end)))
    if not _end(item) and not _OPEN_END.search(last.text):
        return item
    return replace(item, text=(*before, Literally(_END.sub("", last.text) + end)))
