"""The shapes that answers have: how each is read, and how JSON Schema describes it.

One object does both, so that what the program accepts and what the schema says cannot differ.
Every shape takes None for an answer that is left open.
"""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from .interface import INTERFACE_LANGUAGES, ForTheLawyer, strung
from .lookup import UnknownName
from .printable import can_be_printed
from .problems import Problem

__all__ = [
    "Choice",
    "Date",
    "Integer",
    "ListOf",
    "Lookup",
    "Percentage",
    "Record",
    "Shape",
    "Text",
    "Texts",
]

Schema = dict[str, Any]

MAXIMUM_CHARACTERS = 1000


class Shape(Protocol):
    """What one kind of answer looks like."""

    def read(self, value: Any, path: str, problems: list[Problem]) -> Any:
        """Read an answer that is not open; add to `problems` and return None if it is wrong."""
        ...

    def schema(self) -> Schema:
        """Return the JSON Schema (2020-12) of the answer."""
        ...


class Text:
    """A text, inserted in the draft as it is."""

    def __init__(self, maximum: int = MAXIMUM_CHARACTERS, lines: bool = False) -> None:
        """Take how many characters it can have, and whether it can have several lines."""
        self.maximum = maximum
        self.between = "\n\t" if lines else ""

    def read(self, value: Any, path: str, problems: list[Problem]) -> str | None:
        """Read a text; white space at the ends is dropped, and an empty text is an open answer."""
        if not isinstance(value, str):
            problems.append(Problem("problem.not_a_text", path, {"value": _shown(value)}))
            return None
        text = value.strip()
        if self.between:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > self.maximum:
            problems.append(Problem("problem.too_long", path, {"maximum": self.maximum}))
            return None
        # What Python calls printable has none of the characters that are looked for.
        for character in "" if text.isprintable() else text:
            if character not in self.between and not can_be_printed(character):
                code = f"U+{ord(character):04X}"
                problems.append(Problem("problem.control_character", path, {"code": code}))
                return None
        return text or None

    def schema(self) -> Schema:
        """Return the JSON Schema of a text."""
        return {"type": ["string", "null"], "maxLength": self.maximum}


class Texts:
    """A text for each language, or one text for all of them."""

    def __init__(self, languages: Iterable[str]) -> None:
        """Take the languages in which a text can be given."""
        self.languages = tuple(languages)

    def read(self, value: Any, path: str, problems: list[Problem]) -> dict[str, str] | None:
        """Read the texts by language; a single text counts for every language."""
        if isinstance(value, Mapping):
            each = Record({language: Text() for language in self.languages})
            texts = each.read(value, path, problems) or {}
            return {language: text for language, text in texts.items() if text} or None
        text = Text().read(value, path, problems)
        return dict.fromkeys(self.languages, text) if text else None

    def schema(self) -> Schema:
        """Return the JSON Schema of a text, single or by language."""
        by_language = Record({language: Text() for language in self.languages}).schema()
        return {"anyOf": [Text().schema(), by_language]}


class Choice:
    """One of a few words."""

    def __init__(self, options: Iterable[str]) -> None:
        """Take the words that can be chosen."""
        self.options = tuple(options)

    def read(self, value: Any, path: str, problems: list[Problem]) -> str | None:
        """Read the word; capitals do not matter."""
        word = value.strip().casefold() if isinstance(value, str) else value
        if word in self.options:
            return str(word)
        known = ", ".join(self.options)
        problems.append(Problem("problem.choice", path, {"value": _shown(value), "known": known}))
        return None

    def schema(self) -> Schema:
        """Return the JSON Schema of the words."""
        return {"enum": [*self.options, None]}


class Lookup:
    """Something of a long list that is found by code or name: a State, a language."""

    def __init__(self, find: Callable[[str], str], key: str, codes: Iterable[str]) -> None:
        """Take how to find it, the problem's sentence, and every code.

        Args:
            find: Gives the code of what is named; raises UnknownName with suggestions.
            key: Key of the sentence for what is not found.
            codes: All codes, for the schema.
        """
        self.find = find
        self.key = key
        self.codes = tuple(codes)

    def read(self, value: Any, path: str, problems: list[Problem]) -> str | None:
        """Read a name or code; the code is what is kept."""
        if not isinstance(value, str):
            problems.append(Problem("problem.not_a_text", path, {"value": _shown(value)}))
            return None
        if not value.strip():
            return None
        try:
            return self.find(value)
        except UnknownName as error:
            values: dict[str, object] = {"value": _shown(value)}
            if error.suggestions:
                values["near"] = ForTheLawyer(
                    {
                        language: strung((each[language] for each in error.suggestions), language)
                        for language in INTERFACE_LANGUAGES
                    }
                )
            key = f"{self.key}_near" if error.suggestions else self.key
            problems.append(Problem(key, path, values))
            return None

    def schema(self) -> Schema:
        """Return the JSON Schema: a code, or a name in words."""
        return {"type": ["string", "null"], "examples": list(self.codes)}


