"""The form of the library's files: `data/sources/clause-schema.json`, a JSON Schema.

The loader refuses what does not fit it, editors complete and underline by it, and the documentation
takes its tables from it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from .library_file import LibraryFile
from .problems import ProblemsError
from .schema_check import SchemaCheck

__all__ = ["check_form", "library_schema", "library_schema_text", "schema_tables"]


@cache
def library_schema() -> Mapping[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the library's files."""
    source = resources.files(__package__) / "data" / "sources" / "clause-schema.json"
    schema: Mapping[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return schema


def library_schema_text() -> str:
    """Return the schema as it is given to editors."""
    return json.dumps(library_schema(), ensure_ascii=False, indent=2)


def check_form(file: LibraryFile, definition: str) -> None:
    """Refuse a file that does not have the form of what it should be.

    Args:
        file: The file.
        definition: What it should be, by its name in the schema ("clause").

    Raises:
        ProblemsError: If it does not; one problem for each place.
    """
    problems = SchemaCheck(library_schema()["$defs"]).problems(file.data, definition)
    if problems:
        raise ProblemsError([file.located(problem) for problem in problems])


def schema_tables() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Describe the keys of the library's files.

    Yields:
        Name of a definition ("variant"), and the description of each key that has one.
    """
    for name, definition in library_schema()["$defs"].items():
        branches = (definition, definition.get("then", {}), definition.get("else", {}))
        keys = {
            key: each["description"]
            for branch in branches
            for key, each in branch.get("properties", {}).items()
            if "description" in each
        }
        if keys:
            yield name, keys
