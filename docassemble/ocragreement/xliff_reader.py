"""Reads translations out of an XLIFF 2 file that comes back from a translator.

The file comes from outside: it is data, declares nothing (no DOCTYPE, so no entities), and whatever
is wrong with it is one line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from lxml import etree

from .languages import find_language
from .lookup import UnknownName
from .problems import Problem, ProblemsError
from .shapes import Text
from .translation_units import Unit, fingerprint, marks
from .translations import Translated, key_of
from .typed_text import MAXIMUM_TYPED
from .xliff import NAMESPACE

__all__ = ["MAXIMUM_XLIFF", "Returned", "languages_of", "read_xliff"]

MAXIMUM_XLIFF = 5 * 1024 * 1024

_BREAKS = re.compile(r"\s*[\t\r\n]\s*")
_MARK = re.compile(r"\{([^{}]+)\}")

Element = Any
"""An lxml element."""


@dataclass(frozen=True)
class Returned:
    """What an XLIFF file holds.

    Attributes:
        source: Code of the language that was translated from.
        target: Code of the language of the translations.
        units: The translations by key, each with the fingerprint of the source in the file.
        unknown: Keys of units that the draft does not have any more.
        empty: Keys of units that are not translated.
        draft: ISO 3166 code of the State with which the draft is that was translated; empty if the
            file does not say.
    """

    source: str
    target: str
    units: Mapping[str, Translated]
    unknown: tuple[str, ...]
    empty: tuple[str, ...]
    draft: str = ""


def languages_of(content: bytes, file: str = "") -> tuple[str, str]:
    """Return the languages of an XLIFF file.

    Args:
        content: The file.
        file: Its name for messages.

    Returns:
        Codes of source and target.

    Raises:
        ProblemsError: If it is not an XLIFF 2 file, or does not say them.
    """
    return _languages(_root(content, file), file)


def read_xliff(content: bytes, texts: Mapping[str, Unit], file: str = "") -> Returned:
    """Read a file that a translator sends back.

    Args:
        content: The file.
        texts: What there is to translate now, by key.
        file: Its name for messages.

    Returns:
        What it holds.

    Raises:
        ProblemsError: With a line for every text that cannot be used; nothing is taken in part.
    """
    root = _root(content, file)
    source, target = _languages(root, file)
    units: dict[str, Translated] = {}
    unknown: list[str] = []
    empty: list[str] = []
    problems: list[Problem] = []
    for holder in root.iterchildren(_tag("file")):
        side = holder.get("id")
        for element in holder.iter(_tag("unit")):
            identity = element.get("id", "")
            key = key_of("counterpart" if side == "counterpart" else "home", identity)
            if key not in texts:
                unknown.append(key)
                continue
            try:
                original, text = _read_unit(element)
            except _NotUsableError as error:
                problems.append(Problem(f"translation.{error}", key, error.values, file=file))
                continue
            if not text:
                empty.append(key)
                continue
            before = len(problems)
            Text(MAXIMUM_TYPED).read(text, key, problems)
            problems[before:] = [each.located({}, file) for each in problems[before:]]
            lacking = marks(original) ^ marks(text)
            if lacking:
                values = {"marks": ", ".join(f"{{{mark}}}" for mark in sorted(lacking))}
                problems.append(Problem("translation.marks", key, values, file=file))
            units[key] = Translated(fingerprint(original), text)
    if problems:
        raise ProblemsError(problems)
    draft = next((each.get("original", "") for each in root.iterchildren(_tag("file"))), "")
    return Returned(source, target, units, tuple(unknown), tuple(empty), draft)


class _NotUsableError(ValueError):
    """A unit that cannot be read; its message is the sentence's key."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.values = values


def _root(content: bytes, file: str) -> Element:
    if len(content) > MAXIMUM_XLIFF:
        raise _problem(file, "file.too_large", maximum=MAXIMUM_XLIFF // 1024)
    declared = expat.ParserCreate()
    declared.StartDoctypeDeclHandler = _refuse
    try:
        declared.Parse(content, True)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        root = etree.fromstring(content, parser)
    except _NotUsableError as error:
        raise _problem(file, "translation.declares") from error
    except (expat.ExpatError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _problem(file, "translation.not_xml", reason=str(error)) from error
    if root.tag != _tag("xliff") or not root.get("version", "").startswith("2."):
        raise _problem(file, "translation.not_xliff")
    return root


def _refuse(*_declaration: object) -> None:
    raise _NotUsableError("declares")


def _languages(root: Element, file: str) -> tuple[str, str]:
    codes = []
    for name in ("srcLang", "trgLang"):
        tag = root.get(name, "")
        try:
            codes.append(find_language(tag.replace("_", "-").split("-")[0]).code)
        except UnknownName as error:
            raise _problem(file, "translation.language", name=name, value=tag) from error
    return codes[0], codes[1]


def _problem(file: str, key: str, **values: object) -> ProblemsError:
    return ProblemsError([Problem(key, "", values, file=file)])


def _read_unit(unit: Element) -> tuple[str, str]:
    """Return source and target of a unit with marks; an empty target if it is not all there."""
    data = {each.get("id"): each.text or "" for each in unit.iter(_tag("data"))}
    sources: list[str] = []
    targets: list[tuple[int, str]] = []
    complete = True
    parts = [each for each in unit if each.tag in (_tag("segment"), _tag("ignorable"))]
    for position, part in enumerate(parts, start=1):
        source, target = part.find(_tag("source")), part.find(_tag("target"))
        sources.append("" if source is None else "".join(_words(source, data)))
        if target is None and part.tag == _tag("segment"):
            complete = False
        chosen = source if target is None else target
        order = "" if target is None else target.get("order", "")
        place = int(order) if order.isascii() and order.isdigit() else position
        targets.append((place, "" if chosen is None else "".join(_words(chosen, data))))
    text = "".join(words for _place, words in sorted(targets, key=lambda each: each[0]))
    original = _one_line("".join(sources))
    return original, _one_line(text) if complete else ""


def _words(element: Element, data: Mapping[str | None, str]) -> Iterator[str]:
    yield _typed(element.text)
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "ph":
            mark = data.get(child.get("dataRef"), "")
            if not _MARK.fullmatch(mark):
                raise _NotUsableError("placeholder", id=child.get("id", ""))
            yield mark
        elif name == "cp":
            raise _NotUsableError("code_point", code=child.get("hex", ""))
        elif name:
            yield from _words(child, data)
        yield _typed(child.tail)


def _typed(text: str | None) -> str:
    return (text or "").replace("{", "{{").replace("}", "}}")


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
