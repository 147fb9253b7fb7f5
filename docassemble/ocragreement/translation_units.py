"""An agreement as texts to translate, and texts put back in their places.

A unit is a paragraph, an item, a line of the title, a heading. It is known by its clause and its
place there ("offences.2.1"). Its text is one string in which the number of an article or item
stands as `{#offences}`, a blank as `{place}`, and a brace that somebody typed is doubled: a
translator moves these marks and never fills them in, so that numbers and blanks stay alive in every
language.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from .agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Inline,
    Item,
    Paragraph,
    Reference,
    Signature,
    Words,
)
from .numbers import roman

__all__ = ["HEADING", "NUMBER", "Unit", "fingerprint", "marks", "put_back", "readable", "units"]

HEADING = "heading"
"""The unit of the words around every article's number, where all articles have the same."""

NUMBER = "#"
"""The mark of the article's own number in its heading."""

_MARKS = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")

Say = Callable[["Unit"], str | None]


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to translate.

    Attributes:
        identity: Clause and place ("offences.2.1").
        text: The words, with marks for numbers and blanks.
        shown: What each mark stands for at present.
        place: Where a reader finds it: the article's heading, or nothing.
        names: The words that answers filled in, by path of the answer.
        marker: What stands before an item ("a.").
    """

    identity: str
    text: str
    shown: dict[str, str]
    place: str = ""
    names: tuple[tuple[str, str], ...] = ()
    marker: str = ""

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate."""
        return any(character.isalpha() for character in _MARKS.sub("", self.text))


def units(agreement: Agreement) -> tuple[Unit, ...]:
    """Return the texts of an agreement, each once, in reading order.

    Args:
        agreement: The tree.

    Returns:
        Its units that have words.
    """
    found: dict[str, Unit] = {}

    def note(unit: Unit) -> None:
        found.setdefault(unit.identity, unit)

    _Writer(agreement, agreement.language, note).write()
    return tuple(unit for unit in found.values() if unit.has_words)


def put_back(agreement: Agreement, language: str, say: Say) -> Agreement:
    """Return an agreement in another language.

    Args:
        agreement: The tree of the source.
        language: Code of the language of the texts.
        say: Gives the text of a unit with its marks; None if there is none.

    Returns:
        The same clauses with the texts in their places. What has no text is a blank, labelled with
        the words that wait for a translation.
    """
    return _Writer(agreement, language, say).write()


def marks(text: str) -> set[str]:
    """Return the marks in the text of a unit.

    Args:
        text: The text.

    Returns:
        Their names ("#offences", "place").
    """
    return {found[1] for found in _MARKS.finditer(text) if found[1]}


def readable(unit: Unit, text: str) -> str:
    """Return a text as a reader sees it.

    Args:
        unit: The unit that it belongs to.
        text: Its source, or a translation of it.

    Returns:
        The words with numbers in their places, and open answers in square brackets.
    """
    return _MARKS.sub(lambda found: _literal(found) or unit.shown.get(found[1], ""), text)


