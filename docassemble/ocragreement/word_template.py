"""Read a Word template: its styles by name, its lists, its page, and the parts to be rewritten."""

import copy
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import nsmap, qn
from docx.shared import Cm, Pt, Twips
from lxml import etree

from .problems import Problem, ProblemsError
from .system_errors import cannot_read

__all__ = [
    "PAPER_STYLES",
    "REQUIRED_STYLES",
    "ListLevel",
    "Paper",
    "WordTemplate",
    "on_paper",
    "read_template",
]

Element = Any
"""An lxml element."""

Paper = Literal["template", "a4", "letter"]
"""What a document is printed on: what its template says, or one of the two sizes of the world."""

_PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}  # in twentieths of a point

REQUIRED_STYLES = (
    "Title",
    "Opening",
    "Recital",
    "Agreed",
    "ArticleHeading",
    "Paragraph",
    "Numbered",
    "Item",
    "SubItem",
    "Bullet",
    "Closing",
    "Signature",
    "SignatureParty",
    "SignatureRule",
    "Notice",
    "Blank",
)
"""Names of the styles that a treaty cannot be written without."""

PAPER_STYLES = (
    "TOC Heading",
    "toc 1",
    "Heading 1",
    "Heading 2",
    "Cell",
    "CellHeading",
    "Table Grid",
    "annotation text",
    "annotation reference",
    "FacingTitle",
    "FacingLanguage",
    "FacingHeading",
    "FacingText",
    "FacingParty",
    "FacingSignatory",
    "FacingTable",
)
"""Names of those that tables, papers and comments use; what lacks them is set plainly."""

_LIST_STYLES = ("Numbered", "Item", "SubItem", "Bullet")
_GUTTER = Cm(0.6)
_TITLE_SHARE = 0.85  # of the page's width: bold type a little larger than the text fills the rest
_DEFAULT_SIZE = 20  # half points: what Word takes where docDefaults name none


@dataclass(frozen=True, slots=True)
class ListLevel:
    """The level of a list that a paragraph style is linked to.

    Attributes:
        number: Identity of the list (`w:numId`).
        abstract: Identity of the list's definition (`w:abstractNumId`).
        index: The level, from 0 (`w:ilvl`).
        form: "lowerLetter", "lowerRoman", "bullet" or another of Word's number formats.
    """

    number: str
    abstract: str
    index: int
    form: str


@dataclass(frozen=True, eq=False)
class WordTemplate:
    """A template, read once; what is in it must not be changed, only copied.

    Attributes:
        members: Every file of the package and its bytes, in the order of the package.
        document: Name and root of the main part, its body empty but for the page.
        frame: The main part before and behind the text.
        numbering: Name and root of the numbering part.
        styles: Name and root of the styles part.
        settings: Name and root of the settings part, if there is one.
        headers: Name and root of each header and footer.
        comments: Name of the part with comments, if there is one.
        properties: Name of the part with title, language and author.
        style_ids: Identity of each style by its name: Word translates the identities of its
            own styles ("Ttulo"), never the names in the file.
        lists: The level that each list style is linked to.
        column: Width of a signature block, in thousandths of the size of the type.
        title: Width of a line of the title, in the same measure.
        text_width: Width of the text of a page, in twentieths of a point.
    """

    members: dict[str, bytes]
    document: tuple[str, Element]
    frame: tuple[str, str]
    numbering: tuple[str, Element]
    styles: tuple[str, Element]
    settings: tuple[str, Element] | None
    headers: tuple[tuple[str, Element], ...]
    comments: str
    properties: str
    style_ids: dict[str, str]
    lists: dict[str, ListLevel]
    column: int
    title: int
    text_width: int


def read_template(path: Path) -> WordTemplate:
    """Read a Word template; a file that has not changed is read only once.

    Args:
        path: A .docx file.

    Returns:
        The template.

    Raises:
        ProblemsError: If the file cannot be read, is not a Word document, or lacks styles or
            lists; all that is missing is named at once.
    """
    try:
        status = path.stat()
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise cannot_read(error, str(path)) from error


