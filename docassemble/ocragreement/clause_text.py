"""The text of a clause in one language, as the library or the lawyer has written it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from .agreement import ItemStyle, Wording
from .template_text import Part, Pointer

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
    """A paragraph of a clause's text."""

    text: tuple[Part, ...]


@dataclass(frozen=True)
class BodyItem:
    """An item of a list in a clause's text; `identity` is empty if nothing may refer to it."""

    text: tuple[Part, ...]
    identity: str
    lists: tuple["BodyList", ...]


@dataclass(frozen=True)
class BodyList:
    """A list in a clause's text."""

    style: ItemStyle
    items: tuple[BodyItem, ...]


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

    def parts(self) -> Iterator[Part]:
        """Go through every part of every text, phrases included."""
        for phrase in self.phrases.values():
            yield from phrase.parts()
        for block in self.body:
            yield from _parts(block)

    def pointers(self) -> Iterator[tuple[Pointer, Condition]]:
        """Go through every reference, each with the condition under which it is said."""
        for phrase in self.phrases.values():
            if isinstance(phrase, Choice):
                for option in phrase.options:
                    yield from ((each, option.when) for each in option.text if _points(each))
        for block in self.body:
            yield from ((each, {}) for each in _parts(block) if _points(each))


def _points(part: Part) -> TypeGuard[Pointer]:
    return isinstance(part, Pointer)


def _parts(block: BodyParagraph | BodyList) -> Iterator[Part]:
    if isinstance(block, BodyParagraph):
        yield from block.text
        return
    for item in block.items:
        yield from item.text
        for below in item.lists:
            yield from _parts(below)
