"""Reads the text of a variant in one language, every name and condition in it checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from .agreement import ItemStyle, Wording
from .clause_text import (
    BodyItem,
    BodyList,
    BodyParagraph,
    Choice,
    ClauseText,
    Condition,
    Listing,
    Option,
    Phrase,
)
from .grammar import Grammar, load_grammar
from .library import CONDITIONS, DROPPED, LISTS, VALUES, Parameter
from .library_file import LibraryFile, listed
from .parameters import parameter_conditions
from .template_text import Literally, Name, Part

__all__ = ["TextReader", "check_conditions"]

MAXIMUM_LENGTH = 200_000
"""Characters of a text with every option of every phrase said."""


@dataclass
class TextReader:
    """Reads the text of a variant in one language.

    Attributes:
        file: The file that it stands in.
        path: Its place.
        language: Code of its language.
        no_break: Pairs of characters of which the space never ends a line.
        parameters: What the variant leaves to the lawyer, by name.
    """

    file: LibraryFile
    path: str
    language: str
    no_break: tuple[str, ...]
    parameters: Mapping[str, Parameter]

    def read(self, entry: Any) -> ClauseText:
        """Read the text.

        Args:
            entry: What stands in the file.

        Returns:
            The text, with every name, small word and condition known.

        Raises:
            ProblemsError: If something in it is missing or unknown.
        """
        path = self.path
        phrases = entry.get("phrases", {})
        self.known = {*VALUES, *phrases, *self.parameters}
        self._several = [key for key, each in self.parameters.items() if each.type == "several"]
        self.grammar: Grammar = load_grammar(self.language)
        text = ClauseText(
            cast(Wording, entry["wording"]),
            {name: self._phrase(each, f"{path}.phrases.{name}") for name, each in phrases.items()},
            tuple(self._blocks(entry["body"], f"{path}.body")),
        )
        if all(block.when for block in text.body):
            self.file.fail(f"{path}.body", "no_sure_block")
        self._check_length(text)
        return text

    def _text(self, value: Any, path: str) -> tuple[Part, ...]:
        parts = self.file.text(value, path, self.no_break)
        words = self.grammar.words
        for part in parts:
            if isinstance(part, Literally):
                continue
            if part.word and part.word not in words:
                self.file.fail(path, "unknown_word", word=part.written, known=listed(words))
            if isinstance(part, Name) and not self._is_known(part):
                known = listed(self.known)
                self.file.fail(path, "unknown_name", name=part.written, known=known)
        return parts

    def _is_known(self, name: Name) -> bool:
        alone = not name.word and name.name in self.grammar.words
        return alone or name.name in self.known

    def _phrase(self, entry: Any, path: str) -> Phrase:
        if "each" in entry:
            return Listing(
                self.file.one_of(entry["each"], f"{path}.each", {*LISTS, *self._several}),
                entry.get("form", ""),
                self._text(entry["separator"], f"{path}.separator"),
                self._text(entry["last"], f"{path}.last"),
            )
        options = [
            self._option(option, f"{path}.choose[{index}]")
            for index, option in enumerate(entry["choose"])
        ]
        if options[-1].when:
            self.file.fail(path, "no_last_option")
        return Choice(tuple(options))

    def _option(self, entry: Any, path: str) -> Option:
        return Option(self._when(entry, path), self._text(entry["text"], f"{path}.text"))

    def _blocks(self, body: Any, path: str) -> Iterator[BodyParagraph | BodyList]:
        for index, block in enumerate(body):
            here = f"{path}[{index}]"
            if isinstance(block, dict) and "text" not in block:
                yield self._list(block, here, depth=0)
            elif isinstance(block, dict):
                self.file.only(block, here, ("when", "text"))
                words = self._text(block["text"], f"{here}.text")
                yield BodyParagraph(words, self._when(block, here))
            else:
                yield BodyParagraph(self._text(block, here))

    def _list(self, block: Any, path: str, depth: int) -> BodyList:
        key: Literal["bullets", "numbers", "items"] = (
            "bullets" if "bullets" in block else "numbers" if "numbers" in block else "items"
        )
        style: ItemStyle = "letters" if depth == 0 else "roman"
        if key != "items":
            style = key
        below = depth if key == "numbers" else depth + 1
        return BodyList(
            style,
            tuple(
                self._item(entry, f"{path}.{key}[{index}]", below)
                for index, entry in enumerate(block[key])
            ),
            self._when(block, path),
        )

    def _item(self, entry: Any, path: str, depth: int) -> BodyItem:
        if not isinstance(entry, dict):
            return BodyItem(self._text(entry, path), "", ())
        below = {key: entry[key] for key in ("items", "bullets") if key in entry}
        lists = (self._list(below, path, depth),) if below else ()
        return BodyItem(
            self._text(entry["text"], f"{path}.text"),
            entry.get("id", ""),
            lists,
            self._when(entry, path),
        )

    def _when(self, entry: Any, path: str) -> Condition:
        when: Condition = entry.get("when", {})
        check_conditions(self.file, when, f"{path}.when", self.parameters)
        return when

    def _check_length(self, text: ClauseText) -> None:
        """Refuse phrases that contain themselves, or one another so often that no draft ends."""
        lengths: dict[str, int] = {}
        length = sum(self._length(part, text.phrases, lengths, ()) for part in text.parts())
        if length > MAXIMUM_LENGTH:
            self.file.fail(self.path, "too_long", maximum=MAXIMUM_LENGTH)

    def _length(
        self,
        part: Part,
        phrases: Mapping[str, Phrase],
        lengths: dict[str, int],
        outer: tuple[str, ...],
    ) -> int:
        if isinstance(part, Literally):
            return len(part.text)
        if not isinstance(part, Name) or part.name not in phrases:
            return 1
        if part.name in outer:
            self.file.fail(f"{self.path}.phrases.{part.name}", "circle", name=part.name)
        if part.name not in lengths:
            inside = (*outer, part.name)
            lengths[part.name] = sum(
                self._length(each, phrases, lengths, inside) for each in phrases[part.name].parts()
            )
        return lengths[part.name]


def check_conditions(
    file: LibraryFile, when: Condition, path: str, parameters: Mapping[str, Parameter]
) -> None:
    """Refuse a condition that asks what nobody can answer.

    Args:
        file: The file that it stands in.
        when: Names and the answers hoped for. Those of clauses and instruments are checked when
            the whole library is there.
        path: Its place.
        parameters: The parameters that it may ask of.

    Raises:
        ProblemsError: If a name or an answer is unknown.
    """
    for name, answer in when.items():
        here = f"{path}.{name}"
        if name in parameters:
            file.one_of(answer, here, parameter_conditions(parameters[name]))
        elif name in CONDITIONS:
            file.one_of(answer, here, CONDITIONS[name])
        elif name.startswith("instruments."):
            file.one_of(answer, here, ("given", "open"))
        elif name.startswith("items."):
            file.one_of(answer, here, ("present", DROPPED))
        elif not name.startswith("clauses."):
            file.one_of(name, here, {*CONDITIONS, *VALUES, *parameters})
            file.one_of(answer, here, ("given", "open"))
