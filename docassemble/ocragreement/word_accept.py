"""Accept the changes that are tracked in a Word file already, so that only words are compared."""

from .word_xml import Element, qn

__all__ = ["accept_changes"]

_GONE = ("w:del", "w:moveFrom")
_KEPT = ("w:ins", "w:moveTo")
_RECORDS = (
    "w:pPrChange",
    "w:rPrChange",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:sectPrChange",
    "w:tblGridChange",
    "w:tblPrExChange",
    "w:numberingChange",
    *(f"w:{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")),
    *(
        f"w:customXml{kind}Range{end}"
        for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
        for end in ("Start", "End")
    ),
)
_PROPERTIES = (qn("w:rPr"), qn("w:trPr"), qn("w:ctrlPr"))


def accept_changes(body: Element) -> None:
    """Accept every tracked change.

    Args:
        body: Body of a document; changed here.
    """
    for element in list(body.iter(*(qn(tag) for tag in _RECORDS))):
        element.getparent().remove(element)
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            row.getparent().remove(row)
    for paragraph in list(body.iter(qn("w:p"))):
        _join_if_deleted(paragraph)
    for element in list(body.iter(*(qn(tag) for tag in _GONE))):
        element.getparent().remove(element)
    for element in list(body.iter(*(qn(tag) for tag in _KEPT))):
        if element.getparent().tag not in _PROPERTIES:
            for child in list(element):
                element.addprevious(child)
        element.getparent().remove(element)


def _join_if_deleted(paragraph: Element) -> None:
    """Let a paragraph whose end is deleted run on into the next one."""
    look = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if look is None or all(look.find(qn(tag)) is None for tag in _GONE):
        return
    following = paragraph.getnext()
    if following is None or following.tag != qn("w:p"):
        return
    place = 1 if following.find(qn("w:pPr")) is not None else 0
    following[place:place] = [child for child in paragraph if child.tag != qn("w:pPr")]
    paragraph.getparent().remove(paragraph)
