"""Says references: "Article 2", "el artículo precedente", "les articles 2 à 5 et 8"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .agreement import Reference, Words
from .grammar import Grammar
from .selection import ItemPath, Selection
from .template_text import Literally, Part, Pointer
from .typography import with_no_breaks

__all__ = ["References"]

GAP = "{number}"
NUMBER = "\ufffe"
"""Stands for the number inside the words of a reference while they inflect."""

SHORTEST_RANGE = 3
"""From how many consecutive numbers on only the first and the last are said."""


@dataclass(frozen=True)
class _Target:
    """What is referred to.

    Attributes:
        identity: Identity of the article or item.
        number: Its number as printed.
        place: Where it stands; of neighbours only the last element differs, by one.
        is_item: Whether it is an item of a list.
    """

    identity: str
    number: str
    place: ItemPath
    is_item: bool

    def follows(self, other: "_Target") -> bool:
        """Whether it stands just behind another."""
        return self.place == (*other.place[:-1], int(other.place[-1]) + 1)


class References:
    """Says the references of one draft."""

    def __init__(self, selection: Selection) -> None:
        """Take what stands where.

        Args:
            selection: What the draft is made of.
        """
        self._all = selection
        self._words = selection.wording.references

    def say(self, pointer: Pointer, article: int, here: ItemPath) -> Iterator[Reference | Words]:
        """Say a reference.

        Args:
            pointer: What it refers to. Of several, those that do not stand are left out.
            article: Number of the article in which it is said; 0 outside of articles.
            here: Place of the item in which it is said; empty outside of items.

        Returns:
            A reference for each number that is said, with the words between them.
        """
        targets = sorted(
            (self._target(each) for each in pointer.targets if self._stands(each)),
            key=lambda target: target.place,
        )
        if len(targets) == 1:
            key = self._key(targets[0], pointer.preceding, article, here)
            yield self._reference(targets[0], key, pointer.word)
            return
        key = "articles"
        if targets[0].is_item:
            key = "paragraphs" if targets[0].number.isdigit() else "items"
        said = _said(targets)
        for index, (target, joint) in enumerate(said):
            if index == 0:
                yield self._reference(target, key, pointer.word)
                continue
            last = all(each == "through" for _, each in said[index + 1 :])
            yield Words(self._joint(joint, last))
            yield Reference(target.identity, target.number, target.number)

    def _stands(self, identity: str) -> bool:
        return identity in self._all.items or identity in self._all.chosen

    def _target(self, identity: str) -> _Target:
        if identity in self._all.items:
            marker, place = self._all.items[identity]
            return _Target(identity, marker.strip("."), place, is_item=True)
        number = self._all.chosen[identity].number
        return _Target(identity, self._all.label(number), (number,), is_item=False)

    def _key(self, target: _Target, preceding: bool, article: int, here: ItemPath) -> str:
        """Which words a single reference has."""
        if target.is_item:
            stands_before = bool(here) and here == (*target.place[:-1], int(target.place[-1]) + 1)
            kind = "paragraph" if target.number.isdigit() else "item"
            return f"preceding_{kind}" if preceding and stands_before else kind
        if not preceding or not article:
            return "article"
        stands_before = target.place == (article - 1,)
        return "preceding_article" if stands_before else "preceding_article_elsewhere"

    def _reference(self, target: _Target, key: str, word: str) -> Reference:
        said = _pattern(self._all.grammar, self._words[key], word, self._all.wording.no_break)
        text = said.replace(GAP, target.number)
        return Reference(target.identity, text, target.number if GAP in said else "")

    def _joint(self, joint: str, last: bool) -> str:
        """The words between two numbers; a small word has its plain form before a number."""
        if joint == "through":
            return self._words["through"]
        wording = self._all.wording
        return _plain(wording.last if last else wording.separator)


@lru_cache(maxsize=512)
def _pattern(grammar: Grammar, words: str, before: str, no_break: tuple[str, ...]) -> str:
    """The words of a reference with a small word before them, and a gap for the number."""
    phrase = grammar.phrase(words.format(number=NUMBER))
    return with_no_breaks(grammar.inflect(phrase, before).replace(NUMBER, GAP), no_break)


def _said(targets: Sequence[_Target]) -> list[tuple[_Target, str]]:
    """The numbers that are said, each with how it is joined to the one before."""
    runs: list[list[_Target]] = [[targets[0]]]
    for before, target in pairwise(targets):
        if target.follows(before):
            runs[-1].append(target)
        else:
            runs.append([target])
    said: list[tuple[_Target, str]] = []
    for run in runs:
        if len(run) >= SHORTEST_RANGE:
            said += [(run[0], "and"), (run[-1], "through")]
        else:
            said += [(target, "and") for target in run]
    return said


def _plain(parts: tuple[Part, ...]) -> str:
    return "".join(
        part.text if isinstance(part, Literally) else part.written.strip("{}") for part in parts
    )
