"""Let lists start again behind a struck article, where LibreOffice would go on counting.

Letters start again after the heading of an article. LibreOffice takes a heading that follows a
struck paragraph for the end of that one, and counts on from the last letter that was struck.
"""

from collections.abc import Sequence

from docx.oxml.ns import nsmap
from lxml import etree

from .word_template import ListLevel, WordTemplate
from .word_xml import Element, leaf, qn, serialised

__all__ = ["restarted"]

_PPR, _NUM, _VAL = qn("w:pPr"), qn("w:num"), qn("w:val")
_BEFORE_LIST = {qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines")}


def restarted(merged: Sequence[Element], numbering: bytes, template: WordTemplate) -> bytes:
    """Give the lists of each article behind a struck one a count of their own.

    Args:
        merged: Paragraphs of a redline; changed here.
        numbering: Its numbering part.
        template: The template whose styles number them.

    Returns:
        The numbering part, with a list for each such article.
    """
    levels = {
        template.style_ids[style]: level
        for style, level in template.lists.items()
        if level.form != "bullet"
    }
    root = etree.fromstring(numbering)
    lists = root.findall(_NUM)
    last = max(int(number.get(qn("w:numId"), 0)) for number in lists)
    was_struck = is_behind = False
    given: dict[str, Element] = {}  # by definition, within the article
    for paragraph in merged:
        properties = paragraph.find(_PPR)
        style = _value(properties.find("w:pStyle", nsmap))
        if style == template.style_ids["ArticleHeading"]:
            is_behind, given = was_struck, {}
        level = levels.get(style)
        if is_behind and level and properties.find("w:numPr", nsmap) is None:
            if level.abstract not in given:
                last += 1
                given[level.abstract] = _list(str(last), level.abstract, [*levels.values()])
                lists[-1].addnext(given[level.abstract])
                lists.append(given[level.abstract])
            place = sum(child.tag in _BEFORE_LIST for child in properties)
            properties.insert(place, _numbered(level, given[level.abstract]))
        was_struck = properties.find("w:rPr/w:del", nsmap) is not None
    return serialised(root)


def _value(property_: Element | None) -> str:
    return "" if property_ is None else property_.get(_VAL)


def _list(number: str, abstract: str, levels: Sequence[ListLevel]) -> Element:
    """A list of the same definition that begins at the first number on each level."""
    added = leaf("w:num", numId=number)
    added.append(leaf("w:abstractNumId", val=abstract))
    for index in sorted({level.index for level in levels if level.abstract == abstract}):
        override = leaf("w:lvlOverride", ilvl=str(index))
        override.append(leaf("w:startOverride", val="1"))
        added.append(override)
    return added


def _numbered(level: ListLevel, number: Element) -> Element:
    properties = leaf("w:numPr")
    properties.append(leaf("w:ilvl", val=str(level.index)))
    properties.append(leaf("w:numId", val=number.get(qn("w:numId"))))
    return properties
