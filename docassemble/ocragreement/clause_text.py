"""The text of a clause in one language, as the library or the lawyer has written it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeGuard

from .agreement import Item, ItemList, ItemStyle, Paragraph, Wording, Words
from .item_markers import item_marker
from .template_text import Literally, Name, Part, Pointer

__all__ = [
    "BodyItem",
    "BodyList",
    "BodyParagraph",
    "Choice",
    "ClauseText",
    "Condition",
    "Listing",
    "Option",
    "Phrase",
]

Condition = Mapping[str, str]

ALTERNATING = frozenset({"first", "second", "nationalities", "languages"})
"""Names of which the Party that keeps an original decides what they stand for."""

NOT_ALTERNATING = frozenset({"instruments", "protocols"})
"""Lists that stand in the same order in both originals."""


@dataclass(frozen=True)
class Option:
    """One wording of a phrase and when it holds; no condition: always."""

    when: Condition
    text: tuple[Part, ...]


@dataclass(frozen=True)
class Choice:
    """A phrase of which the first fitting option is said."""

    options: tuple[Option, ...]

    def parts(self) -> Iterator[Part]:
        """Go through the parts of every option."""
        for option in self.options:
            yield from option.text


@dataclass(frozen=True)
class Listing:
    """A phrase that names each of several things.

    Attributes:
        each: What it goes through, one of `LISTS`.
        form: Which form of an instrument's words it uses; empty for languages.
        separator: Between two of them.
        last: Before the last one.
    """

    each: str
    form: str
    separator: tuple[Part, ...]
    last: tuple[Part, ...]

    def parts(self) -> Iterator[Part]:
        """Go through the parts of what stands between the things named."""
        yield from self.separator
        yield from self.last


Phrase = Choice | Listing


@dataclass(frozen=True)
class BodyParagraph:
    """A paragraph of a clause's text, and when it stands."""

    text: tuple[Part, ...]
    when: Condition = field(default_factory=dict)

    @cached_property
    def alike(self) -> Paragraph | None:
        """The paragraph as it reads in every draft; None if it depends on the draft."""
        words = _literally(self.text)
        return None if words is None else Paragraph(words)


@dataclass(frozen=True)
class BodyItem:
    """An item of a list in a clause's text; `identity` is empty if nothing may refer to it.

    When its condition does not hold, it does not stand, and the later letters move up.
    """

    text: tuple[Part, ...]
    identity: str
    lists: tuple["BodyList", ...]
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class BodyList:
    """A list in a clause's text, and when it stands; without items it does not."""

    style: ItemStyle
    items: tuple[BodyItem, ...]
    when: Condition = field(default_factory=dict)

    @cached_property
    def alike(self) -> ItemList | None:
        """The list as it reads in every draft; None if something in it depends on the draft."""
        items = []
        for index, item in enumerate(self.items):
            words = _literally(item.text)
            if words is None or item.identity or item.lists:
                return None
            items.append(Item(item_marker(self.style, index), words))
        return ItemList(self.style, tuple(items))


@dataclass(frozen=True)
class ClauseText:
    """The text of a variant in one language.

    Attributes:
        wording: Whether the words are the Model's, a working translation, or ours.
        phrases: Parts of sentences that depend on the answers, by name.
        body: Paragraphs and lists.
    """

    wording: Wording
    phrases: Mapping[str, Phrase]
    body: tuple[BodyParagraph | BodyList, ...]

    @cached_property
    def alternates(self) -> bool:
        """Whether the two originals may say it in another order.

        What is said of instruments does not; of any other list it may.
        """
        names = {each.name.partition(".")[0] for each in self.parts() if isinstance(each, Name)}
        listed = {each.each for each in self.phrases.values() if isinstance(each, Listing)}
        return bool(names & ALTERNATING) or bool(listed - NOT_ALTERNATING)

    @cached_property
    def is_conditional(self) -> bool:
        """Whether a paragraph, list or item stands only under a condition."""
        return any(_conditions(self.body))

    @cached_property
    def places(self) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
        """Name, marker and place of each item that may be referred to."""
        return tuple(_places(self.body, ()))

    def parts(self) -> Iterator[Part]:
        """Go through every part of every text, phrases included."""
        for phrase in self.phrases.values():
            yield from phrase.parts()
        for part, _when in _parts(self.body):
            yield part

    def pointers(self) -> Iterator[tuple[Pointer, Condition]]:
        """Go through every reference, each with the condition under which it is said."""
        for phrase in self.phrases.values():
            if isinstance(phrase, Choice):
                for option in phrase.options:
                    yield from ((each, option.when) for each in option.text if _points(each))
        yield from ((each, when) for each, when in _parts(self.body) if _points(each))

    def conditions(self) -> Iterator[Condition]:
        """Go through every condition."""
        for phrase in self.phrases.values():
            if isinstance(phrase, Choice):
                yield from (option.when for option in phrase.options)
        yield from _conditions(self.body)


_Conditional = tuple[Part, Condition]


Blocks = Sequence[BodyParagraph | BodyList]


def _literally(text: tuple[Part, ...]) -> tuple[Words, ...] | None:
    """The words of a text that has nothing but words; None if it has anything else."""
    words = [Words(part.text) for part in text if isinstance(part, Literally)]
    return tuple(words) if len(words) == len(text) else None


def _places(blocks: Blocks, path: tuple[int, ...]) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    for place, block in enumerate(blocks):
        if isinstance(block, BodyList):
            for index, item in enumerate(block.items):
                here = (*path, place, index)
                if item.identity:
                    yield item.identity, item_marker(block.style, index), here
                yield from _places(item.lists, here)


def _points(part: Part) -> TypeGuard[Pointer]:
    return isinstance(part, Pointer)


def _parts(blocks: Blocks, outer: Condition = MappingProxyType({})) -> Iterator[_Conditional]:
    """Every part of a body, with all conditions under which it stands."""
    for block in blocks:
        when = {**outer, **block.when}
        if isinstance(block, BodyParagraph):
            yield from ((part, when) for part in block.text)
        else:
            for item in block.items:
                inner = {**when, **item.when}
                yield from ((part, inner) for part in item.text)
                yield from _parts(item.lists, inner)


def _conditions(blocks: Blocks) -> Iterator[Condition]:
    for block in blocks:
        yield block.when
        if isinstance(block, BodyList):
            for item in block.items:
                yield item.when
                yield from _conditions(item.lists)