def fingerprint(text: str) -> str:
    """Return what tells whether a text has changed since it was translated.

    Args:
        text: The text of a unit. Numbers are marks in it, so that renumbering changes nothing.

    Returns:
        Twelve digits of its SHA-256 hash.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class _Writer:
    """Goes through an agreement, unit by unit."""

    def __init__(self, agreement: Agreement, language: str, say: Callable[[Unit], str | None]):
        self.agreement = agreement
        self.language = language
        self.say = say
        self.numbers = {clause.identity: _numeral(clause) for clause in agreement.articles}
        patterns = {_heading_text(clause) for clause in agreement.articles}
        self.common_heading = len(patterns) == 1

    def write(self) -> Agreement:
        agreement = self.agreement
        return replace(
            agreement,
            language=self.language,
            short_title=self._line("short_title", agreement.short_title),
            notice=self._line("notice", agreement.notice),
            draft=self._line("draft", agreement.draft),
            contents=self._line("contents", agreement.contents),
            clauses=tuple(self._clause(clause) for clause in agreement.clauses),
            signatures=tuple(self._signature(each) for each in agreement.signatures),
        )

    def _clause(self, clause: Clause) -> Clause:
        if clause.part != "article":
            return replace(clause, blocks=tuple(self._blocks(clause.blocks, clause.identity, "")))
        number = self.numbers[clause.identity]
        identity = HEADING if self.common_heading else f"{clause.identity}.{HEADING}"
        place = "" if self.common_heading else clause.heading
        unit = Unit(identity, _heading_text(clause), {NUMBER: number}, place)
        said = self.say(unit)
        heading = _MARKS.sub(lambda found: _literal(found) or number, said) if said else number
        title = ""
        if clause.title:
            title = self._line(f"{clause.identity}.title", clause.title, clause.heading)
        blocks = tuple(self._blocks(clause.blocks, clause.identity, clause.heading))
        return replace(clause, blocks=blocks, heading=heading, label=number, title=title)

    def _blocks(self, blocks: Iterable[Block], place: str, heading: str) -> Iterator[Block]:
        for position, block in enumerate(blocks, start=1):
            here = f"{place}.{position}"
            if isinstance(block, Paragraph):
                yield Paragraph(self._content(here, block.content, heading))
            else:
                yield replace(
                    block,
                    items=tuple(
                        self._item(item, f"{here}.{number}", heading)
                        for number, item in enumerate(block.items, start=1)
                    ),
                )

    def _item(self, item: Item, here: str, heading: str) -> Item:
        content = self._content(here, item.content, heading, item.marker)
        lists = tuple(self._blocks(item.lists, here, heading))
        return replace(item, content=content, lists=lists)  # type: ignore[arg-type]

    def _signature(self, signature: Signature) -> Signature:
        place = f"signature.{signature.side}"
        (name,) = self._content(f"{place}.name", (signature.name,))[:1]
        (title,) = self._content(f"{place}.title", (signature.title,))[:1]
        return replace(
            signature,
            party=self._content(f"{place}.party", signature.party),
            name=name,
            title=title,
        )

    def _line(self, identity: str, text: str, place: str = "") -> str:
        if not text:
            return ""
        said = self.say(Unit(identity, _typed(text), {}, place))
        return _MARKS.sub(lambda found: _literal(found) or "", said) if said else text

    def _content(
        self, identity: str, content: tuple[Inline, ...], place: str = "", marker: str = ""
    ) -> tuple[Inline, ...]:
        text, inlines = self._encoded(content)
        shown = {
            mark: f"[{inline.label}]" if isinstance(inline, Blank) else inline.text
            for mark, inline in inlines.items()
        }
        names = tuple(
            (inline.answer, inline.text)
            for inline in content
            if isinstance(inline, Words) and inline.answer
        )
        unit = Unit(identity, text, shown, place, names, marker)
        said = self.say(unit)
        if said is not None:
            return tuple(_decoded(said, inlines))
        if not unit.has_words:
            return content
        waiting = "".join(inline.text for inline in content)
        return (Blank(f"translations.{self.language}.{identity}", waiting),)

    def _encoded(self, content: tuple[Inline, ...]) -> tuple[str, dict[str, Inline]]:
        """Return a text with marks, and what each mark stands for."""
        text = ""
        inlines: dict[str, Inline] = {}
        for inline in content:
            before, mark, after = _around(inline)
            text += _typed(before) + (f"{{{mark}}}" if mark else "") + _typed(after)
            if isinstance(inline, Reference) and mark:
                number = self.numbers.get(inline.target, inline.number)
                inlines[mark] = Reference(inline.target, number, number)
            elif mark:
                inlines[mark] = inline
        return text, inlines


def _decoded(text: str, inlines: dict[str, Inline]) -> Iterator[Inline]:
    words = ""
    end = 0
    for found in _MARKS.finditer(text):
        words += text[end : found.start()] + _literal(found)
        end = found.end()
        if found[1] in inlines:
            if words:
                yield Words(words)
            words = ""
            yield inlines[found[1]]
    words += text[end:]
    if words:
        yield Words(words)


def _around(inline: Inline) -> tuple[str, str, str]:
    """Split an inline into words, the name of its mark, and words."""
    if isinstance(inline, Blank):
        return "", inline.answer, ""
    if isinstance(inline, Reference) and inline.number:
        before, number, after = inline.text.rpartition(inline.number)
        return (before, f"#{inline.target}", after) if number else (inline.text, "", "")
    return inline.text, "", ""


def _typed(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _literal(found: re.Match[str]) -> str:
    """The brace that a doubled one stands for; nothing for a mark."""
    return found[0][0] if found[1] is None else ""


def _heading_text(clause: Clause) -> str:
    label = clause.label or str(clause.number)
    label = label.upper() if clause.heading.isupper() else label
    found = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", clause.heading)
    if not found:
        return _typed(clause.heading)
    before, after = clause.heading[: found.start()], clause.heading[found.end() :]
    return f"{_typed(before)}{{{NUMBER}}}{_typed(after)}"


def _numeral(clause: Clause) -> str:
    """The number of an article in figures: a word for it is of the source's language."""
    return clause.label if clause.label == roman(clause.number) else str(clause.number)
