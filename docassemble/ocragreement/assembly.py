"""Answers and library in, one agreement tree out.

A pure function: the same answers and library give the same tree. Numbers come last: a clause
refers to another by identity, and what it says of it ("Article 7", "the preceding article") follows
from where the two have come to stand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Inline,
    Item,
    ItemList,
    ItemStyle,
    Paragraph,
    Provenance,
    Reference,
    Side,
    Signature,
    Words,
    plain,
)
from .answers import OMITTED, Answers
from .grammar import Grammar, load_grammar
from .library import (
    BodyItem,
    BodyList,
    BodyParagraph,
    Choice,
    ClauseDefinition,
    ClauseText,
    LanguageWording,
    Library,
    Listing,
    Variant,
)
from .numbers import roman
from .template_text import Literally, Name, Part, Pointer
from .values import GAP, Value, Values, facts, parameter_value

__all__ = ["assemble"]

_Path = tuple[str | int, ...]
"""Where an item stands: its clause, then index of block and index of item at each level."""

NUMBER = "\ufffe"
"""Stands for the number inside the words of a reference while they inflect."""


def assemble(answers: Answers, library: Library, language: str, keeper: Side = "home") -> Agreement:
    """Make the agreement in one language.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Code of a language of the library.
        keeper: The Party that keeps this original; it stands first wherever the two are named.

    Returns:
        The agreement tree.

    Raises:
        UnknownLanguage: If the library has no text in the language.
    """
    return _Assembly(answers, library, language, keeper).agreement()


@dataclass(frozen=True)
class _SmallWord:
    """A small word that waits for the text behind it ("y" or "e")."""

    written: str


@dataclass(frozen=True)
class _Chosen:
    """A clause as decided: its definition, variant and text, and the figures filled in."""

    clause: ClauseDefinition
    variant: Variant
    text: ClauseText
    values: Mapping[str, Value]
    number: int


class _Assembly:
    def __init__(self, answers: Answers, library: Library, language: str, keeper: Side) -> None:
        self.answers = answers
        self.library = library
        self.language = language
        self.grammar: Grammar = load_grammar(language)
        self.wording: LanguageWording = library.wording[language]
        self.values = Values(answers, library, language, self.grammar, keeper)
        self.facts = facts(self.values, answers)
        self.chosen = self._choose()
        self.items: dict[str, tuple[str, _Path]] = {}
        for chosen in self.chosen.values():
            identity = chosen.clause.identity
            self._place_items(identity, chosen.text.body, (identity,))

    def agreement(self) -> Agreement:
        authentic = self.language in self.answers.authentic
        writer = _Writer(self, None)
        return Agreement(
            language=self.language,
            authentic=authentic,
            short_title=plain(writer.inlines(self.wording.short_title)),
            notice="" if authentic else self.wording.notices["working_text"],
            clauses=tuple(self._clause(chosen) for chosen in self.chosen.values()),
            signatures=tuple(self._signature(side) for side in self.values.sides),
        )

    def _choose(self) -> dict[str, _Chosen]:
        """The clauses that stand, in order, articles numbered from 1."""
        chosen: dict[str, _Chosen] = {}
        number = 0
        for identity, clause in self.library.clauses.items():
            choice = self.answers.clauses.get(identity)
            name = choice.variant if choice else clause.default
            if name == OMITTED:
                continue
            number += clause.part == "article"
            variant = clause.variants[name]
            figures = choice.parameters if choice else {}
            values = {
                key: parameter_value(
                    variant.parameters[key],
                    figure,
                    self.wording,
                    self.language,
                    f"clauses.{identity}.{key}",
                )
                for key, figure in figures.items()
            }
            text = variant.texts[self.language]
            article = number if clause.part == "article" else 0
            chosen[identity] = _Chosen(clause, variant, text, values, article)
        return chosen

    def _place_items(
        self, clause: str, blocks: Iterable[BodyParagraph | BodyList], path: _Path
    ) -> None:
        """Note marker and place of each item that may be referred to."""
        for place, block in enumerate(blocks):
            if isinstance(block, BodyList):
                for index, item in enumerate(block.items):
                    here = (*path, place, index)
                    if item.identity:
                        marker = _marker(block.style, index)
                        self.items[f"{clause}.{item.identity}"] = (marker, here)
                    self._place_items(clause, item.lists, here)

    def _clause(self, chosen: _Chosen) -> Clause:
        writer = _Writer(self, chosen)
        definition = chosen.clause
        heading = ""
        if chosen.number:
            heading = self.wording.article_heading.format(number=chosen.number)
        return Clause(
            identity=definition.identity,
            part=definition.part,
            blocks=writer.blocks(chosen.text.body),
            provenance=Provenance(
                chosen.variant.identity, chosen.variant.source, chosen.text.wording
            ),
            number=chosen.number,
            heading=heading,
        )

    def _signature(self, side: Side) -> Signature:
        writer = _Writer(self, None, {"party": self.values.party(side)})
        name, title = (writer.value(each, "", "lower")[0] for each in self.values.signatory(side))
        return Signature(side, writer.inlines(self.wording.signature), name, title)


class _Writer:
    """Writes the texts of one clause."""

    def __init__(
        self,
        assembly: _Assembly,
        chosen: _Chosen | None,
        values: Mapping[str, Value] | None = None,
    ) -> None:
        self.all = assembly
        self.grammar = assembly.grammar
        self.chosen = chosen
        self.phrases = chosen.text.phrases if chosen else {}
        own = {**(chosen.values if chosen else {}), **(values or {})}
        self.values: Mapping[str, Value] = {**assembly.values.by_name, **own}
        self.here: _Path = ()

    def blocks(self, body: Sequence[BodyParagraph | BodyList]) -> tuple[Block, ...]:
        """Write paragraphs and lists; a small word at the end of a line hears the next one."""
        written: list[Block] = []
        following = ""
        clause = self.chosen.clause.identity if self.chosen else ""
        for place, block in reversed(list(enumerate(body))):
            if isinstance(block, BodyParagraph):
                content = self.inlines(block.text, following)
                written.append(Paragraph(content))
                following = plain(content)
            else:
                written.append(self._list(block, (clause, place)))
                following = ""
        return tuple(reversed(written))

    def inlines(self, parts: Iterable[Part], following: str = "") -> tuple[Inline, ...]:
        """Write a text."""
        written: list[Inline] = []
        heard = following
        for piece in reversed(list(self._pieces(parts))):
            if isinstance(piece, _SmallWord):
                piece = Words(self.grammar.and_word(piece.written, heard.lstrip()))
            if piece.text:
                written.append(piece)
                heard = piece.text + heard
        return tuple(_joined(reversed(written)))

    def value(self, value: Value, word: str, capitals: str) -> list[Inline]:
        """Say a value, with a small word before it and in capitals if so asked."""
        text = self.grammar.inflect(value.phrase, word)
        if capitals == "all":
            text = self.grammar.upper(text)
        elif capitals == "initial":
            text = self.grammar.capitalise(text)
        if not value.is_open:
            return [Words(text, value.answer)]
        before, _, after = text.partition(GAP)
        label = self.all.wording.blanks[value.answer]
        return [
            piece
            for piece in (Words(before), Blank(value.answer, label), Words(after))
            if piece.text
        ]

    def _pieces(self, parts: Iterable[Part]) -> Iterator[Inline | _SmallWord]:
        for part in parts:
            if isinstance(part, Literally):
                yield Words(part.text)
            elif isinstance(part, Pointer):
                yield self._reference(part)
            elif part.name in self.phrases:
                yield from self._phrase(part)
            elif part.name == "languages":
                yield from self._languages(self.all.wording.separator, self.all.wording.last)
            elif part.name in self.values:
                yield from self.value(self.values[part.name], part.word, part.capitals)
            else:
                yield _SmallWord(part.written.strip("{}"))

    def _phrase(self, name: Name) -> Iterator[Inline | _SmallWord]:
        phrase = self.phrases[name.name]
        if isinstance(phrase, Choice):
            option = next(each for each in phrase.options if self._holds(each.when))
            yield from self._pieces(option.text)
        elif phrase.each == "languages":
            yield from self._languages(phrase.separator, phrase.last)
        else:
            yield from self._instruments(phrase)

    def _holds(self, when: Mapping[str, str]) -> bool:
        return all(self._fact(name, answer) == answer for name, answer in when.items())

    def _fact(self, name: str, answer: str) -> str:
        if answer in ("given", "open"):
            value = self.values.get(name)
            return "open" if value is None or value.is_open else "given"
        return self.all.facts[name]

    def _languages(
        self, separator: tuple[Part, ...], last: tuple[Part, ...]
    ) -> Iterator[Inline | _SmallWord]:
        named = [self.value(each, "", "lower") for each in self.all.values.languages]
        yield from self._sequence(named, separator, last)

    def _instruments(self, phrase: Listing) -> Iterator[Inline | _SmallWord]:
        named = [
            list(self._pieces(instrument.forms[self.all.language][phrase.form]))
            for instrument in self.all.values.instruments
            if instrument.protocol or phrase.each == "instruments"
        ]
        yield from self._sequence(named, phrase.separator, phrase.last)

    def _sequence(
        self,
        named: Sequence[Sequence[Inline | _SmallWord]],
        separator: tuple[Part, ...],
        last: tuple[Part, ...],
    ) -> Iterator[Inline | _SmallWord]:
        for index, each in enumerate(named):
            if index:
                yield from self._pieces(last if index == len(named) - 1 else separator)
            yield from each

    def _reference(self, pointer: Pointer) -> Reference:
        references = self.all.wording.references
        if pointer.target in self.all.items:
            marker, place = self.all.items[pointer.target]
            number = marker.strip(".")
            stands_before = _stands_just_before(place, self.here)
            key = "preceding_item" if pointer.preceding and stands_before else "item"
        else:
            number = str(self.all.chosen[pointer.target].number)
            key = self._article_key(pointer)
        words = self.grammar.phrase(references[key].format(number=NUMBER))
        text = self.grammar.inflect(words, pointer.word)
        shown = number if NUMBER in text else ""
        return Reference(pointer.target, text.replace(NUMBER, number), shown)

    def _article_key(self, pointer: Pointer) -> str:
        if not pointer.preceding or self.chosen is None:
            return "article"
        before = self.all.chosen[pointer.target].number == self.chosen.number - 1
        return "preceding_article" if before else "preceding_article_elsewhere"

    def _list(self, block: BodyList, path: _Path) -> ItemList:
        return ItemList(
            block.style,
            tuple(
                self._item(item, _marker(block.style, index), (*path, index))
                for index, item in enumerate(block.items)
            ),
        )

    def _item(self, item: BodyItem, marker: str, path: _Path) -> Item:
        self.here = path
        return Item(
            marker=marker,
            content=self.inlines(item.text),
            lists=tuple(
                self._list(below, (*path, place)) for place, below in enumerate(item.lists)
            ),
            identity=f"{path[0]}.{item.identity}" if item.identity else "",
        )


def _marker(style: ItemStyle, index: int) -> str:
    if style == "bullets":
        return "·"
    if style == "roman":
        return f"{roman(index + 1).lower()}."
    letter = chr(ord("a") + index % 26)
    return f"{letter * (index // 26 + 1)}."


def _stands_just_before(place: _Path, here: _Path) -> bool:
    if not here or place[:-1] != here[:-1]:
        return False
    return (*place[:-1], int(place[-1]) + 1) == here


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Join neighbouring words that come from the same answer or from none."""
    waiting: Words | None = None
    for inline in inlines:
        if isinstance(inline, Words) and waiting and waiting.answer == inline.answer == "":
            waiting = Words(waiting.text + inline.text)
            continue
        if waiting:
            yield waiting
        waiting = inline if isinstance(inline, Words) else None
        if waiting is None:
            yield inline
    if waiting:
        yield waiting
