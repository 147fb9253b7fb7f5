"""Where a draft departs from the Model, clause by clause, and the reason that was given for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .answers import Answers
from .clause_text import BodyItem, BodyList, ClauseText
from .item_markers import item_marker
from .item_order import new_order
from .library import OMITTED, ClauseDefinition, Library, Variant
from .lists import in_places
from .selection import standing_clauses

__all__ = ["MODEL", "Departure", "DepartureKind", "departures"]

MODEL = "model"
"""Identity of the variant that has the Model's words."""

DepartureKind = Literal["omitted", "added", "changed", "typed", "items", "reordered", "moved"]


@dataclass(frozen=True)
class Departure:
    """A clause that does not stand as in the Model.

    Attributes:
        clause: Its definition.
        kinds: In what ways it departs.
        model: The Model's variant; None if the Model has no such clause.
        variant: The variant that stands; None if the clause is omitted.
        reason: The reason that the lawyer gave; empty if none.
        typed: Languages in which the lawyer wrote the clause by hand.
        dropped: Markers of the items of the variant that are taken out ("a").
        added: How many items were added.
        reordered: Letters that its items had, in the order in which they stand now; nothing if that
            is the old one.
        moved: Whether the article stands in another place among the articles than it would.
    """

    clause: ClauseDefinition
    kinds: tuple[DepartureKind, ...]
    model: Variant | None
    variant: Variant | None
    reason: str = ""
    typed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    added: int = 0
    reordered: tuple[str, ...] = ()
    moved: bool = False


def departures(answers: Answers, library: Library) -> tuple[Departure, ...]:
    """Find where a draft departs from the Model.

    Args:
        answers: What the lawyer decided.
        library: The clause library; a house library's defaults may depart too.

    Returns:
        The departures, in the order of the library.
    """
    moved = _moved(answers, library)
    found = (
        _departure(clause, answers, clause.identity in moved) for clause in library.clauses.values()
    )
    return tuple(departure for departure in found if departure)


def _moved(answers: Answers, library: Library) -> frozenset[str]:
    """The articles that have changed places."""
    old = standing_clauses(answers, library)
    new = in_places(old, answers.articles.order)
    return frozenset(one for one, other in zip(old, new, strict=True) if one != other)


def _departure(clause: ClauseDefinition, answers: Answers, moved: bool) -> Departure | None:
    choice = answers.clauses.get(clause.identity)
    name = choice.variant if choice else clause.default
    model = clause.variants.get(MODEL)
    reason = choice.reason if choice else ""
    if name == OMITTED:
        return Departure(clause, ("omitted",), model, None, reason) if model else None
    variant = clause.variants[name]
    typed = tuple(choice.typed) if choice else ()
    dropped = tuple(_markers(variant, choice.dropped)) if choice else ()
    added = max((len(items) for items in choice.added.values()), default=0) if choice else 0
    text: ClauseText = next(iter(variant.texts.values()))
    reordered = new_order(text, choice.order, added) if choice else ()
    kinds: list[DepartureKind] = []
    if model is None:
        kinds.append("added")
    elif name != MODEL:
        kinds.append("changed")
    if typed:
        kinds.append("typed")
    if dropped or added:
        kinds.append("items")
    if reordered:
        kinds.append("reordered")
    if moved:
        kinds.append("moved")
    if not kinds:
        return None
    return Departure(
        clause,
        tuple(kinds),
        model,
        variant,
        reason,
        typed,
        dropped,
        added,
        reordered,
        moved,
    )


def _markers(variant: Variant, dropped: tuple[str, ...]) -> Iterator[str]:
    """The letters that items have before any is taken out."""
    text: ClauseText = next(iter(variant.texts.values()))
    for block in text.body:
        if isinstance(block, BodyList):
            yield from _list_markers(block, frozenset(dropped))


def _list_markers(block: BodyList, dropped: frozenset[str]) -> Iterator[str]:
    for index, item in enumerate(block.items):
        if item.identity in dropped:
            yield item_marker(block.style, index).rstrip(".")
        yield from _below(item, dropped)


def _below(item: BodyItem, dropped: frozenset[str]) -> Iterator[str]:
    for below in item.lists:
        yield from _list_markers(below, dropped)
