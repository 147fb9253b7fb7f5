"""Another order of articles and of items, as the screens ask for it.

Nothing here needs docassemble. Items are called by the letters that they have in the wording.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from .clause_text import BodyItem, BodyList, ClauseText
from .interface import say
from .item_markers import item_marker
from .item_order import item_keys, new_order
from .template_text import Literally

__all__ = ["extract", "item_letters", "item_order_html", "letters_typed", "moved_article"]

_EXTRACT = 90


def moved_article(
    standing: Sequence[str], library: Sequence[str], article: str, step: int
) -> list[str]:
    """Move an article among those that stand.

    Args:
        standing: The articles that stand, in their order now.
        library: All articles in the library's order.
        article: The article.
        step: -1 to move it up, 1 to move it down.

    Returns:
        The articles that exchange places, as an answer file names them; none if that is the order
        of the library again. At either end an article stays where it is.
    """
    order = list(standing)
    place = order.index(article)
    other = place + step
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    usual = [each for each in library if each in order]
    return [now for now, before in zip(order, usual, strict=True) if now != before]


def item_letters(text: ClauseText, answer: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return the letters of the items of a wording.

    Args:
        text: The text of the wording.
        answer: What was answered for its clause.

    Returns:
        The letters as the wording has them, those of added items last; and in the order chosen.
    """
    added = max((len(items) for items in answer.get("add", {}).values()), default=0)
    keys = item_keys(text, added)
    letters = [
        item_marker("letters", index).rstrip(".") for index in range(len(set(keys.values())))
    ]
    order = [keys[each] for each in answer.get("order", ()) if each in keys]
    ordered = new_order(text, order, added)
    return letters, list(ordered) or letters


def letters_typed(typed: str, usual: Sequence[str]) -> list[str] | None:
    """Read an order of items.

    Args:
        typed: Letters with anything between them.
        usual: The letters as the wording has them.

    Returns:
        The letters; None if they are in their usual order.
    """
    letters = re.findall(r"\w+", typed.lower())
    return None if letters == list(usual)[: len(letters)] else letters


def item_order_html(
    text: ClauseText, ordered: Sequence[str], added: Sequence[str], field: str, interface: str
) -> str:
    """Write the items as a list in which each can be moved.

    Args:
        text: The text of the wording.
        ordered: The letters in the order chosen.
        added: Items that the lawyer has added.
        field: Name of the field that holds the letters.
        interface: Language of the interface.

    Returns:
        HTML; the interview's script moves the items, and writes their letters into the field.
    """
    words = [extract(item) for item in _lettered(text)] + [escape(each) for each in added]
    rows = []
    for letter in ordered:
        place = ord(letter[0]) - ord("a") + 26 * (len(letter) - 1)
        buttons = "".join(
            f'<button type="button" class="btn btn-sm btn-outline-secondary" data-step="{step}"'
            f' aria-label="{escape(say(f"interview.{key}", interface, what=f"{letter})"))}">'
            f"{sign}</button>"
            for step, key, sign in ((-1, "move_up", "↑"), (1, "move_down", "↓"))
        )
        rows.append(
            f'<li data-letter="{letter}"><span>{letter}) {words[place]}</span>'
            f'<span class="moves">{buttons}</span></li>'
        )
    # docassemble looks for the name of an icon between two colons.
    name = escape(field).replace(":", "&#58;")
    return f'<ul class="item-order" data-name="{name}">{"".join(rows)}</ul>'


def extract(item: BodyItem) -> str:
    """Return the beginning of an item, by which it is known on the screen, escaped."""
    words = "".join(part.text if isinstance(part, Literally) else "…" for part in item.text)
    shown = words if len(words) <= _EXTRACT else f"{words[:_EXTRACT].rpartition(' ')[0]} …"
    return escape(shown)


def _lettered(text: ClauseText) -> tuple[BodyItem, ...]:
    lists = (
        block for block in text.body if isinstance(block, BodyList) and block.style == "letters"
    )
    return next((block.items for block in lists), ())
