"""The few WordprocessingML elements that a treaty is made of, each as one function."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from docx.oxml import ns
from lxml import etree

__all__ = ["Element", "bookmark", "control", "field", "leaf", "paragraph", "runs"]

Element = Any
"""An lxml element."""

# What XML 1.0 cannot hold, in any spelling.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("([\t\n])")
_BREAKS = {"\n": "w:br", "\t": "w:tab"}
qn = cache(ns.qn)  # the same few names over and over
_P, _PPR, _R, _RPR, _T = (qn(tag) for tag in ("w:p", "w:pPr", "w:r", "w:rPr", "w:t"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST_NAME = 64  # of a content control, in Word


def leaf(tag: str, **attributes: str) -> Element:
    """Return an element without children.

    Args:
        tag: Its name ("w:tab").
        **attributes: Its attributes in the namespace of Word ("val").

    Returns:
        The element.
    """
    return etree.Element(qn(tag), {qn(f"w:{name}"): value for name, value in attributes.items()})


def paragraph(
    style: str,
    content: Iterable[Element],
    *,
    keep_with_next: bool | None = None,
    level: tuple[int, str] | None = None,
    indent: Element | None = None,
    right_to_left: bool = False,
) -> Element:
    """Return a paragraph.

    Args:
        style: Identity of its style.
        content: What stands in it, in order.
        keep_with_next: Whether it must share a page with the next one; None leaves it to the style.
        level: Level and list that it is numbered by, where the style does not say so.
        indent: Its `w:ind`, where the style does not say so.
        right_to_left: Whether it is written so.

    Returns:
        The `w:p`.
    """
    element = etree.Element(_P)
    properties = etree.SubElement(element, _PPR)
    properties.append(leaf("w:pStyle", val=style))
    if keep_with_next is not None:
        properties.append(leaf("w:keepNext", val="1" if keep_with_next else "0"))
    if level:
        numbered = etree.SubElement(properties, qn("w:numPr"))
        numbered.append(leaf("w:ilvl", val=str(level[0])))
        numbered.append(leaf("w:numId", val=level[1]))
    if right_to_left:
        properties.append(leaf("w:bidi"))
    if indent is not None:
        properties.append(indent)
    element.extend(content)
    return element


def runs(text: str, *, style: str = "", right_to_left: bool = False) -> list[Element]:
    """Return the runs that show a text exactly as it is.

    Args:
        text: Plain text; a line feed breaks the line, a tab goes to the next tab stop.
        style: Identity of a character style.
        right_to_left: Whether the text is written so.

    Returns:
        The `w:r` elements; none for no text.

    Raises:
        ValueError: If the text holds a character that XML cannot hold.
    """
    unfit = _NOT_XML.search(text)
    if unfit:
        raise ValueError(
            f"{text!r} holds the control character U+{ord(unfit[0]):04X}, which no Word document"
            " can hold: remove it"
        )
    return [
        _run(leaf(_BREAKS[piece]) if piece in _BREAKS else _text(piece), style, right_to_left)
        for piece in _PIECES.split(text.replace("\r\n", "\n").replace("\r", "\n"))
        if piece
    ]


def field(
    instruction: str, shown: Sequence[Element], *, right_to_left: bool = False
) -> list[Element]:
    r"""Return a field together with its present result.

    Args:
        instruction: What Word works it out from ("REF offences \\h").
        shown: The runs of its result, so that a reader sees it before Word has worked it out.
        right_to_left: Whether the text around it is written so.

    Returns:
        The runs of the field: several ones rather than a `w:fldSimple`, which tracked changes
        cannot hold.
    """
    code = etree.Element(qn("w:instrText"))
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    begin, separate, end = (
        leaf("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")
    )
    return [
        *(_run(child, "", right_to_left) for child in (begin, code, separate)),
        *shown,
        _run(end, "", right_to_left),
    ]


def bookmark(identity: int, name: str, content: Sequence[Element]) -> list[Element]:
    """Return content with a bookmark around it.

    Args:
        identity: A number that no other bookmark of the document has.
        name: A name that no other bookmark of the document has.
        content: What is marked; may be nothing.

    Returns:
        The elements, the start and the end of the bookmark first and last.
    """
    number = str(identity)
    return [
        leaf("w:bookmarkStart", id=number, name=name),
        *content,
        leaf("w:bookmarkEnd", id=number),
    ]


def control(identity: int, tag: str, label: str, shown: Sequence[Element]) -> Element:
    """Return a content control that waits to be filled in.

    Args:
        identity: A number that no other content control of the document has.
        tag: What programs know it by: the path of the answer.
        label: What a reader sees when it is selected.
        shown: The runs that stand in it until then; the first key typed replaces them.

    Returns:
        The `w:sdt`.
    """
    element = etree.Element(qn("w:sdt"))
    properties = etree.SubElement(element, qn("w:sdtPr"))
    properties.append(leaf("w:alias", val=label[:_LONGEST_NAME]))
    properties.append(leaf("w:tag", val=tag[:_LONGEST_NAME]))
    properties.append(leaf("w:id", val=str(identity)))
    properties.append(leaf("w:showingPlcHdr"))
    # Without w:text it is a control for formatted text: LibreOffice 7.4 reads the other kind as a
    # field of its own, which loses the look of what stands in it.
    etree.SubElement(element, qn("w:sdtContent")).extend(shown)
    return element


def _run(child: Element, style: str, right_to_left: bool) -> Element:
    element = etree.Element(_R)
    if style or right_to_left:
        properties = etree.SubElement(element, _RPR)
        if style:
            properties.append(leaf("w:rStyle", val=style))
        if right_to_left:
            properties.append(leaf("w:rtl"))
    element.append(child)
    return element


def _text(text: str) -> Element:
    element = etree.Element(_T)
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")
    return element
