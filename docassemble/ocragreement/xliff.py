"""The texts of a draft as XLIFF 2.1, the format of exchange that translators' programs open.

Source: OASIS, XLIFF Version 2.1 (2018), core. The number of an article and a blank are placeholders
(`ph`): a translator moves them and cannot change what they stand for. What a program needs to put
them back is kept as original data of the unit.
"""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from .interface import say
from .translation_units import NUMBER, Unit
from .translations import Translation, is_of

__all__ = ["NAMESPACE", "PIECES", "to_xliff"]

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"

PIECES = re.compile(r"(\{\{|\}\}|\{[^{}]+\})")
"""What parts the text of a unit into words, doubled braces and marks."""

_DEFAULT: dict[Any, str] = {None: NAMESPACE}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OTHER = "counterpart/"
_STRUCTURE = ("xliff", "file", "unit", "notes", "note", "originalData", "data", "segment")

Element = Any
"""An lxml element."""


def to_xliff(
    texts: Mapping[str, Unit],
    source: str,
    target: str,
    known: Translation,
    interface: str,
    draft: str = "",
) -> bytes:
    """Write texts to translate.

    Args:
        texts: Units by key, as `translations.texts_to_translate` gives them.
        source: Code of the language they are in.
        target: Code of the language into which they are translated.
        known: What has been translated before; what is up to date of it stands in the file.
        interface: Interface language of the notes.
        draft: ISO 3166 code of the State with which the draft is, by which it is known when it
            comes back; empty if there is none.

    Returns:
        The XLIFF file: one `file` with every unit, and one with the units that read otherwise in
        the counterpart's original.
    """
    root: Element = etree.Element(_tag("xliff"), nsmap=_DEFAULT)
    root.attrib.update({"version": "2.1", "srcLang": source, "trgLang": target})
    files: dict[str, Element] = {}
    for key, unit in texts.items():
        side = "counterpart" if key.startswith(_OTHER) else "home"
        if side not in files:
            files[side] = _below(root, "file", id=side, canResegment="no")
            if draft:
                files[side].set("original", draft)
            notes = _below(files[side], "notes")
            _below(notes, "note").text = say(f"translation.{side}", interface)
        written = known.units.get(key)
        translated = written.text if written and is_of(written, unit) else ""
        _unit(files[side], key.removeprefix(_OTHER), unit, translated, interface)
    for element in root.iter():
        if etree.QName(element).localname in (*_STRUCTURE, "source", "target"):
            element.tail = "\n"
        if etree.QName(element).localname in ("xliff", "file", "unit", "notes", "segment"):
            element.text = "\n"
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return xml


def _unit(file: Element, identity: str, unit: Unit, translated: str, interface: str) -> None:
    element = _below(file, "unit", id=identity, canResegment="no")
    remarks = [("location", unit.place)] if unit.place else []
    remarks += [("name", f"{answer}: {words}") for answer, words in unit.names]
    if NUMBER in unit.shown:
        remarks.append(("heading", say("translation.heading", interface)))
    if remarks:
        notes = _below(element, "notes")
        for category, words in remarks:
            _below(notes, "note", category=category).text = words
    numbers = {mark: str(number) for number, mark in enumerate(unit.shown, start=1)}
    if numbers:
        data = _below(element, "originalData")
        for mark, number in numbers.items():
            _below(data, "data", id=f"d{number}").text = f"{{{mark}}}"
    segment = _below(element, "segment", state="translated" if translated else "initial")
    _text(_below(segment, "source", space="preserve"), unit.text, unit, numbers)
    if translated:
        _text(_below(segment, "target", space="preserve"), translated, unit, numbers)


def _text(parent: Element, text: str, unit: Unit, numbers: Mapping[str, str]) -> None:
    last = None
    used: dict[str, int] = {}
    for piece in PIECES.split(text):
        if len(piece) > 2 and piece.startswith("{"):
            mark = piece[1:-1]
            times = used[mark] = used.get(mark, 0) + 1
            number = numbers[mark]
            last = _below(
                parent,
                "ph",
                id=number if times == 1 else f"{number}-{times}",
                canDelete="no",
                dataRef=f"d{number}",
                disp=unit.shown[mark],
                equiv=piece,
                type="other",
                subType="ocragreement:number" if mark[0] == NUMBER else "ocragreement:blank",
            )
            continue
        words = piece[:1] if piece in ("{{", "}}") else piece
        if last is None:
            parent.text = (parent.text or "") + words
        else:
            last.tail = (last.tail or "") + words


def _below(parent: Element, tag: str, space: str = "", **attributes: str) -> Element:
    element = etree.SubElement(parent, _tag(tag), attributes)
    if space:
        element.set(_SPACE, space)
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
