"""Let Word number the items, so that it goes on doing so when the lawyer adds or removes one."""

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml.ns import nsmap, qn

from .agreement import ItemList
from .word_template import WordTemplate
from .word_xml import Element, leaf

__all__ = ["Placement", "WordLists"]

_STYLES = {"numbers": "Numbered", "letters": "Item", "roman": "SubItem", "bullets": "Bullet"}
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_NO_LIST = "0"  # how a paragraph leaves the list of its style


@dataclass(frozen=True, slots=True)
class Placement:
    """How the items of one list are set.

    Attributes:
        style: Name of their paragraph style.
        live: Whether Word numbers them; if not, their markers must be written out.
        index: Their level in Word's list.
        level: Level and list, where those of the style do not do.
        indent: Indents, where those of the style's list do not apply.
    """

    style: str
    live: bool
    index: int
    level: tuple[int, str] | None = None
    indent: Element | None = None


class WordLists:
    """The lists of one document.

    The first list of an article needs nothing but its style: letters start again after each
    heading, roman numerals after each letter. Any further list of the same level gets a list of its
    own that starts again. What stands around a number ("a.", "a)") is taken from the first list of
    the agreement; a list that Word would number otherwise than the agreement does is written out.
    """

    def __init__(
        self, template: WordTemplate, numbering: Element, lists: Iterable[ItemList]
    ) -> None:
        """Give the levels of a template the markers that an agreement uses.

        Args:
            template: The template.
            numbering: Root of a copy of its numbering part; changed here.
            lists: Every list of the agreement, in order.
        """
        self._template = template
        self._numbering = numbering
        self._last = max(
            int(number.get(qn("w:numId"))) for number in numbering.iterfind("w:num", nsmap)
        )
        self._affixes: dict[str, tuple[str, str] | None] = {}
        self._untouched: set[int] = set()
        for block in lists:
            style = _STYLES[block.style]
            if style not in self._affixes and block.items:
                self._affixes[style] = self._set_text(style, block.items[0].marker)
        self.restart()

    def restart(self) -> None:
        """Note that an article begins: every list starts again after its heading."""
        self._untouched = set(range(9))

    def is_live(self, block: ItemList) -> bool:
        """Return whether Word numbers a list as the agreement does.

        Args:
            block: A list of the agreement.

        Returns:
            False if its markers are out of the ordinary and must be written out.
        """
        style = _STYLES[block.style]
        affixes = self._affixes[style]
        if affixes is None:
            return False
        before, after = affixes
        form = self._template.lists[style].form
        return all(
            item.marker == f"{before}{_numeral(form, position)}{after}"
            for position, item in enumerate(block.items, start=1)
        )

    def place(self, block: ItemList, depth: int, parent: Placement | None) -> Placement:
        """Find the place of a list that is about to be written.

        Args:
            block: The list.
            depth: How many lists it stands in.
            parent: The place of the list it stands in.

        Returns:
            How to set its items.
        """
        style = _STYLES[block.style]
        level = self._template.lists[style]
        if not self.is_live(block):
            indent = self._level(style).find("w:pPr/w:ind", nsmap)
            return Placement(style, False, level.index, (0, _NO_LIST), indent)
        if level.form == "bullet":
            return Placement(
                style, True, level.index, (level.index + depth, level.number) if depth else None
            )
        if level.index not in self._untouched:
            return Placement(style, True, level.index, (level.index, self._started_again(style)))
        self._untouched.discard(level.index)
        inherited = parent.level[1] if parent and parent.live and parent.level else ""
        return Placement(style, True, level.index, (level.index, inherited) if inherited else None)

    def item_written(self, placement: Placement) -> None:
        """Note that an item was written: the levels below it start again.

        Args:
            placement: Where it was written.
        """
        if placement.live and self._template.lists[placement.style].form != "bullet":
            self._untouched.update(range(placement.index + 1, 9))

    def _set_text(self, style: str, marker: str) -> tuple[str, str] | None:
        """Make a level show its numbers as the first marker does; None if it cannot."""
        level = self._template.lists[style]
        if level.form == "bullet":
            return marker, ""  # what a bullet looks like is the template's business
        before, found, after = marker.partition(_numeral(level.form, 1))
        if not found:
            return None
        text = self._level(style).find(qn("w:lvlText"))
        text.set(qn("w:val"), f"{before}%{level.index + 1}{after}")
        return before, after

    def _definition(self, style: str) -> Element:
        abstract = self._template.lists[style].abstract
        return next(
            definition
            for definition in self._numbering.iterfind("w:abstractNum", nsmap)
            if definition.get(qn("w:abstractNumId")) == abstract
        )

    def _level(self, style: str) -> Element:
        index = str(self._template.lists[style].index)
        return next(
            level
            for level in self._definition(style).iterfind("w:lvl", nsmap)
            if level.get(qn("w:ilvl")) == index
        )

    def _started_again(self, style: str) -> str:
        """Add a list that shares the definition of another and begins at its first number."""
        level = self._template.lists[style]
        self._last += 1
        number = leaf("w:num", numId=str(self._last))
        number.append(leaf("w:abstractNumId", val=level.abstract))
        override = leaf("w:lvlOverride", ilvl=str(level.index))
        override.append(leaf("w:startOverride", val="1"))
        number.append(override)
        self._numbering.append(number)
        return str(self._last)


def _numeral(form: str, number: int) -> str:
    """Return a number as Word writes it in one of its formats; nothing for a bullet."""
    if form == "lowerLetter":  # after z Word goes on with aa, bb
        return chr(ord("a") + (number - 1) % 26) * ((number + 25) // 26)
    if form == "lowerRoman":
        numeral = ""
        for value, letters in _ROMAN:
            numeral += letters * (number // value)
            number %= value
        return numeral
    return "" if form == "bullet" else str(number)
