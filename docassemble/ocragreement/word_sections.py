"""Sections of a Word file: each text of an original has headers and footers in its language."""

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import nsmap
from lxml import etree

from .word_markup import Look, Xml, runs
from .word_package import PAGE_OF_PAGES, WordPackage, page_of_pages
from .word_template import WordTemplate
from .word_xml import Element, parsed, qn, serialised

__all__ = ["Sections"]

_SECTION = re.compile(r"<w:sectPr\b.*</w:sectPr>", re.DOTALL)
_RELATION = re.compile(r'r:id="([^"]+)"')
_CONTENT_TYPES = "[Content_Types].xml"


class Sections:
    """The sections of one file, a text in each.

    Attributes:
        template: The template with the headers and footers of each language.
    """

    def __init__(self, template: WordTemplate, texts: Sequence[tuple[str, str]]) -> None:
        """Prepare the sections.

        Args:
            template: The template whose page, headers and footers each section has.
            texts: Language and title of each text, in order.
        """
        before, behind = template.frame
        found = _SECTION.search(behind)
        section = found[0] if found else ""
        parts = _Parts(template, _RELATION.findall(section))
        titles = dict(texts)
        package = WordPackage(template, texts[0][0], "")
        own = {
            language: parts.add(language, title, package.look(language))
            for language, title in titles.items()
        }
        self._sections = [_with(section, own[language]) for language, _title in texts]
        last = behind.replace(section, self._sections[-1]) if section else behind
        self.template = replace(template, members=parts.members(), frame=(before, last))

    def joined(self, texts: Sequence[Sequence[Xml]]) -> list[Xml]:
        """Join texts, each in a section of its own.

        Args:
            texts: The paragraphs of each text, in the order of the sections.

        Returns:
            The body of the file; the last paragraph of each text but the last ends its section.
        """
        body: list[Xml] = []
        for section, text in zip(self._sections, texts, strict=True):
            body += text
            if len(body) < sum(map(len, texts)):
                ended = body[-1].replace("</w:pPr>", f"{section}</w:pPr>", 1)
                body[-1] = Xml(ended)
        return body


class _Parts:
    """The parts of a package to which headers and footers are added."""

    def __init__(self, template: WordTemplate, identities: Sequence[str]) -> None:
        self._members = dict(template.members)
        self._folder, _, main = template.document[0].rpartition("/")
        self._relations_name = f"{self._folder}/_rels/{main}.rels"
        self._relations = etree.fromstring(self._members[self._relations_name])
        self._types = etree.fromstring(self._members[_CONTENT_TYPES])
        self._roots = dict(template.headers)
        relations = {each.get("Id"): each for each in self._relations}
        self._originals = {identity: relations[identity] for identity in identities}

    def add(self, language: str, title: str, look: Look) -> dict[str, str]:
        """Add headers and footers in a language; return their relations by those of ours."""
        own = {}
        for identity, original in self._originals.items():
            target = f"{self._folder}/{original.get('Target')}"
            name = f"{target.removesuffix('.xml')}_{language}.xml"
            root = _in_language(self._roots[target], language, title, look)
            self._members[name] = serialised(root)
            relation = copy.deepcopy(original)
            own[identity] = f"{identity}_{language}"
            relation.set("Id", own[identity])
            relation.set("Target", name.removeprefix(f"{self._folder}/"))
            self._relations.append(relation)
            self._declare(name, root)
        return own

    def members(self) -> dict[str, bytes]:
        """Return every file of the package."""
        rewritten = {
            self._relations_name: serialised(self._relations),
            _CONTENT_TYPES: serialised(self._types),
        }
        return self._members | rewritten

    def _declare(self, name: str, root: Element) -> None:
        is_header = root.tag == qn("w:hdr")
        override = etree.SubElement(self._types, f"{{{self._types.nsmap[None]}}}Override")
        override.set("PartName", f"/{name}")
        override.set(
            "ContentType", CONTENT_TYPE.WML_HEADER if is_header else CONTENT_TYPE.WML_FOOTER
        )


def _with(section: str, relations: Mapping[str, str]) -> str:
    """A section that shows the headers and footers of other relations."""
    return _RELATION.sub(lambda found: f'r:id="{relations[found[1]]}"', section)


def _in_language(template: Element, language: str, title: str, look: Look) -> Element:
    """Return a header or footer with its words in a language.

    The title of a text is written out: a field would show the one title of the whole file.
    """
    root = copy.deepcopy(template)
    for shown in list(root.iter(qn("w:fldSimple"))):
        instruction = shown.get(qn("w:instr"), "").split()
        words = runs(title, look) if instruction[:1] == ["TITLE"] else []
        _replace(shown, words)
    for mark in root.findall(f".//w:sdt/w:sdtPr/w:tag[@w:val='{PAGE_OF_PAGES}']", nsmap):
        _replace(mark.getparent().getparent(), page_of_pages(language, look))
    for block in list(root.iterchildren(qn("w:p"))):
        if block.find("w:r", nsmap) is None and len(root) > 1:
            root.remove(block)
    return root


def _replace(old: Element, markup: Iterable[Xml]) -> None:
    for piece in parsed(markup):
        old.addprevious(piece)
    old.getparent().remove(old)