@lru_cache(maxsize=8)
def _read(path: Path, _modified: int, _size: int) -> WordTemplate:
    try:
        opened = docx.Document(str(path))
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (OpcError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        reason = {"reason": str(error)}
        raise ProblemsError([Problem("template.not_word", "", reason, file=str(path))]) from error
    style_ids = {style.name: style.style_id for style in opened.styles}
    related = {
        rel.reltype: rel.target_part for rel in opened.part.rels.values() if not rel.is_external
    }
    numbering = related.get(RELATIONSHIP_TYPE.NUMBERING)
    lists = _lists(opened.styles.element, numbering.element) if numbering else {}
    problems = [
        Problem(f"template.{key}", "", {"names": ", ".join(names)}, file=str(path))
        for key, names in _missing(opened, style_ids, lists)
    ]
    if problems:
        raise ProblemsError(problems)
    assert numbering
    body = opened.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    settings, comments = (
        related.get(kind) for kind in (RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.COMMENTS)
    )
    width, em = _text_width(opened), _type_size(opened)
    return WordTemplate(
        members=members,
        document=(_name(opened.part), opened.element),
        frame=_frame(opened.element),
        numbering=(_name(numbering), numbering.element),
        styles=(_name(related[RELATIONSHIP_TYPE.STYLES]), opened.styles.element),
        settings=(_name(settings), settings.element) if settings else None,
        headers=tuple(
            (_name(part), part.element if hasattr(part, "element") else etree.fromstring(part.blob))
            for part in opened.part.package.iter_parts()
            if part.content_type in (CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER)
        ),
        comments=_name(comments) if comments else "",
        properties=_name(opened.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)),
        style_ids=style_ids,
        lists=lists,
        column=int((width / 2 - _GUTTER / 2) / em * 1000),
        title=int(width * _TITLE_SHARE / em * 1000),
        text_width=int(width / Twips(1)),
    )


@lru_cache(maxsize=8)
def on_paper(template: WordTemplate, paper: Paper) -> WordTemplate:
    """Return a template on other paper.

    Args:
        template: The template.
        paper: The paper.

    Returns:
        The template with that paper, upright. Its lines are as long as before, so that they break
        alike on every paper; the margins at their sides give way.
    """
    if paper == "template":
        return template
    name, root = template.document
    document = copy.deepcopy(root)
    width, height = _PAPERS[paper]
    for page in document.body.iter(qn("w:sectPr")):
        size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
        if size is None or margins is None:
            continue
        wider = width - int(size.get(qn("w:w")))
        for side in (qn("w:left"), qn("w:right")):
            margins.set(side, str(int(margins.get(side)) + wider // 2))
        size.attrib.clear()
        size.set(qn("w:w"), str(width))
        size.set(qn("w:h"), str(height))
    return replace(template, document=(name, document), frame=_frame(document))


def _missing(
    opened: Any, style_ids: dict[str, str], lists: dict[str, ListLevel]
) -> Iterator[tuple[str, list[str]]]:
    """Yield what a template lacks: key of the sentence, names."""
    styles = [name for name in REQUIRED_STYLES if name not in style_ids]
    if styles:
        yield "styles_missing", styles
    unlinked = [name for name in _LIST_STYLES if name in style_ids and name not in lists]
    if unlinked:
        yield "lists_missing", unlinked
    if opened.styles.element.find("w:docDefaults/w:rPrDefault/w:rPr", nsmap) is None:
        yield "defaults_missing", ["w:docDefaults"]
    if opened.element.nsmap.get("w") != nsmap["w"]:
        yield "prefix_missing", [nsmap["w"]]
    if opened.element.body.find("w:sectPr/w:pgSz", nsmap) is None:
        yield "page_missing", ["w:pgSz"]


def _frame(document: Element) -> tuple[str, str]:
    """Return what stands in the main part before and behind the text."""
    place = etree.Element(qn("w:p"))
    document.body.insert(0, place)
    before, behind = etree.tostring(document, encoding="unicode").split("<w:p/>")
    document.body.remove(place)
    return before, behind


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _lists(styles: Element, numbering: Element) -> dict[str, ListLevel]:
    numbers = {
        number.get(qn("w:numId")): number.find(qn("w:abstractNumId")).get(qn("w:val"))
        for number in numbering.iterfind("w:num", nsmap)
    }
    levels = {
        (definition.get(qn("w:abstractNumId")), linked.get(qn("w:val"))): level
        for definition in numbering.iterfind("w:abstractNum", nsmap)
        for level in definition.iterfind("w:lvl", nsmap)
        for linked in level.iterfind("w:pStyle", nsmap)
    }
    lists = {}
    for style in styles.iterfind("w:style", nsmap):
        name = style.find(qn("w:name")).get(qn("w:val"))
        number = style.find("w:pPr/w:numPr/w:numId", nsmap)
        if name not in _LIST_STYLES or number is None:
            continue
        identity = number.get(qn("w:val"))
        abstract = numbers.get(identity, "")
        level = levels.get((abstract, style.get(qn("w:styleId"))))
        if level is not None:
            index, form = int(level.get(qn("w:ilvl"))), level.find(qn("w:numFmt"))
            shown_as = "decimal" if form is None else form.get(qn("w:val"))
            lists[name] = ListLevel(identity, abstract, index, shown_as)
    return lists


def _text_width(opened: Any) -> int:
    page = opened.sections[0]
    return int(page.page_width - page.left_margin - page.right_margin)


def _type_size(opened: Any) -> int:
    size = opened.styles.element.find("w:docDefaults/w:rPrDefault/w:rPr/w:sz", nsmap)
    half_points = _DEFAULT_SIZE if size is None else int(size.get(qn("w:val")))
    return int(Pt(half_points / 2))
