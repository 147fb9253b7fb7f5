"""Write the numbers of a Word file out as text, for a printer that would count them otherwise."""

import io

import docx
from docx.oxml.ns import qn

from .word_xml import Element

__all__ = ["numbers_written_out"]

_KIND = qn("w:fldCharType")
_CODES = (qn("w:instrText"), qn("w:delInstrText"))
_NUMBERS = {"SEQ", "REF"}


def numbers_written_out(file: bytes) -> bytes:
    """Turn the fields that count articles, and those that refer to them, into what they show.

    LibreOffice works fields out anew when it makes a PDF, and counts struck articles too. Word
    shows what is in the file.

    Args:
        file: A .docx file.

    Returns:
        The same file with those fields as text.
    """
    document = docx.Document(io.BytesIO(file))
    opened: list[tuple[list[Element], list[str]]] = []  # of each field: its marks, its instruction
    for run in list(document.element.body.iter(qn("w:r"))):
        for child in run:
            if child.tag == qn("w:fldChar"):
                if child.get(_KIND) == "begin":
                    opened.append(([], []))
                marks, code = opened[-1]
                marks.append(run)
                if child.get(_KIND) == "end":
                    opened.pop()
                    _remove(marks, "".join(code))
            elif child.tag in _CODES:
                opened[-1][0].append(run)
                opened[-1][1].append(child.text or "")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _remove(marks: list[Element], code: str) -> None:
    if code.split()[0] in _NUMBERS:
        for run in marks:
            run.getparent().remove(run)
