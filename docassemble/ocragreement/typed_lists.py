"""Tells paragraphs, numbered paragraphs and lists apart in a text as a person types or pastes it.

A line belongs to a list if it begins with a marker that opens one ("1.", "a)", "(i)", a bullet) or
that goes on with one that is open. So "a. m.", "2005." or a lonely "c)" stay words. Which style a
list gets follows from where it stands, as in the Model: letters, roman numerals below them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .agreement import ItemStyle
from .item_markers import item_marker

__all__ = ["TypedItem", "TypedList", "typed_blocks"]

_Kind = Literal["numbers", "decimals", "letters", "roman", "bullets"]

# Word leaves soft hyphens and marks without width behind, and breaks lines in its own ways.
# Joiners have no width either, but are part of some scripts and signs.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_END = re.compile("\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_BULLET = re.compile(r"(?:[-–—•·*▪◦‣●○■\uf0b7\uf0a7][ \t]+|o\t\s*)(?=\S)")
_MARKER = re.compile(
    r"\(?(?P<mark>\d{1,2}(?:\.\d{1,2})?|[a-zñ]{1,5})"
    r"(?:[.)][-–—]?|(?<=\.\d)|(?<=\.\d\d))[ \t]+(?=\S)"
    r"|\((?P<closed>\d{1,2}|[a-zñ]{1,5})\)[ \t]*(?=\S)"
)
# "a. m.", "p. ej.", "i. e."
_ABBREVIATION = re.compile(r"[a-z]\.\s[a-z]{1,3}\.")
_FINISHED = (".", ";", ":", "!", "?", "…", "”", "»")


@dataclass
class TypedItem:
    """An item as it was typed: its words and the lists below it."""

    text: str
    lists: "list[TypedList]" = field(default_factory=list)


@dataclass
class TypedList:
    """A list as it was typed.

    Attributes:
        style: What it becomes in the agreement.
        items: Its items.
    """

    style: ItemStyle
    items: list[TypedItem] = field(default_factory=list)


@dataclass(frozen=True)
class _Line:
    """A line with what it may be: its marker, and its words behind that and with it."""

    indent: int
    whole: str
    mark: str
    words: str
    after_gap: bool


@dataclass
class _Open:
    """A list that the next line may go on with."""

    kind: _Kind
    list: TypedList
    indent: int

    def next_mark(self) -> str:
        """What its next item is marked with."""
        style: ItemStyle = "numbers" if self.kind == "decimals" else self.kind
        return item_marker(style, len(self.list.items)).strip(".")


def typed_blocks(text: str) -> tuple[str | TypedList, ...]:
    r"""Tell the blocks of a typed text apart.

    Args:
        text: The text, with line ends of any kind.

    Returns:
        Its paragraphs and lists, in order, spaces put right.

    Example:
        >>> typed_blocks("1. Only:\n   a) this;\n   b) that.")[0].items[0].lists[0].items[1].text
        'that.'
    """
    return tuple(_Reader(_lines(text)).blocks())


def _lines(text: str) -> list[_Line]:
    lines = []
    gap = True
    for raw in _LINE_END.split(_UNSEEN.sub("", text)):
        line = raw.strip()
        if line:
            lines.append(_read(len(raw) - len(raw.lstrip()), line, gap))
        gap = not line
    return lines


def _read(indent: int, line: str, after_gap: bool) -> _Line:
    whole = " ".join(line.split())
    bullet = _BULLET.match(line)
    if bullet:
        return _Line(indent, whole, "·", " ".join(line[bullet.end() :].split()), after_gap)
    marker = _MARKER.match(line)
    if not marker:
        return _Line(indent, whole, "", whole, after_gap)
    mark = marker["mark"] or marker["closed"]
    return _Line(indent, whole, mark, " ".join(line[marker.end() :].split()), after_gap)


class _Reader:
    """Goes through the lines and keeps the lists that are open, outermost first."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines
        self.open: list[_Open] = []
        self.done: list[str | TypedList] = []

    def blocks(self) -> Iterator[str | TypedList]:
        for place, line in enumerate(self.lines):
            following = next((each.mark for each in self.lines[place + 1 :] if each.mark), "")
            if not line.mark or not self._take_item(line, following):
                self._take_words(line, self.lines[place - 1].whole if place else "")
        yield from self.done

    def _take_item(self, line: _Line, following: str) -> bool:
        """Put a marked line into its list; False if its marker fits none."""
        for depth in reversed(range(len(self.open))):
            if self._goes_on(self.open[depth], line, following):
                del self.open[depth + 1 :]
                self.open[depth].list.items.append(TypedItem(line.words))
                return True
        kind = self._kind_opened(line)
        if kind is None:
            return False
        # The first marker of a kind that is open already begins another list beside that one.
        again = [depth for depth, each in enumerate(self.open) if each.kind == kind]
        if again:
            del self.open[again[0] :]
        opened = TypedList(self._style(kind), [TypedItem(line.words)])
        if self.open:
            self.open[-1].list.items[-1].lists.append(opened)
        else:
            self.done.append(opened)
        self.open.append(_Open(kind, opened, line.indent))
        return True

    def _goes_on(self, each: _Open, line: _Line, following: str) -> bool:
        mark = line.mark
        if each.kind == "letters" and mark == "i":
            deeper = line.indent > each.indent or (line.indent == each.indent and following == "ii")
            return not deeper and mark == each.next_mark()
        if each.kind == "decimals":
            number, _, part = mark.partition(".")
            return bool(part) and number == str(len(self.open[0].list.items))
        if each.kind == "bullets":
            return mark == "·"
        return mark == each.next_mark()

    def _kind_opened(self, line: _Line) -> _Kind | None:
        """Which kind of list the marker opens, if it is the first of one."""
        if line.mark == "·":
            return "bullets"
        if _ABBREVIATION.match(line.whole):
            return None
        firsts: dict[str, _Kind] = {"1": "numbers", "a": "letters", "i": "roman"}
        outermost = self.open[0] if self.open else None
        if outermost and outermost.kind == "numbers":
            firsts[f"{len(outermost.list.items)}.1"] = "decimals"
        return firsts.get(line.mark)

    def _style(self, kind: _Kind) -> ItemStyle:
        """What a list becomes where it stands: letters, and roman numerals below them."""
        if kind == "bullets":
            return "bullets"
        if not self.open:
            return "numbers" if kind == "numbers" else "letters"
        above = self.open[-1].list.style
        return "roman" if above in ("letters", "roman") else "letters"

    def _take_words(self, line: _Line, before: str) -> None:
        """Take a line without a marker: a paragraph, or the rest of a line that was broken."""
        broken = not line.after_gap and line.whole[0].islower() and not before.endswith(_FINISHED)
        if broken and self.open:
            item = self.open[-1].list.items[-1]
            item.text = f"{item.text} {line.whole}"
        elif broken and self.done:
            self.done[-1] = f"{self.done[-1]} {line.whole}"
        else:
            self.open = []
            self.done.append(line.whole)
