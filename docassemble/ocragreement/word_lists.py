"""Let Word number the items, so that it goes on doing so when the lawyer adds or removes one."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from docx.oxml.ns import nsmap
from lxml import etree

from .agreement import ItemList
from .word_markup import Xml, joined, leaf
from .word_template import ListLevel, WordTemplate
from .word_xml import Element, qn

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
    indent: Xml | None = None


class WordLists:
    """The lists of one document.

    The first list of an article needs nothing but its style: letters start again after each
    heading, roman numerals after each letter. Any further list of the same level gets a list of its
    own that starts again. What stands around a number ("a.", "a)") is taken from the first list of
    the agreement; a list that Word would number otherwise than the agreement does is written out.
    """

    def __init__(
        self, template: WordTemplate, lists: Iterable[ItemList], *, counted: bool = True
    ) -> None:
        """Give the levels of a template the markers that an agreement uses.

        Args:
            template: The template.
            lists: Every list of the agreement, in order.
            counted: Whether Word numbers what it can; if not, every marker is written out.
        """
        self._template = template
        self._counted = counted
        self._affixes: dict[str, tuple[str, str] | None] = {}
        self._added: list[Xml] = []
        self._untouched: set[int] = set()
        for block in lists:
            style = _STYLES[block.style]
            if style not in self._affixes and block.items:
                self._affixes[style] = self._affixes_of(style, block.items[0].marker)
        self.restart()

    def numbering(self) -> bytes:
        """Return the numbering part.

        Returns:
            That of the template with the markers of the agreement and the lists placed so far.
        """
        before, behind, _last = _definitions(self._template, tuple(self._affixes.items()))
        return f"{before}{joined(self._added)}{behind}".encode()

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
        if affixes is None or not self._counted:
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
            indent = _level(self._template.numbering[1], level).find("w:pPr/w:ind", nsmap)
            return Placement(style, False, level.index, (0, _NO_LIST), _copied(indent))
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

    def _affixes_of(self, style: str, marker: str) -> tuple[str, str] | None:
        """What a level must show around its numbers to give a marker; None if it cannot."""
        level = self._template.lists[style]
        if level.form == "bullet":
            return marker, ""  # what a bullet looks like is the template's business
        before, found, after = marker.partition(_numeral(level.form, 1))
        return (before, after) if found else None

    def _started_again(self, style: str) -> str:
        """Add a list that shares the definition of another and begins at its first number."""
        level = self._template.lists[style]
        number = (
            _definitions(self._template, tuple(self._affixes.items()))[2] + 1 + len(self._added)
        )
        self._added.append(
            Xml(
                f'<w:num w:numId="{number}">{leaf("w:abstractNumId", val=level.abstract)}'
                f'<w:lvlOverride w:ilvl="{level.index}"><w:startOverride w:val="1"/>'
                "</w:lvlOverride></w:num>"
            )
        )
        return str(number)


@lru_cache(maxsize=32)
def _definitions(
    template: WordTemplate, affixes: tuple[tuple[str, tuple[str, str] | None], ...]
) -> tuple[str, str, int]:
    """Return the numbering part before and behind its last list, and the number of that list."""
    root = copy.deepcopy(template.numbering[1])
    for style, around in affixes:
        level = template.lists[style]
        if around is not None and level.form != "bullet":
            before, after = around
            text = _level(root, level).find(qn("w:lvlText"))
            text.set(qn("w:val"), f"{before}%{level.index + 1}{after}")
    lists = root.findall(qn("w:num"))
    lists[-1].addnext(etree.Element(qn("w:num")))
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()
    before, behind = xml.split("<w:num/>")
    return before, behind, max(int(number.get(qn("w:numId"))) for number in lists)


def _level(numbering: Element, level: ListLevel) -> Element:
    path = f"w:abstractNum[@w:abstractNumId='{level.abstract}']/w:lvl[@w:ilvl='{level.index}']"
    return numbering.find(path, nsmap)


def _copied(indent: Element | None) -> Xml | None:
    if indent is None:
        return None
    return leaf("w:ind", **{etree.QName(name).localname: text for name, text in indent.items()})


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
