"""The bilingual draft: two texts in facing columns, paragraph beside paragraph.

Negotiators read it with a finger on each side. So an article's heading and its first paragraph are
one row, no row is broken between two pages, and each page says above which column is which.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, count, zip_longest

from .agreement import Agreement, Block, Clause, Paragraph, Signature, Words
from .house_template import load_template
from .languages import load_languages
from .word_body import AgreementWriter
from .word_lists import WordLists
from .word_markup import Xml, paragraph, runs
from .word_package import WordPackage
from .word_paper import column_widths
from .word_table import Column, table
from .word_targets import lists_of
from .word_template import Paper, WordTemplate, on_paper
from .word_xml import qn

__all__ = ["to_bilingual"]

_IN_COLUMNS = {
    "Title": "FacingTitle",
    "ArticleHeading": "FacingHeading",
    "SignatureParty": "FacingParty",
    "Signature": "FacingSignatory",
    **dict.fromkeys(
        (
            "Opening",
            "Recital",
            "Agreed",
            "Paragraph",
            "Closing",
            "Numbered",
            "Item",
            "SubItem",
            "Bullet",
        ),
        "FacingText",
    ),
}
"""The narrow styles that stand for those of a whole page; a template without them keeps its own."""

_NARROW_INDENT = 0.6  # of the indent of a list on a whole page

Row = tuple[Sequence[Xml], Sequence[Xml]]
Writers = tuple[AgreementWriter, AgreementWriter]


def to_bilingual(left: Agreement, right: Agreement, paper: Paper = "template") -> bytes:
    """Write two texts of an agreement side by side as a Word document.

    Args:
        left: The text of the left column.
        right: The same draft in another language.
        paper: Its paper, unless that of the template.

    Returns:
        The .docx file; the same texts and template always give the same bytes.

    Raises:
        ProblemsError: If a ministry's own template cannot be read or lacks a style or list.
        ValueError: If words of the agreement cannot stand in a Word document; the message says
            which.
    """
    base = _narrow(on_paper(load_template(), paper))
    package = WordPackage(base, left.language, left.short_title, left.notice, left.draft)
    # Markers are written out: two lists that take turns would count each other's items.
    lists = WordLists(base, chain(lists_of(left), lists_of(right)), counted=False)
    identities = count(1)
    first, second = (
        AgreementWriter(
            package, each, identities=identities, lists=lists, suffix=f"_{each.language}"
        )
        for each in (left, right)
    )
    widths = column_widths(package, (0.5, 0.5))
    columns = [Column(width, package.style("Paragraph")) for width in widths]
    header = [[_language_line(package, agreement)] for agreement in (left, right)]
    rows = [
        [mine or [first.paragraph("Paragraph", [])], theirs or [second.paragraph("Paragraph", [])]]
        for mine, theirs in _rows(left, right, (first, second))
    ]
    body = [
        table(package.style("FacingTable"), columns, [header, *rows]),
        paragraph(package.style("TableEnd"), []),
    ]
    return package.write(body, lists.numbering())


@lru_cache(maxsize=8)
def _narrow(template: WordTemplate) -> WordTemplate:
    """The template with the styles of a column in the place of those of a page."""
    known = template.style_ids
    narrow = {name: known[style] for name, style in _IN_COLUMNS.items() if style in known}
    name, numbering = template.numbering[0], copy.deepcopy(template.numbering[1])
    for indent in numbering.iter(qn("w:ind")):
        for side in (qn("w:left"), qn("w:hanging")):
            indent.set(side, str(round(int(indent.get(side, "0")) * _NARROW_INDENT)))
    return replace(
        template,
        style_ids={**known, **narrow},
        numbering=(name, numbering),
        title=template.column,
    )


def _language_line(package: WordPackage, agreement: Agreement) -> Xml:
    code = agreement.language
    name = load_languages()[code].names.get(code, code)
    look = package.look(code)
    shown = runs(name[:1].upper() + name[1:], look)
    return paragraph(package.style("FacingLanguage"), shown, look=look)


def _rows(left: Agreement, right: Agreement, writers: Writers) -> Iterator[Row]:
    if left.notice or right.notice:
        yield _notice(left, writers[0]), _notice(right, writers[1])
    clauses = {clause.identity: clause for clause in right.clauses}
    for clause in left.clauses:
        facing = clauses.get(clause.identity)
        yield from _clause_rows(clause, facing, writers)
    for mine, theirs in zip(left.signatures, right.signatures, strict=True):
        # A row each, so that the lines to sign on are level however long the Parties' names are.
        yield from zip(_signature(mine, writers[0]), _signature(theirs, writers[1]), strict=True)


def _notice(agreement: Agreement, writer: AgreementWriter) -> list[Xml]:
    notice = (Words(agreement.notice),)
    return [writer.paragraph("Notice", writer.inlines(notice))] if agreement.notice else []


def _clause_rows(left: Clause, right: Clause | None, writers: Writers) -> Iterator[Row]:
    mine = list(writers[0].clause(left))
    theirs = list(writers[1].clause(right)) if right else []
    if left.part == "title":
        yield mine, theirs
        return
    pairs = list(_pairs(_kinds(left), _kinds(right) if right else []))
    rows = [
        (mine[i : i + 1] if i >= 0 else [], theirs[j : j + 1] if j >= 0 else []) for i, j in pairs
    ]
    if left.part == "article" and len(rows) > 1:
        # A heading shares a row with what it heads: a row is never broken between two pages.
        heading, first, *others = rows
        rows = [([*heading[0], *first[0]], [*heading[1], *first[1]]), *others]
    yield from rows


def _kinds(clause: Clause) -> list[str]:
    """What each paragraph of a clause is, in the order in which they are written."""
    heading = ["heading"] if clause.part == "article" else []
    return [*heading, *(kind for block in clause.blocks for kind in _kinds_of(block))]


def _kinds_of(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield "paragraph"
        return
    for item in block.items:
        yield f"{block.style} {item.marker}"
        for below in item.lists:
            yield from _kinds_of(below)


def _pairs(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pair what stands at the same place; -1 where the other text has nothing to set beside it."""
    matcher = SequenceMatcher(a=left, b=right, autojunk=False)
    for _tag, start, end, other_start, other_end in matcher.get_opcodes():
        both = zip_longest(range(start, end), range(other_start, other_end), fillvalue=-1)
        yield from both


def _signature(signature: Signature, writer: AgreementWriter) -> Iterator[list[Xml]]:
    name_and_office = (signature.name, Words("\n"), signature.title)
    party = writer.inlines(signature.party)
    yield [writer.paragraph("SignatureParty", party, keep_with_next=True)]
    yield [writer.paragraph("Signature", writer.inlines(name_and_office))]
