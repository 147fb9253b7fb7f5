"""Compare two Word files that anybody may have written, and track what changed between them.

The result is the new file, with its own styles, headers and footers, in whose body every difference
in the words of the old one is a tracked change. Paragraphs, tables, fields and pictures are
compared; headers and footers are not, and how words look is the new file's.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsmap
from lxml import etree

from .interface import say
from .problems import Problem, ProblemsError
from .tracked import Block, Merger
from .word_accept import accept_changes
from .word_renumbering import Renumbering
from .word_tokens import Revision
from .word_xml import Element, qn
from .zip_file import zipped

__all__ = ["MAXIMUM_BYTES", "compare_files"]

MAXIMUM_BYTES = 20_000_000
_MOST_UNPACKED = 10 * MAXIMUM_BYTES
_STYLES_USED = ("w:pStyle", "w:rStyle", "w:tblStyle")
_NOTES = {
    "w:footnoteReference": (RELATIONSHIP_TYPE.FOOTNOTES, "w:footnote"),
    "w:endnoteReference": (RELATIONSHIP_TYPE.ENDNOTES, "w:endnote"),
}
_NO_LISTS = f'<w:numbering xmlns:w="{nsmap["w"]}"/>'.encode()
_RELATION = f"{{{nsmap['r']}}}"
_MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))


def compare_files(old: bytes, new: bytes, interface: str, old_name: str, new_name: str) -> bytes:
    """Write what changed from one Word file to another as tracked changes.

    Args:
        old: The file as it was. Changes that are tracked in it already count as accepted; so do
            those of the other.
        new: The file as it is.
        interface: Language in which the changes are signed.
        old_name: Name of the old file, for messages.
        new_name: Name of the new one.

    Returns:
        The .docx file; the same files give the same bytes.

    Raises:
        ProblemsError: If one is not a Word file, is too large, or if their footnotes differ.
    """
    before, after = _opened(old, old_name), _opened(new, new_name)
    for document in (before, after):
        accept_changes(document.element.body)
    _match_notes(before, after, new_name)
    _bring_parts(before, after)
    _match_styles(before, after)
    old_blocks, new_blocks = _blocks(before.element.body), _blocks(after.element.body)
    old_lists, new_lists = _lists(before), _lists(after)
    if new_lists is None:  # there is no part to add lists to: what is deleted loses its numbers
        for block in old_blocks:
            _remove(block.element, "w:numPr")
    lists = Renumbering(_numbering(old_lists), _numbering(new_lists))
    merger = Merger(Revision(say("redline.author", interface)), lists)
    merged = merger.merge(old_blocks, new_blocks)
    body = after.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    body[:0] = merged
    target = io.BytesIO()
    after.save(target)
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if new_lists is not None:
        members[str(new_lists.partname).lstrip("/")] = lists.part(merged)
    return zipped(members)


def _opened(file: bytes, name: str) -> Any:
    try:
        if len(file) > MAXIMUM_BYTES:
            raise ProblemsError([_too_large(name)])
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                raise ProblemsError([_too_large(name)])
        return docx.Document(io.BytesIO(file))
    except (OpcError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise ProblemsError([Problem("redline.not_word", file=name)]) from error
    except ValueError as error:
        if isinstance(error, ProblemsError):
            raise
        raise ProblemsError([Problem("redline.not_word", file=name)]) from error


def _too_large(name: str) -> Problem:
    return Problem("redline.too_large", "", {"maximum": MAXIMUM_BYTES // 1_000_000}, file=name)


def _blocks(parent: Element) -> list[Block]:
    """The paragraphs and tables of a body, out of what may stand around them."""
    blocks = [Block(element) for element in _paragraphs(parent)]
    waiting: list[Element] = []
    for element in list(parent):  # a bookmark between paragraphs moves into the next one
        if element.tag in _MARKS:
            waiting.append(element)
        elif waiting and element.tag == qn("w:p"):
            place = 1 if element.find(qn("w:pPr")) is not None else 0
            element[place:place] = waiting
            waiting = []
    if waiting and blocks:
        last = [*blocks[-1].element.iter(qn("w:p"))][-1]
        last.extend(waiting)
    return blocks


def _paragraphs(parent: Element) -> Iterator[Element]:
    for child in parent.iterchildren(etree.Element):
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _paragraphs(child)


def _lists(document: Any) -> Any:
    related = [
        rel.target_part
        for rel in document.part.rels.values()
        if rel.reltype == RELATIONSHIP_TYPE.NUMBERING
    ]
    return related[0] if related else None


def _numbering(part: Any) -> bytes:
    return _NO_LISTS if part is None else bytes(part.blob)


def _match_styles(old: Any, new: Any) -> None:
    """Let the old text use the new file's styles of the same names; others are left out."""
    known = {style.name: style.style_id for style in new.styles}
    names = {style.style_id: style.name for style in old.styles}
    for used in list(old.element.body.iter(*(qn(tag) for tag in _STYLES_USED))):
        style = known.get(names.get(used.get(qn("w:val"))))
        if style:
            used.set(qn("w:val"), style)
        else:
            used.getparent().remove(used)


def _match_notes(old: Any, new: Any, name: str) -> None:
    """Let the old text refer to the new file's footnotes, which must be the same ones."""
    for reference, (relation, tag) in _NOTES.items():
        before, after = (_notes(each, reference, relation, tag) for each in (old, new))
        if [text for _, text in before] != [text for _, text in after]:
            raise ProblemsError([Problem("redline.notes", file=name)])
        for (used, _), (meant, _) in zip(before, after, strict=True):
            used.set(qn("w:id"), meant.get(qn("w:id")))


def _notes(document: Any, reference: str, relation: str, tag: str) -> list[tuple[Element, str]]:
    texts = {}
    for rel in document.part.rels.values():
        if rel.reltype == relation:
            root = etree.fromstring(rel.target_part.blob)
            for note in root.iterchildren(qn(tag)):
                texts[note.get(qn("w:id"))] = "".join(map(str, note.itertext()))
    used = document.element.body.iter(qn(reference))
    return [(each, texts.get(each.get(qn("w:id")), "")) for each in used]


def _bring_parts(old: Any, new: Any) -> None:
    """Let the old text use the new file's pictures, and bring those that the new file lacks."""
    held = {
        (rel.reltype, hashlib.sha256(rel.target_part.blob).digest()): identity
        for identity, rel in new.part.rels.items()
        if not rel.is_external
    }
    brought: dict[str, str] = {}
    for element in old.element.body.iter(etree.Element):
        for key, identity in element.attrib.items():
            if not key.startswith(_RELATION) or identity not in old.part.rels:
                continue
            if identity not in brought:
                brought[identity] = _brought(old.part.rels[identity], new, held, len(brought))
            element.set(key, brought[identity])


def _brought(relation: Any, new: Any, held: Mapping[Any, str], number: int) -> str:
    if relation.is_external:
        return str(new.part.relate_to(relation.target_ref, relation.reltype, is_external=True))
    part = relation.target_part
    found = held.get((relation.reltype, hashlib.sha256(part.blob).digest()))
    if found:
        return found
    part.partname = PackURI(f"/word/media/old{number}.{part.partname.ext}")
    return str(new.part.relate_to(part, relation.reltype))


def _remove(element: Element, tag: str) -> None:
    for each in list(element.iter(qn(tag))):
        each.getparent().remove(each)