class Date:
    """A day of the calendar."""

    _FORM = re.compile(r"\d{4}-\d{2}-\d{2}")

    def read(self, value: Any, path: str, problems: list[Problem]) -> datetime.date | None:
        """Read a date written as year-month-day."""
        if isinstance(value, str) and self._FORM.fullmatch(value.strip()):
            try:
                return datetime.date.fromisoformat(value.strip())
            except ValueError:
                pass
        problems.append(Problem("problem.date", path, {"value": _shown(value)}))
        return None

    def schema(self) -> Schema:
        """Return the JSON Schema of a date."""
        return {"type": ["string", "null"], "format": "date"}


class Percentage:
    """A share in per cent."""

    def __init__(self, above: float, maximum: float) -> None:
        """Take the bounds: greater than `above`, at most `maximum`."""
        self.above = above
        self.maximum = maximum

    def read(self, value: Any, path: str, problems: list[Problem]) -> float | None:
        """Read a number within the bounds, with two decimals at most."""
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or not self.above < number <= self.maximum or round(number, 2) != number:
            values = {"value": _shown(value), "above": self.above, "maximum": self.maximum}
            problems.append(Problem("problem.percentage", path, values))
            return None
        return float(number)

    def schema(self) -> Schema:
        """Return the JSON Schema of the share."""
        return {
            "type": ["number", "null"],
            "exclusiveMinimum": self.above,
            "maximum": self.maximum,
        }


class Integer:
    """A whole number."""

    def __init__(self, minimum: int, maximum: int) -> None:
        """Take the bounds, both of which are allowed."""
        self.minimum = minimum
        self.maximum = maximum

    def read(self, value: Any, path: str, problems: list[Problem]) -> int | None:
        """Read a whole number within the bounds."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and self.minimum <= value <= self.maximum:
            return int(value)
        values = {"value": _shown(value), "minimum": self.minimum, "maximum": self.maximum}
        problems.append(Problem("problem.integer", path, values))
        return None

    def schema(self) -> Schema:
        """Return the JSON Schema of the number."""
        return {"type": ["integer", "null"], "minimum": self.minimum, "maximum": self.maximum}


class ListOf:
    """Several answers of one shape, none twice."""

    def __init__(self, shape: Shape, maximum: int, minimum: int = 0, blanks: bool = False) -> None:
        """Take the shape of each, how many there can be, and whether one may be open."""
        self.shape = shape
        self.minimum = minimum
        self.maximum = maximum
        self.blanks = blanks

    def read(self, value: Any, path: str, problems: list[Problem]) -> list[Any] | None:
        """Read the answers in order."""
        if not isinstance(value, list):
            problems.append(Problem("problem.not_a_list", path, {"value": _shown(value)}))
            return None
        if not self.minimum <= len(value) <= self.maximum:
            values = {"minimum": self.minimum, "maximum": self.maximum, "count": len(value)}
            problems.append(Problem("problem.how_many", path, values))
            return None
        read: list[Any] = []
        for index, each in enumerate(value):
            here = f"{path}[{index}]"
            before = len(problems)
            answer = None if each is None and self.blanks else self.shape.read(each, here, problems)
            if answer in read:
                problems.append(Problem("problem.twice", here, {"value": _shown(each)}))
            if len(problems) == before or answer in read:  # what is there twice keeps its place
                read.append(answer)
        return read

    def schema(self) -> Schema:
        """Return the JSON Schema of the list."""
        return {
            "type": ["array", "null"],
            "items": self.shape.schema(),
            "minItems": self.minimum,
            "maxItems": self.maximum,
            "uniqueItems": True,
        }


class Record:
    """Answers by name."""

    def __init__(self, fields: Mapping[str, Shape], descriptions: Mapping[str, str] = {}) -> None:
        """Take the shape of each answer and what the schema says of it."""
        self.fields = fields
        self.descriptions = descriptions

    def read(self, value: Any, path: str, problems: list[Problem]) -> dict[str, Any] | None:
        """Read the answers that are given; an open one is None, an absent one is not there."""
        if not isinstance(value, Mapping):
            problems.append(Problem("problem.not_a_mapping", path, {"value": _shown(value)}))
            return None
        read: dict[str, Any] = {}
        for key, each in value.items():
            here = f"{path}.{key}" if path else str(key)
            shape = self.fields.get(key)
            if shape is None:
                near = difflib.get_close_matches(str(key), self.fields, 1)
                values = {"known": ", ".join(self.fields), "near": "".join(near)}
                sentence = "problem.unknown_key_near" if near else "problem.unknown_key"
                problems.append(Problem(sentence, here[:200], values))
            else:
                read[key] = None if each is None else shape.read(each, here, problems)
        return read

    def schema(self) -> Schema:
        """Return the JSON Schema of the record."""
        properties = {}
        for name, shape in self.fields.items():
            properties[name] = shape.schema()
            if name in self.descriptions:
                properties[name] = {"description": self.descriptions[name], **properties[name]}
        return {
            "type": ["object", "null"],
            "properties": properties,
            "additionalProperties": False,
        }


def _shown(value: Any) -> str:
    """A value as a message shows it, not longer than a line."""
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
