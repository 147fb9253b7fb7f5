"""What a reader sees in a Word file that we wrote: its text with every number in its place.

Written against Word's rules of numbering, not against our writer: it knows styles, lists and
fields, and nothing of agreements.
"""

import io
from collections import defaultdict
from itertools import zip_longest
from typing import Any

import docx
from docx.oxml.ns import nsmap, qn

ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"]


def read_docx_text(file: bytes) -> list[str]:
    """Return the text of the body, a line for each paragraph.

    An item begins with its number or bullet ("a. it is committed…"). Of the two signature blocks
    first the left one is read, then the right one, each as two lines: the Party; name and office.

    Args:
        file: A .docx file.

    Returns:
        The lines, without headers and footers.
    """
    document = docx.Document(io.BytesIO(file))
    numbers = _Numbers(document)
    lines = []
    left: list[str] = []
    right: list[str] = []
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        text = _shown(paragraph)
        style = _style(paragraph)
        if style in ("SignatureParty", "Signature"):
            rows = [row.split("\t")[1:] for row in text.split("\n")]
            for block, words in zip((left, right), zip_longest(*rows, fillvalue=""), strict=False):
                block.append(" ".join(filter(None, " ".join(words).split(" "))))
        elif style != "SignatureRule":
            # A list that Word cannot number has its markers written out, with a tab.
            words = text.replace("\n", " ").replace("\t", " ")
            lines.append(" ".join(filter(None, [numbers.of(paragraph), words])))
    return lines + left + right


def read_docx_paragraphs(file: bytes) -> list[tuple[str, str, str]]:
    """Return the paragraphs of the body, signatures and all, in their order.

    Args:
        file: A .docx file.

    Returns:
        Identity of the style, number or bullet in front, and text of each.
    """
    document = docx.Document(io.BytesIO(file))
    numbers = _Numbers(document)
    return [
        (_style(paragraph), numbers.of(paragraph), _shown(paragraph))
        for paragraph in document.element.body.iterchildren(qn("w:p"))
    ]


def paragraph_number(file: bytes, body: Any, within: Any) -> str:
    """Return the number that Word shows in front of a paragraph.

    Args:
        file: The file that the lists are defined in.
        body: Its body, or another one that uses the same lists.
        within: An element of the paragraph.

    Returns:
        The number as shown; empty if there is none.
    """
    numbers = _Numbers(docx.Document(io.BytesIO(file)))
    counted = {paragraph: numbers.of(paragraph) for paragraph in body.iterchildren(qn("w:p"))}
    return counted[next(within.iterancestors(qn("w:p")))]


def same_words(lines: list[str]) -> str:
    """Return lines of a Word file or of plain text in a form in which the two can be compared.

    Args:
        lines: From `read_docx_text`, or from the plain text of the same agreement.

    Returns:
        All words in order, one space between them.
    """
    return " ".join(" ".join(lines).split())


def _style(paragraph: Any) -> str:
    return str(paragraph.find("w:pPr/w:pStyle", nsmap).get(qn("w:val")))


def _shown(paragraph: Any) -> str:
    """Return the text of a paragraph; of a field its present result."""
    shown = ""
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        shown += element.text if element.tag == qn("w:t") else "\t\n"[element.tag == qn("w:br")]
    return shown


class _Numbers:
    """The counters that Word keeps while it goes through a document."""

    def __init__(self, document: Any) -> None:
        root = document.part.numbering_part.element
        self.styles = {style.style_id: style.element for style in document.styles}
        self.lists = {number.get(qn("w:numId")): number for number in root.findall(qn("w:num"))}
        self.definitions = {
            definition.get(qn("w:abstractNumId")): definition
            for definition in root.findall(qn("w:abstractNum"))
        }
        self.counters: dict[str, dict[int, int]] = defaultdict(dict)
        self.started: set[tuple[str, int]] = set()

    def of(self, paragraph: Any) -> str:
        """Count a paragraph and return its number as shown."""
        own = paragraph.find("w:pPr/w:numPr", nsmap)
        style = self.styles[_style(paragraph)]
        properties = own if own is not None else style.find("w:pPr/w:numPr", nsmap)
        if properties is None:
            return ""
        identity = properties.find(qn("w:numId")).get(qn("w:val"))
        if identity == "0":
            return ""
        index = int(properties.find(qn("w:ilvl")).get(qn("w:val")))
        abstract = self.lists[identity].find(qn("w:abstractNumId")).get(qn("w:val"))
        level = self.definitions[abstract].find(f"w:lvl[@w:ilvl='{index}']", nsmap)
        form = level.find(qn("w:numFmt")).get(qn("w:val"))
        text = str(level.find(qn("w:lvlText")).get(qn("w:val")))
        if form == "bullet":
            return text
        counters = self.counters[abstract]
        override = self.lists[identity].find(f"w:lvlOverride[@w:ilvl='{index}']", nsmap)
        if override is not None and (identity, index) not in self.started:
            self.started.add((identity, index))
            counters.pop(index, None)
        counters[index] = counters.get(index, 0) + 1
        for below in [other for other in counters if other > index]:
            del counters[below]
        return text.replace(f"%{index + 1}", _numeral(form, counters[index]))


def _numeral(form: str, number: int) -> str:
    if form == "decimal":
        return str(number)
    return {"lowerLetter": chr(96 + number), "lowerRoman": ROMAN[number % len(ROMAN)]}.get(form, "")
