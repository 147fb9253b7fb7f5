"""Write an agreement as a Word document.

The document is a template (`templates/treaty.docx`, or a ministry's own with the same style names)
with the text of the agreement in it. The same agreement and template always give the same bytes:
nothing in the file tells who made it, when or on which machine.
"""

import copy
import io
import zipfile
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from docx.oxml.ns import nsmap, qn
from lxml import etree

from .agreement import Agreement
from .word_body import write_body
from .word_template import WordTemplate, read_template
from .word_xml import Element, leaf

__all__ = ["to_docx"]

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
_UNIX = 3
_PROPERTIES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def to_docx(agreement: Agreement, template: Path | None = None) -> bytes:
    """Write an agreement as a Word document.

    Args:
        agreement: The tree of one language.
        template: A .docx file with the styles to use; the package's own if absent.

    Returns:
        The .docx file.

    Raises:
        ValueError: If the template lacks a style or list, or if words of the agreement cannot stand
            in a Word document; the message says which.
        OSError: If the template cannot be read.
    """
    base = read_template(template or _own_template())
    numbering = copy.deepcopy(base.numbering[1])
    document = copy.deepcopy(base.document[1])
    right_to_left = agreement.language in _languages()["right_to_left"]
    document.body[:0] = write_body(agreement, base, numbering, right_to_left)
    rewritten = {
        base.document[0]: _serialised(document),
        base.numbering[0]: _serialised(numbering),
        base.styles[0]: _in_language(base, agreement.language),
        **{name: _serialised(_header(root, agreement)) for name, root in base.headers},
        base.properties: _properties(agreement),
    }
    return _zipped(base.members | rewritten)


@cache
def _own_template() -> Path:
    source = resources.files(__package__) / "data" / "templates" / "treaty.docx"
    with resources.as_file(source) as path:
        return path


@cache
def _languages() -> dict[str, Any]:
    source = resources.files(__package__) / "data" / "sources" / "word-languages.yml"
    languages: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return languages


@lru_cache(maxsize=32)
def _in_language(template: WordTemplate, language: str) -> bytes:
    """Return the styles with the language in the defaults, where each run takes it from."""
    styles = copy.deepcopy(template.styles[1])
    tag = _languages()["tags"].get(language, language)
    defaults = styles.find("w:docDefaults/w:rPrDefault/w:rPr", nsmap)
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    spoken = {"val": tag}
    if language in _languages()["east_asian"]:
        spoken["eastAsia"] = tag
    if language in _languages()["right_to_left"]:
        spoken["bidi"] = tag
    defaults.append(leaf("w:lang", **spoken))
    return _serialised(styles)


def _properties(agreement: Agreement) -> bytes:
    """Return the properties that Word shows under "Info": title, notice and language."""
    root = etree.Element(f"{{{_PROPERTIES['cp']}}}coreProperties", nsmap=_PROPERTIES)
    for name, text in (
        ("title", agreement.short_title),
        ("description", agreement.notice),
        ("language", _languages()["tags"].get(agreement.language, agreement.language)),
    ):
        if text:
            etree.SubElement(root, f"{{{_PROPERTIES['dc']}}}{name}").text = text
    return _serialised(root)


def _header(template: Element, agreement: Agreement) -> Element:
    """Return a header whose fields show title and notice before Word has worked them out."""
    header = copy.deepcopy(template)
    shown = {"TITLE": agreement.short_title, "COMMENTS": agreement.notice}
    for field in header.iter(qn("w:fldSimple")):
        instruction = field.get(qn("w:instr"), "").split()
        text = field.find("w:r/w:t", nsmap)
        if text is not None and instruction and instruction[0] in shown:
            text.text = shown[instruction[0]]
    return header


def _serialised(root: Element) -> bytes:
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def _zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            archive.writestr(entry, content)
    return target.getvalue()
