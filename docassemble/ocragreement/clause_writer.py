"""Writes the texts of a clause: names become values, references become numbers or words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .agreement import Blank, Block, Inline, Item, ItemList, Paragraph, Words, plain
from .clause_text import BodyItem, BodyList, BodyParagraph, Choice, Listing, Phrase
from .item_markers import item_marker
from .library import LISTS
from .references import References
from .selection import Chosen, ItemPath, Selection
from .template_text import Capitals, Literally, Name, Part, Pointer
from .values import GAP, Value

__all__ = ["ClauseWriter"]


@dataclass(frozen=True)
class _SmallWord:
    """A small word that waits for the text behind it ("y" or "e")."""

    written: str


Pieces = list[str | Inline | _SmallWord]
"""A text of the library is a `str` until it is known what stands beside it."""


class ClauseWriter:
    """Writes the texts of one clause."""

    def __init__(
        self,
        selection: Selection,
        chosen: Chosen | None = None,
        values: Mapping[str, Value] | None = None,
    ) -> None:
        """Take what the texts depend on.

        Args:
            selection: What the draft is made of.
            chosen: The clause; None for words that belong to no clause.
            values: Further names that the texts may use.
        """
        self.all = selection
        self.grammar = selection.grammar
        self.chosen = chosen
        self.phrases = chosen.text.phrases if chosen else {}
        self.own: Mapping[str, Value] = {**(chosen.values if chosen else {}), **(values or {})}
        self.references = References(selection)
        self.here: ItemPath = ()

    def blocks(self, body: Sequence[BodyParagraph | BodyList]) -> tuple[Block, ...]:
        """Write paragraphs and lists.

        Args:
            body: The clause's text. A small word at the end of a line hears the next line.

        Returns:
            The blocks of the tree, in order.
        """
        written: list[Block] = []
        following: tuple[Inline, ...] = ()
        clause = self.chosen.clause.identity if self.chosen else ""
        for place in reversed(range(len(body))):
            block = body[place]
            if isinstance(block, BodyParagraph):
                self.here = ()
                paragraph = block.alike or Paragraph(self.inlines(block.text, following))
                following = paragraph.content
                written.append(paragraph)
            else:
                written.append(block.alike or self._list(block, (clause, place)))
                following = ()
        written.reverse()
        return tuple(written)

    def inlines(
        self, parts: Sequence[Part], following: tuple[Inline, ...] = ()
    ) -> tuple[Inline, ...]:
        """Write a text.

        Args:
            parts: The text as the library has it.
            following: What will stand behind it, for a small word at its end.

        Returns:
            Words, blanks and references; neighbouring words of the library are one run.
        """
        if len(parts) == 1 and isinstance(parts[0], Literally):
            return (Words(parts[0].text),)
        return _joined(self._heard(self._pieces(parts), following))

    def value(self, value: Value, word: str = "", capitals: Capitals = "lower") -> list[Inline]:
        """Say a value.

        Args:
            value: What a name stands for.
            word: Small word before it, which contracts with its article; empty for none.
            capitals: How the result is written.

        Returns:
            The words; those around the dots as well if the answer is open.
        """
        text = self.grammar.inflect(value.phrase, word)
        if capitals == "all":
            text = self.grammar.upper(text)
        elif capitals == "initial":
            text = self.grammar.capitalise(text)
        if not value.is_open:
            return [Words(text, value.answer)]
        before, _, after = text.partition(GAP)
        return [
            piece
            for piece in (Words(before), Blank(value.answer, value.label), Words(after))
            if piece.text
        ]

    def _heard(self, pieces: Pieces, following: tuple[Inline, ...]) -> list[str | Inline]:
        """The pieces, of which each small word has the form that the text behind it asks for."""
        heard: list[str | Inline] = []
        for place, piece in enumerate(pieces):
            if isinstance(piece, _SmallWord):
                behind = self._heard(pieces[place + 1 :], following)
                text = plain((*_joined(behind), *following)).lstrip()
                return [*heard, self.grammar.and_word(piece.written, text), *behind]
            heard.append(piece)
        return heard

    def _pieces(self, parts: Iterable[Part]) -> Pieces:
        pieces: Pieces = []
        for part in parts:
            if isinstance(part, Literally):
                pieces.append(part.text)
            elif isinstance(part, Pointer):
                pieces += self._referred(part)
            elif part.name in self.phrases:
                pieces += self._phrase(self.phrases[part.name])
            elif part.name == "languages":
                pieces += self._languages(self.all.wording.separator, self.all.wording.last)
            elif part.name in self.own:
                pieces += self.value(self.own[part.name], part.word, part.capitals)
            elif part.name in self.all.values.by_name:
                pieces += self._said(part)
            else:
                pieces.append(_SmallWord(part.written.strip("{}")))
        return pieces

    def _said(self, name: Name) -> list[Inline]:
        """A value of the whole draft, which the clauses name again and again."""
        said = self.all.said.get(name.written)
        if said is None:
            value = self.all.values.by_name[name.name]
            said = self.all.said[name.written] = self.value(value, name.word, name.capitals)
        return said

    def _referred(self, pointer: Pointer) -> list[Inline]:
        """A reference; only "the preceding ..." depends on where it is said."""
        if pointer.preceding:
            article = self.chosen.number if self.chosen else 0
            return [*self.references.say(pointer, article, self.here)]
        said = self.all.said.get(pointer.written)
        if said is None:
            said = self.all.said[pointer.written] = [*self.references.say(pointer, 0, ())]
        return said

    def _phrase(self, phrase: Phrase) -> Pieces:
        if isinstance(phrase, Choice):
            option = next(each for each in phrase.options if self._holds(each.when))
            return self._pieces(option.text)
        if phrase.each == "languages":
            return self._languages(phrase.separator, phrase.last)
        if phrase.each in ("authorities_of_first", "authorities_of_second"):
            return self._authorities(phrase)
        if phrase.each in LISTS:
            return self._instruments(phrase)
        return self._several(phrase)

    def _holds(self, when: Mapping[str, str]) -> bool:
        return self.all.holds(when, self.chosen)

    def _languages(self, separator: tuple[Part, ...], last: tuple[Part, ...]) -> Pieces:
        named: list[Pieces] = [[*self.value(each)] for each in self.all.values.languages]
        return self._sequence(named, separator, last)

    def _authorities(self, phrase: Listing) -> Pieces:
        values = self.all.values
        named: list[Pieces] = []
        for authority, role in values.authorities(
            values.sides[phrase.each != "authorities_of_first"]
        ):
            if role is None:
                named.append([*self.value(authority)])
            else:
                own = {"authority": authority, "role": role}
                writer = ClauseWriter(self.all, self.chosen, own)
                named.append(writer._pieces(self.all.wording.authority_with_role))
        return self._sequence(named, phrase.separator, phrase.last)

    def _instruments(self, phrase: Listing) -> Pieces:
        named = [
            self._pieces(instrument.forms[self.all.language][phrase.form])
            for instrument in self.all.values.instruments
            if instrument.protocol or phrase.each == "instruments"
        ]
        return self._sequence(named, phrase.separator, phrase.last)

    def _several(self, phrase: Listing) -> Pieces:
        if self.chosen is None:
            return []
        options = self.chosen.variant.parameters[phrase.each].options
        named = [
            self._pieces(options[each].text[self.all.language])
            for each in self.chosen.answers[phrase.each]
        ]
        return self._sequence(named, phrase.separator, phrase.last)

    def _sequence(
        self, named: Sequence[Pieces], separator: tuple[Part, ...], last: tuple[Part, ...]
    ) -> Pieces:
        pieces: Pieces = []
        for index, each in enumerate(named):
            if index:
                pieces += self._pieces(last if index == len(named) - 1 else separator)
            pieces += each
        return pieces

    def _list(self, block: BodyList, path: ItemPath) -> ItemList:
        return ItemList(
            block.style,
            tuple(
                self._item(item, item_marker(block.style, index), (*path, index))
                for index, item in enumerate(block.items)
            ),
        )

    def _item(self, item: BodyItem, marker: str, path: ItemPath) -> Item:
        self.here = path
        return Item(
            marker=marker,
            content=self.inlines(item.text),
            lists=tuple(
                self._list(below, (*path, place)) for place, below in enumerate(item.lists)
            ),
            identity=f"{path[0]}.{item.identity}" if item.identity else "",
        )


def _joined(pieces: Iterable[str | Inline]) -> tuple[Inline, ...]:
    """Leave out what is empty, and join neighbouring words of the library."""
    joined: list[Inline] = []
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        elif isinstance(piece, Words) and not piece.answer:
            text += piece.text
        elif piece.text:
            if text:
                joined.append(Words(text))
                text = ""
            joined.append(piece)
    if text:
        joined.append(Words(text))
    return tuple(joined)
