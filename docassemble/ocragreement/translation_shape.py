"""How translations look in an answer file."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .languages import load_languages
from .problems import Problem
from .shapes import Choice, Record, Shape, Text
from .translations import Translated, Translation
from .typed_text import MAXIMUM_TYPED

__all__ = ["TranslationsShape"]

_KEY = re.compile(r"(counterpart/)?\w[\w.-]{0,199}")
_FINGERPRINT = re.compile(r"[0-9a-f]{12}")


class TranslationsShape:
    """Translations by language: of each unit the source's fingerprint and the text."""

    def __init__(self, languages: Iterable[str]) -> None:
        """Take the languages of the library: texts are translated from these, into others."""
        self.sources = tuple(languages)
        self.targets = tuple(code for code in load_languages() if code not in self.sources)

    def read(self, value: Any, path: str, problems: list[Problem]) -> dict[str, Translation] | None:
        """Read translations; whether they are up to date shows when the draft is written."""
        by_language = Record(dict.fromkeys(self.targets, _Mapping()))
        read = by_language.read(value, path, problems) or {}
        translations = {}
        for language, entry in read.items():
            here = f"{path}.{language}"
            known: dict[str, Shape] = {"source": Choice(self.sources), "units": _Mapping()}
            fields = Record(known).read(entry or {}, here, problems) or {}
            source = fields.get("source") or self.sources[0]
            units = {}
            for key, each in (fields.get("units") or {}).items():
                unit = self._unit(str(key), each, f"{here}.units", problems)
                if unit:
                    units[str(key)] = unit
            translations[language] = Translation(source, units)
        return translations

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of translations by language."""
        unit = {
            "type": "object",
            "properties": {
                "of": {"type": "string", "pattern": f"^{_FINGERPRINT.pattern}$"},
                "text": Text(MAXIMUM_TYPED).schema(),
            },
            "required": ["of", "text"],
            "additionalProperties": False,
        }
        translation = {
            "type": ["object", "null"],
            "properties": {
                "source": Choice(self.sources).schema(),
                "units": {"type": "object", "additionalProperties": unit},
            },
            "additionalProperties": False,
        }
        return {
            "type": ["object", "null"],
            "properties": dict.fromkeys(self.targets, translation),
            "additionalProperties": False,
        }

    def _unit(self, key: str, value: Any, path: str, problems: list[Problem]) -> Translated | None:
        here = f"{path}.{key}"[:200]
        if not _KEY.fullmatch(key):
            problems.append(Problem("problem.translation_key", here))
            return None
        fields: dict[str, Shape] = {"of": Text(), "text": Text(MAXIMUM_TYPED)}
        read = Record(fields).read(value, here, problems) or {}
        of, text = read.get("of"), read.get("text")
        if of and text and _FINGERPRINT.fullmatch(of):
            return Translated(of, text)
        problems.append(Problem("problem.translation_unit", here))
        return None


class _Mapping:
    """A group of values by name, read further by who asks."""

    def read(self, value: Any, path: str, problems: list[Problem]) -> Mapping[str, Any] | None:
        if isinstance(value, Mapping):
            return value
        return Record({}).read(value, path, problems)

    def schema(self) -> dict[str, Any]:
        return {"type": "object"}
