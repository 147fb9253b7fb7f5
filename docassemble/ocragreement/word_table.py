"""Tables in a Word document of ours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .word_markup import Xml, joined, leaf, paragraph, runs

__all__ = ["Column", "table"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        width: In twentieths of a point.
        style: Identity of the paragraph style of its cells' text where a cell is plain text.
    """

    width: int
    style: str


def table(
    style: str, columns: Sequence[Column], rows: Iterable[Sequence[str | Sequence[Xml]]]
) -> Xml:
    """Write a table whose first row is repeated at the head of each page; no row is broken.

    Args:
        style: Identity of the table style.
        columns: Its columns.
        rows: Its rows, the header first; of each cell the plain text or its paragraphs.

    Returns:
        The table.

    Example:
        A table is followed by a paragraph, or Word adds an empty one at the end of the document:

        >>> columns = [Column(4000, "Cell"), Column(5000, "Cell")]
        >>> body = [table("Grid", columns, [("Article", "Source"), ("1", "Model")])]
    """
    grid = joined(leaf("w:gridCol", w=str(column.width)) for column in columns)
    opening = (
        f"<w:tbl><w:tblPr>{leaf('w:tblStyle', val=style)}"
        f'<w:tblW w:w="{sum(column.width for column in columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    written = [opening]
    for position, row in enumerate(rows):
        cells = "".join(map(_cell, columns, row))
        header = "" if position else "<w:tblHeader/>"
        written.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>")
    return Xml("".join([*written, "</w:tbl>"]))


def _cell(column: Column, content: str | Sequence[Xml]) -> str:
    if isinstance(content, str):
        content = [paragraph(column.style, runs(content))]
    elif not content or not content[-1].endswith("</w:p>"):
        content = [*content, paragraph(column.style, [])]  # Word asks that a cell end with one
    properties = f'<w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{properties}{''.join(content)}</w:tc>"
