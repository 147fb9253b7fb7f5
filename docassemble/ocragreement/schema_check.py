"""Checks plain data against a JSON Schema, and says what is wrong in our own sentences.

It knows the keywords of draft 2020-12 that `data/sources/clause-schema.json` uses; a test holds it
against a full implementation. The schema's own word `problem` beside a `pattern` names the sentence
for a value that does not fit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .problems import Problem

__all__ = ["SchemaCheck"]

_TYPES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "object": (dict, "not_a_mapping"),
    "array": (list, "not_a_list"),
    "string": (str, "not_a_text"),
    "integer": (int, "not_a_whole_number"),
    "number": ((int, float), "not_a_number"),
}


@dataclass(frozen=True)
class SchemaCheck:
    """A schema against which files are checked.

    Attributes:
        definitions: What stands in it under `$defs`.
    """

    definitions: Mapping[str, Any]

    def problems(self, data: Any, definition: str) -> list[Problem]:
        """Find what does not fit one of the definitions.

        Args:
            data: Mappings, lists and plain values.
            definition: Name of the definition ("clause").

        Returns:
            One problem for each thing that is wrong, under its path.
        """
        found: dict[tuple[str, object], Problem] = {}
        for problem in self._check(self.definitions[definition], data, ""):
            # A number in words is neither a number nor a whole one: that is one mistake.
            found.setdefault((problem.path, problem.values.get("key")), problem)
        return list(found.values())

    def _check(self, schema: Mapping[str, Any], value: Any, path: str) -> Iterator[Problem]:
        if not schema:  # which anything fits
            return
        if "$ref" in schema:
            found = list(self._check(self.definitions[schema["$ref"].split("/")[-1]], value, path))
            yield from found
            if found:
                return
        if "type" in schema:
            types, key = _TYPES[schema["type"]]
            # Python takes true for a number.
            if not isinstance(value, types) or isinstance(value, bool):
                yield _wrong_type(key, value, path)
                return
        if isinstance(value, dict):
            yield from self._mapping(schema, value, path)
        elif isinstance(value, list):
            yield from self._list(schema, value, path)
        elif isinstance(value, str):
            yield from _text(schema, value, path)
        elif isinstance(value, int | float):
            yield from _number(schema, value, path)
        yield from _one_of(schema, value, path)
        for each in schema.get("allOf", ()):
            yield from self._check(each, value, path)
        if "if" in schema:
            branch = "else" if any(self._check(schema["if"], value, path)) else "then"
            yield from self._check(schema.get(branch, {}), value, path)

    def _mapping(
        self, schema: Mapping[str, Any], value: Mapping[str, Any], path: str
    ) -> Iterator[Problem]:
        if len(value) < schema.get("minProperties", 0):
            yield Problem("library.not_a_mapping", path)
        most = schema.get("maxProperties", len(value))
        if len(value) > most:
            yield Problem("library.too_many", path, {"maximum": most})
            return
        known = schema.get("properties", {})
        others = schema.get("additionalProperties", {})
        for key, each in value.items():
            here = f"{path}.{key}" if path else key
            misnamed = list(self._check(schema.get("propertyNames", {}), key, here))
            if misnamed:
                yield from misnamed
            elif key in known:
                yield from self._check(known[key], each, here)
            elif others is False:
                yield Problem("library.unknown_key", here, {"known": ", ".join(sorted(known))})
            else:
                yield from self._check(others, each, here)
        # After the keys that are there: one of them may be the missing one, misspelt.
        for key in schema.get("required", ()):
            if key not in value:
                yield Problem("library.missing", path, {"key": key})

    def _list(
        self, schema: Mapping[str, Any], value: Sequence[Any], path: str
    ) -> Iterator[Problem]:
        if len(value) < schema.get("minItems", 0):
            yield Problem("library.not_a_list", path)
        most = schema.get("maxItems", len(value))
        if len(value) > most:
            yield Problem("library.too_many", path, {"maximum": most})
            return
        for index, each in enumerate(value):
            yield from self._check(schema.get("items", {}), each, f"{path}[{index}]")


def _wrong_type(key: str, value: Any, path: str) -> Problem:
    if value is None:  # A key with nothing behind it.
        return Problem("library.missing", path, {"key": path.rpartition(".")[2]})
    return Problem(f"library.{key}", path)


def _text(schema: Mapping[str, Any], value: str, path: str) -> Iterator[Problem]:
    if len(value) < schema.get("minLength", 0):
        yield Problem("library.not_a_text", path)
    elif len(value) > schema.get("maxLength", len(value)):
        yield Problem("library.too_long", path, {"maximum": schema["maxLength"]})
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield Problem(f"library.{schema['problem']}", path, {"value": value[:60]})


def _number(schema: Mapping[str, Any], value: float, path: str) -> Iterator[Problem]:
    least, most = schema.get("minimum", value), schema.get("maximum", value)
    if not least <= value <= most:
        yield Problem("library.out_of_bounds", path, {"minimum": least, "maximum": most})


def _one_of(schema: Mapping[str, Any], value: Any, path: str) -> Iterator[Problem]:
    known = [schema["const"]] if "const" in schema else schema.get("enum")
    if known is not None and value not in known:
        values = {"value": str(value)[:60], "known": ", ".join(sorted(map(str, known)))}
        yield Problem("library.not_one_of", path, values)
