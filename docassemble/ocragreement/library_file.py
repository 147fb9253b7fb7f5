"""A file of the clause library, read so that every error names file, line, place and remedy."""

from collections.abc import Iterable
from dataclasses import replace
from importlib.resources.abc import Traversable
from typing import Any, NoReturn, cast

from .printable import can_be_printed
from .problems import Problem, ProblemsError
from .safe_yaml import SafeYamlError, parse
from .system_errors import cannot_read
from .template_text import Part, TextError, parse_text
from .typography import with_no_breaks

__all__ = ["LibraryFile", "listed"]

MAXIMUM_BYTES = 1024 * 1024


class LibraryFile:
    """A file of the library.

    Attributes:
        name: Its name.
        data: What it holds.
    """

    def __init__(self, entry: Traversable) -> None:
        """Read a file.

        Args:
            entry: The file.

        Raises:
            ProblemsError: If it cannot be read as plain data.
        """
        self.name = entry.name
        try:
            with entry.open("rb") as opened:
                # One more than it may have: enough to refuse a file of any size.
                content = opened.read(MAXIMUM_BYTES + 1)
            source = parse(content, MAXIMUM_BYTES)
        except OSError as error:
            raise cannot_read(error, entry.name) from error
        except SafeYamlError as error:
            raise ProblemsError([Problem(error.key, "", error.values, file=entry.name)]) from error
        self.data: dict[str, Any] = source.data
        self._lines = source.lines
        self._refuse_unprintable(source.data, "")

    def _refuse_unprintable(self, value: Any, path: str) -> None:
        """Refuse characters that no document can hold, and that steer a terminal."""
        if isinstance(value, dict):
            for key, each in value.items():
                self._refuse_unprintable(each, f"{path}.{key}" if path else key)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                self._refuse_unprintable(each, f"{path}[{index}]")
        elif isinstance(value, str) and not value.isprintable():
            for character in value:
                if character != "\n" and not can_be_printed(character):
                    self.fail(path, "unprintable", code=f"U+{ord(character):04X}")

    def fail(self, path: str, key: str, /, **values: object) -> NoReturn:
        """Refuse the file.

        Args:
            path: The place that is wrong.
            key: Name of the sentence that says why, in the group "library".
            **values: What goes into the sentence's gaps.

        Raises:
            ProblemsError: Always.
        """
        raise ProblemsError([self.located(Problem(f"library.{key}", path, values))])

    def line(self, path: str) -> int:
        """Return the line of an entry; 0 if there is none."""
        return self._lines.get(path, 0)

    def located(self, problem: Problem) -> Problem:
        """Return a problem with its place in the file, which begins with the clause."""
        located = problem.located(self._lines, self.name)
        clause = self.data.get("clause")
        # What is no identity may be anything, and is not repeated.
        if not located.path or not isinstance(clause, str) or not clause.isidentifier():
            return located
        return replace(located, path=f"{clause}.{located.path}")

    def need(self, mapping: Any, path: str, *keys: str) -> list[Any]:
        """Return the values of keys that must be there, in the order asked for."""
        for key in keys:
            if not isinstance(mapping, dict) or mapping.get(key) is None:
                self.fail(path, "missing", key=key)
        return [mapping[key] for key in keys]

    def only(self, mapping: Any, path: str, known: Iterable[str]) -> dict[str, Any]:
        """Return a mapping that has no other keys than the known ones."""
        for key in self.mapping(mapping, path):
            if key not in known:
                self.fail(f"{path}.{key}" if path else key, "unknown_key", known=listed(known))
        return cast(dict[str, Any], mapping)

    def mapping(self, value: Any, path: str) -> dict[str, Any]:
        """Return a value that must be a mapping."""
        if not isinstance(value, dict):
            self.fail(path, "not_a_mapping")
        return value

    def text(self, value: Any, path: str, no_break: Iterable[str] = ()) -> tuple[Part, ...]:
        """Return the parts of a text.

        Args:
            value: What stands in the file.
            path: Its place.
            no_break: Pairs of which the space never ends a line (`with_no_breaks`).

        Returns:
            The parts, with no-break spaces where the language wants them.

        Raises:
            ProblemsError: If it is not a text or its braces or brackets are wrong.
        """
        if not isinstance(value, str):
            self.fail(path, "not_a_text")
        try:
            return parse_text(with_no_breaks(value, no_break))
        except TextError as error:
            self.fail(path, "braces", extract=error.extract)

    def one_of(self, value: Any, path: str, known: Iterable[str]) -> str:
        """Return a word that must be one of the known ones."""
        if not isinstance(value, str) or value not in known:
            self.fail(path, "not_one_of", value=value, known=listed(known))
        return value


def listed(words: Iterable[str]) -> str:
    """Return words in alphabetical order, as messages list them."""
    return ", ".join(sorted(words))
