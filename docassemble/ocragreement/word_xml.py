"""Elements of WordprocessingML as objects: what is read from a file and changed, not written anew.

`word_markup.py` writes.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from docx.oxml import ns
from lxml import etree

from .word_markup import Xml

__all__ = ["Element", "leaf", "parsed", "qn", "serialised"]

Element = Any
"""An lxml element."""

qn = cache(ns.qn)  # the same few names over and over
_PREFIX = {"w": ns.nsmap["w"]}
_OPENING = f'<w:body xmlns:w="{ns.nsmap["w"]}">'


def leaf(tag: str, **attributes: str) -> Element:
    """Return an element without children.

    Args:
        tag: Its name ("w:tab").
        **attributes: Its attributes in the namespace of Word ("val").

    Returns:
        The element.
    """
    named = {qn(f"w:{name}"): value for name, value in attributes.items()}
    return etree.Element(qn(tag), named, nsmap=_PREFIX)


def parsed(markup: Iterable[Xml]) -> list[Element]:
    """Return markup as elements.

    Args:
        markup: From `word_markup`: paragraphs, tables or what stands in them.

    Returns:
        The elements.

    Example:
        >>> from .word_markup import paragraph, runs
        >>> [element.tag for element in parsed([paragraph("Note", runs("A & B"))])]
        ['{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p']
    """
    return list(etree.fromstring(f"{_OPENING}{''.join(markup)}</w:body>"))


def serialised(root: Element) -> bytes:
    """Return a part as it stands in the file.

    Args:
        root: Its root.

    Returns:
        Its XML.
    """
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml
