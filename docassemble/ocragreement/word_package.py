"""Make a Word file of paragraphs: the package around them, the same for every document of ours.

    package = WordPackage(load_template(), "es", "Acuerdo sobre...")
    body = [paragraph(package.style("Title"), runs("Acuerdo"))]
    file = package.write(body)

The same paragraphs always give the same bytes: nothing in the file tells who made it, when or on
which machine.
"""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

import yaml
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap
from lxml import etree

from .languages import is_right_to_left
from .word_comments import Comment, comments_part
from .word_markup import PLAIN, Look, Xml, field, leaf, runs
from .word_template import WordTemplate
from .word_xml import Element, parsed, qn, serialised
from .zip_file import zipped

__all__ = ["PAGE_OF_PAGES", "WordPackage", "page_of_pages"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_DECLARED = f' xmlns:w="{nsmap["w"]}"'  # by the document around it
_CONTENT_TYPES = "[Content_Types].xml"
_COMMENTS = "comments.xml"
PAGE_OF_PAGES = "page_of_pages"
"""Tag of the content control in a template's header or footer that "page X of Y" replaces."""
_BEFORE_TRACKING = """
    writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
    embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins
    alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop
    hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign
    attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
    revisionView
"""
"""Elements of settings.xml that the schema puts before w:trackRevisions."""


@dataclass(frozen=True)
class WordPackage:
    """A Word file that waits for its text.

    Attributes:
        template: Whose styles, lists, page, headers and footers it has.
        language: Code of its main language ("es").
        title: Its title, in its properties and header.
        notice: What a reader must know of it, there too; may be empty.
        draft: Which draft it is, in words, there too; may be empty.
        tracked: Whether Word goes on tracking changes when the file is opened.

    Example:
        A file in two languages, with a comment:

        >>> from docassemble.ocragreement.word_comments import Comment, comment_anchor
        >>> from docassemble.ocragreement.word_markup import paragraph, runs
        >>> from docassemble.ocragreement.house_template import load_template
        >>> package = WordPackage(load_template(), "es", "Acuerdo")
        >>> english = package.look("en")
        >>> words = comment_anchor(0, runs("Agreement", english), package.comment_mark)
        >>> body = [paragraph(package.style("Title"), words, look=english)]
        >>> file = package.write(body, comments=[Comment(0, ("Why it is so.",))])
    """

    template: WordTemplate
    language: str
    title: str
    notice: str = ""
    draft: str = ""
    tracked: bool = False

    def style(self, name: str) -> str:
        """Return the identity of a style.

        Args:
            name: Its name ("Paragraph").

        Returns:
            Its identity; empty if the template does not have it.
        """
        return self.template.style_ids.get(name, "")

    @property
    def comment_mark(self) -> str:
        """Identity of the character style of the marks of comments."""
        return self.style("annotation reference")

    def look(self, language: str) -> Look:
        """Return how runs in some language look.

        Args:
            language: Its code ("ar").

        Returns:
            Their look; that of the paragraph where the language is the document's own and is
            written from left to right.
        """
        right_to_left = is_right_to_left(language)
        if language == self.language:
            return Look(right_to_left=True) if right_to_left else PLAIN
        east_asian = language in _languages()["east_asian"]
        return Look("", _tag(language), east_asian, right_to_left)

    def write(
        self,
        body: Iterable[Xml | Element],
        numbering: bytes | None = None,
        comments: Sequence[Comment] = (),
    ) -> bytes:
        """Write the file.

        Args:
            body: Its paragraphs and tables, in order; markup or elements.
            numbering: Its numbering part, if lists were added to that of the template.
            comments: Its comments.

        Returns:
            The .docx file.
        """
        base = self.template
        before, behind = base.frame
        text = "".join(part if isinstance(part, str) else _written(part) for part in body)
        styles = _in_language(base, self.language)
        rewritten = {
            base.document[0]: f"{_DECLARATION}{before}{text}{behind}".encode(),
            base.styles[0]: styles,
            **{name: self._header(root) for name, root in base.headers},
            base.properties: self._properties(),
        }
        if numbering is not None:
            rewritten[base.numbering[0]] = numbering
        if base.settings:
            rewritten[base.settings[0]] = _settings(base, self.tracked)
        if comments:
            rewritten |= self._with_comments(comments)
        same = base.members.keys() - rewritten.keys() | {base.styles[0]}
        if base.settings:
            same |= {base.settings[0]}
        return zipped(base.members | rewritten, frozenset(same))

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {"TITLE": self.title, "SUBJECT": self.draft, "COMMENTS": self.notice}

    def _properties(self) -> bytes:
        """Return the properties that Word shows under "Info"."""
        root = etree.Element(f"{{{_PROPERTIES['cp']}}}coreProperties", nsmap=_PROPERTIES)
        for name, text in (
            ("title", self.title),
            ("subject", self.draft),
            ("description", self.notice),
            ("language", _tag(self.language)),
        ):
            if text:
                etree.SubElement(root, f"{{{_PROPERTIES['dc']}}}{name}").text = text
        return serialised(root)

    def _header(self, template: Element) -> bytes:
        """Return a header or footer whose fields show their words before Word works them out."""
        header = copy.deepcopy(template)
        for block in list(header.iterchildren(qn("w:p"))):
            empty = None
            for shown in block.iter(qn("w:fldSimple")):
                instruction = shown.get(qn("w:instr"), "").split()
                text = shown.find("w:r/w:t", nsmap)
                if text is not None and instruction and instruction[0] in self._shown:
                    text.text = self._shown[instruction[0]]
                    empty = not text.text and empty is not False
            if empty and len(header) > 1:  # a header holds at least one paragraph
                header.remove(block)
        for mark in header.findall(f".//w:sdt/w:sdtPr/w:tag[@w:val='{PAGE_OF_PAGES}']", nsmap):
            old = mark.getparent().getparent()
            for piece in parsed(page_of_pages(self.language)):
                old.addprevious(piece)
            old.getparent().remove(old)
        return serialised(header)

    def _with_comments(self, comments: Sequence[Comment]) -> dict[str, bytes]:
        base = self.template
        folder, _, main = base.document[0].rpartition("/")
        name = base.comments or f"{folder}/{_COMMENTS}"
        parts = {name: comments_part(comments, self.style("annotation text"), self.comment_mark)}
        if not base.comments:
            relations = f"{folder}/_rels/{main}.rels"
            root = etree.fromstring(base.members[relations])
            relation = etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship")
            relation.set("Id", "rIdComments")
            relation.set("Type", RELATIONSHIP_TYPE.COMMENTS)
            relation.set("Target", _COMMENTS)
            types = etree.fromstring(base.members[_CONTENT_TYPES])
            override = etree.SubElement(types, f"{{{types.nsmap[None]}}}Override")
            override.set("PartName", f"/{name}")
            override.set("ContentType", CONTENT_TYPE.WML_COMMENTS)
            parts |= {relations: serialised(root), _CONTENT_TYPES: serialised(types)}
        return parts


@cache
def _languages() -> dict[str, Any]:
    source = resources.files(__package__) / "data" / "sources" / "word-languages.yml"
    languages: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return languages


def _tag(language: str) -> str:
    return str(_languages()["tags"].get(language, language))


def page_of_pages(language: str, look: Look = PLAIN) -> list[Xml]:
    """Write "page 1 of 7" in a language, with the fields that count.

    Args:
        language: Its code.
        look: How the runs look.

    Returns:
        The runs.
    """
    words = _languages()["page_of_pages"]
    before, between, behind = words.get(language, words["other"])
    return [
        *runs(before, look),
        *field("PAGE", runs("1", look), look),
        *runs(between, look),
        *field("NUMPAGES", runs("1", look), look),
        *runs(behind, look),
    ]


@lru_cache(maxsize=32)
def _in_language(template: WordTemplate, language: str) -> bytes:
    """Return the styles with the language in the defaults, where each run takes it from."""
    styles = copy.deepcopy(template.styles[1])
    defaults = styles.find("w:docDefaults/w:rPrDefault/w:rPr", nsmap)
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    tag = _tag(language)
    spoken = {"val": tag}
    if language in _languages()["east_asian"]:
        spoken["eastAsia"] = tag
    if is_right_to_left(language):
        spoken["bidi"] = tag
    defaults.extend(parsed([leaf("w:lang", **spoken)]))
    return serialised(styles)


@lru_cache(maxsize=32)
def _settings(template: WordTemplate, tracked: bool) -> bytes:
    """Return the settings without the numbers that Word gives to editing sessions."""
    assert template.settings
    settings = copy.deepcopy(template.settings[1])
    for name in ("w:rsids", "w:trackRevisions"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    if tracked:
        before = {qn(f"w:{name}") for name in _BEFORE_TRACKING.split()}
        place = sum(child.tag in before for child in settings)
        settings[place:place] = parsed([leaf("w:trackRevisions")])
    return serialised(settings)


def _written(element: Element) -> str:
    tag, end, rest = etree.tostring(element, encoding="unicode").partition(">")
    return f"{tag.replace(_DECLARED, '')}{end}{rest}"
