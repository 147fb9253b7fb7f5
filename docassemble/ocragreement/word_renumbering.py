"""Let paragraphs of two Word documents use the lists of one numbering part.

A list is known by a number (`w:numId`) that means something in its own document only.
"""

import copy
from collections.abc import Iterable

from docx.oxml.ns import nsmap
from lxml import etree

from .word_xml import Element, qn

__all__ = ["Renumbering"]

_VAL, _NUM, _NUM_ID = qn("w:val"), qn("w:num"), qn("w:numId")
_ABSTRACT, _ABSTRACT_ID = qn("w:abstractNum"), qn("w:abstractNumId")
_USED = f"{qn('w:pPr')}/{qn('w:numPr')}/{_NUM_ID}"
_OF_THE_EDITOR = ("w:nsid", "w:tmpl")  # what Word adds to a definition for its own use
_NO_LIST = "0"
_OLD = "old "


class Renumbering:
    """The lists of an old and of a new document, to be used in one."""

    def __init__(self, old: bytes, new: bytes) -> None:
        """Read both numbering parts.

        Args:
            old: That of the old document.
            new: That of the new one, to which lists are added.
        """
        self._old, self._new = etree.fromstring(old), etree.fromstring(new)
        self._meanings = {
            **_meanings(self._new, ""),
            **_meanings(self._old, _OLD),
        }
        self._became: dict[str, str] = {}

    def set_apart(self, old: Iterable[Element]) -> None:
        """Mark the lists that paragraphs of the old document use as the old document's.

        Args:
            old: Paragraphs and tables; changed here. A list that both documents have under one
                number, and that nothing starts again, is the same list in both.
        """
        for used in _all_used(old):
            number = used.get(_VAL)
            meaning = self._meanings.get(_OLD + number, "")
            if number == _NO_LIST or not meaning:
                used.set(_VAL, _NO_LIST)
            elif self._meanings.get(number) != meaning or "lvlOverride" in meaning:
                used.set(_VAL, _OLD + number)

    def join(self, old: Iterable[Element], pairs: Iterable[tuple[Element, Element]]) -> None:
        """Give a list of the old document the number of the new document's list that it became.

        Without this every item of the list would count as moved, and what is rejected would be
        numbered from the start again.

        Args:
            old: Paragraphs and tables of the old document; changed here.
            pairs: Those of them that stand beside one of the new document.
        """
        taken = set(self._became.values())
        for one, other in pairs:
            before, after = _used(one), _used(other)
            if (
                before.startswith(_OLD)
                and before not in self._became
                and after not in taken
                and self._meanings[before] == self._meanings.get(after)
            ):
                self._became[before] = after
                taken.add(after)
        for used in _all_used(old):
            used.set(_VAL, self._became.get(used.get(_VAL), used.get(_VAL)))

    def part(self, merged: Iterable[Element]) -> bytes:
        """Add the old document's lists that are still in use.

        Args:
            merged: Paragraphs and tables of the merged document; changed here.

        Returns:
            The numbering part.
        """
        numbers = {number.get(_NUM_ID): number for number in self._old.iterchildren(_NUM)}
        last = max(
            (int(number.get(_NUM_ID, 0)) for number in self._new.iterchildren(_NUM)), default=0
        )
        given: dict[str, str] = {}
        for element in merged:
            for used in element.iter(_NUM_ID):
                number = used.get(_VAL)
                if number.startswith(_OLD):
                    if number not in given:
                        last += 1
                        given[number] = str(last)
                        self._add(numbers[number.removeprefix(_OLD)], given[number])
                    used.set(_VAL, given[number])
        xml: bytes = etree.tostring(
            self._new, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return xml

    def _add(self, old: Element, number: str) -> None:
        added = copy.deepcopy(old)
        added.set(_NUM_ID, number)
        wanted = _definition(self._old, old)
        same = [
            each
            for each in self._new.iterchildren(_ABSTRACT)
            if wanted is not None and _meaning(each) == _meaning(wanted)
        ]
        if same:
            added.find(_ABSTRACT_ID).set(_VAL, same[0].get(_ABSTRACT_ID))
        elif wanted is not None:
            definition = copy.deepcopy(wanted)
            known = [int(each.get(_ABSTRACT_ID, 0)) for each in self._new.iterchildren(_ABSTRACT)]
            identity = str(max(known, default=0) + 1)
            definition.set(_ABSTRACT_ID, identity)
            for style in definition.iterfind("w:lvl/w:pStyle", nsmap):
                style.getparent().remove(style)  # a style has one list, and that is the new one's
            self._insert(definition, _ABSTRACT)
            added.find(_ABSTRACT_ID).set(_VAL, identity)
        self._insert(added, _NUM)

    def _insert(self, element: Element, behind: str) -> None:
        places = [place for place, each in enumerate(self._new) if each.tag == behind]
        self._new.insert(places[-1] + 1 if places else len(self._new), element)


def _all_used(elements: Iterable[Element]) -> Iterable[Element]:
    return (used for element in elements for used in element.iter(_NUM_ID))


def _used(paragraph: Element) -> str:
    used = paragraph.find(_USED)
    return "" if used is None else used.get(_VAL)


def _meanings(root: Element, prefix: str) -> dict[str, str]:
    """What each list says, by its number: its definition and where it starts again."""
    definitions = {each.get(_ABSTRACT_ID): _meaning(each) for each in root.iterchildren(_ABSTRACT)}
    return {
        prefix + number.get(_NUM_ID): "".join(
            [
                definitions.get(number.find(_ABSTRACT_ID).get(_VAL), ""),
                *(_meaning(each) for each in number.iterchildren(qn("w:lvlOverride"))),
            ]
        )
        for number in root.iterchildren(_NUM)
    }


def _definition(root: Element, number: Element) -> Element | None:
    identity = number.find(_ABSTRACT_ID).get(_VAL)
    for each in root.iterchildren(_ABSTRACT):
        if each.get(_ABSTRACT_ID) == identity:
            return each
    return None


def _meaning(element: Element) -> str:
    bare = copy.deepcopy(element)
    bare.attrib.pop(_ABSTRACT_ID, None)
    for name in _OF_THE_EDITOR:
        for child in bare.findall(qn(name)):
            bare.remove(child)
    shown: bytes = etree.tostring(bare, method="c14n", exclusive=True, with_tail=False)
    return shown.decode()
