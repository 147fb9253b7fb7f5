"""Write a paper about a draft as a Word document."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from .house_template import own_template
from .paper import Cell, Fact, Heading, Paper, PaperBlock, Prose, Remark, Table
from .word_markup import Look, Xml, paragraph, runs
from .word_package import WordPackage
from .word_table import Column, table
from .word_template import read_template

__all__ = ["column_widths", "paper_to_docx"]

_HEADINGS = {1: "Heading 1", 2: "Heading 2"}
_REMARKS = {"good": "PaperResult", "warning": "PaperWarning"}


def paper_to_docx(paper: Paper) -> bytes:
    """Write a paper as a Word document.

    Args:
        paper: The paper.

    Returns:
        The .docx file; the same paper gives the same bytes.

    Raises:
        ValueError: If words of the paper cannot stand in a Word document; the message says which.
    """
    title = f"{paper.title}. {paper.subject}"
    package = WordPackage(read_template(own_template()), paper.language, title)
    body = [
        paragraph(package.style("PaperTitle"), runs(paper.title)),
        paragraph(package.style("PaperSubject"), runs(paper.subject)),
    ]
    for block, following in zip_longest(paper.blocks, paper.blocks[1:]):
        body.extend(_block(block, following, package))
    return package.write(body)


def column_widths(package: WordPackage, shares: Sequence[float]) -> list[int]:
    """Return the widths of columns that together are as wide as the text of a page.

    Args:
        package: The file that they are for.
        shares: What part of it each column has; together 1.

    Returns:
        The widths, in twentieths of a point.
    """
    width = package.template.text_width
    widths = [round(width * share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _block(block: PaperBlock, following: PaperBlock | None, package: WordPackage) -> Iterator[Xml]:
    if isinstance(block, Heading):
        yield paragraph(package.style(_HEADINGS[block.level]), runs(block.text))
    elif isinstance(block, Prose):
        keep = True if block.introduces else None
        yield paragraph(package.style("PaperText"), runs(block.text), keep_with_next=keep)
    elif isinstance(block, Remark):
        yield paragraph(package.style(_REMARKS[block.severity]), runs(block.text))
    elif isinstance(block, Fact):
        label = runs(block.label, Look(package.style("Strong")))
        # What is known of one thing is read together.
        keep = True if isinstance(following, Fact) else None
        fact = [*label, *runs(f"\t{block.text}")]
        yield paragraph(package.style("PaperFact"), fact, keep_with_next=keep)
    else:
        yield _table(block, package)
        # Without a paragraph between them two tables would be one.
        yield paragraph(package.style("TableEnd"), [])


def _table(block: Table, package: WordPackage) -> Xml:
    widths = column_widths(package, block.widths)
    columns = [Column(width, package.style("Cell")) for width in widths]
    header = [[paragraph(package.style("CellHeading"), runs(text))] for text in block.header]
    rows = [[_cell(cell, package) for cell in row] for row in block.rows]
    return table(package.style("PaperTable"), columns, [header, *rows])


def _cell(cell: Cell, package: WordPackage) -> list[Xml]:
    look = package.look(cell.language or package.language)
    style = package.style("Cell")
    lines = [paragraph(style, runs(line, look), look=look) for line in cell.text.split("\n")]
    if cell.heading is None:
        return lines
    heading = runs(cell.heading, look)
    return [
        paragraph(package.style("CellHeading"), heading, keep_with_next=True, look=look),
        *lines,
    ]
