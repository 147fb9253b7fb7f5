"""Write the text of an agreement as WordprocessingML.

Everything that Word can keep right by itself is left to Word: numbers of articles and references to
them are fields (each with the right number already in it), letters of items are a list, blanks are
content controls. Everything that a user typed is text.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from itertools import count, zip_longest

from .agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Inline,
    ItemList,
    Paragraph,
    Reference,
)
from .numbers import roman
from .word_lines import balanced_lines
from .word_lists import Placement, WordLists
from .word_template import WordTemplate
from .word_xml import (
    Element,
    bookmark,
    control,
    field,
    paragraph,
    runs,
)

__all__ = ["bookmark_name", "write_body"]

_STYLES = {
    "opening": "Opening",
    "recital": "Recital",
    "agreed": "Agreed",
    "article": "Paragraph",
    "closing": "Closing",
}
_LONGEST_BOOKMARK = 40  # in Word


def write_body(
    agreement: Agreement, template: WordTemplate, numbering: Element, right_to_left: bool
) -> list[Element]:
    """Write an agreement as the paragraphs of a Word document.

    Args:
        agreement: The tree.
        template: The template whose styles it uses.
        numbering: Root of the numbering part, to which the lists of the agreement are added.
        right_to_left: Whether the language is written so.

    Returns:
        The elements of the body, in order, without the page.

    Raises:
        ValueError: If words hold a character that no XML file can hold, or refer to what is not in
            the agreement.
    """
    return _Body(agreement, template, numbering, right_to_left).paragraphs()


def bookmark_name(identity: str) -> str:
    """Return the name of the bookmark on an article or item.

    Args:
        identity: The clause's or item's identity ("training.programmes").

    Returns:
        A name that Word takes ("training_programmes"): it names the clause, not its place, so
        that it stays when articles are added or removed.
    """
    name = re.sub(r"\W", "_", identity)
    return (name if name[:1].isalpha() else f"clause_{name}")[:_LONGEST_BOOKMARK]


class _Body:
    """The paragraphs of one document, and what was given out so far."""

    def __init__(
        self, agreement: Agreement, template: WordTemplate, numbering: Element, right_to_left: bool
    ) -> None:
        self.agreement = agreement
        self.template = template
        self.right_to_left = right_to_left
        self.lists = WordLists(template, numbering, _lists_of(agreement))
        self.bookmarks = count(1)
        self.controls = count(1)
        self.articles_counted = 0
        self.targets = dict(self._targets())

    def paragraphs(self) -> list[Element]:
        written: list[Element] = []
        if self.agreement.notice:
            written.append(self._paragraph("Notice", self._text(self.agreement.notice)))
        for clause in self.agreement.clauses:
            written.extend(self._clause(clause))
        written.extend(self._signatures())
        return written

    def _clause(self, clause: Clause) -> Iterator[Element]:
        if clause.part == "article":
            yield self._heading(clause)
        for block, following in zip_longest(clause.blocks, clause.blocks[1:]):
            if isinstance(block, ItemList):
                yield from self._list(block, 0, None)
            elif clause.part == "title":
                yield self._title_line(block)
            else:
                yield self._paragraph(
                    _STYLES[clause.part],
                    self._inlines(block.content),
                    keep_with_next=isinstance(following, ItemList) or None,
                )

    def _heading(self, clause: Clause) -> Element:
        self.lists.restart()
        name = bookmark_name(clause.identity)
        before, number, after = _around_number(clause)
        if number in _numerals(clause):
            # After a heading that spells its number ("Article premier") the count must catch up.
            catch_up = "" if self.articles_counted + 1 == clause.number else rf"\r {clause.number} "
            self.articles_counted = clause.number
            form = "ARABIC" if number.isdigit() else "ROMAN"
            shown = self._field(rf"SEQ article {catch_up}\* {form}", number)
        else:
            shown = self._text(number or clause.heading)
            before = before if number else ""
        title = self._text(f"\n{clause.title}" if clause.title else "")
        content = [*self._text(before), *self._bookmark(name, shown), *self._text(after), *title]
        return self._paragraph("ArticleHeading", content)

    def _list(self, block: ItemList, depth: int, parent: Placement | None) -> Iterator[Element]:
        placement = self.lists.place(block, depth, parent)
        for item in block.items:
            content = self._inlines(item.content)
            if not placement.live:
                content = [*self._text(f"{item.marker}\t"), *content]
            if item.identity:
                content = self._bookmark(bookmark_name(item.identity), content)
            yield self._paragraph(
                placement.style,
                content,
                keep_with_next=bool(item.lists) or None,
                level=placement.level,
                indent=copy.copy(placement.indent),
            )
            self.lists.item_written(placement)
            for below in item.lists:
                yield from self._list(below, depth + 1, placement)

    def _signatures(self) -> Iterator[Element]:
        signatures = self.agreement.signatures
        for pair in (signatures[start : start + 2] for start in range(0, len(signatures), 2)):
            yield self._columns("SignatureParty", [(signature.party,) for signature in pair])
            # Each line to sign on goes from one tab stop to the next, drawn by Word.
            yield self._paragraph("SignatureRule", self._text("\t\t" * len(pair)))
            yield self._columns(
                "Signature",
                [((signature.name,), (signature.title,)) for signature in pair],
                keep_with_next=pair[-1] is not signatures[-1],
            )

    def _columns(
        self,
        style: str,
        columns: Iterable[tuple[tuple[Inline, ...], ...]],
        keep_with_next: bool | None = None,
    ) -> Element:
        """Write texts side by side, each line centred on the tab stop of its column."""
        lines = (
            [line for text in texts for line in balanced_lines(text, self.template.column)]
            for texts in columns
        )
        content: list[Element] = []
        for position, row in enumerate(zip_longest(*lines, fillvalue=())):
            content += self._text("\n" if position else "")
            for line in row:
                content += [*self._text("\t"), *self._inlines(line)]
        return self._paragraph(style, content, keep_with_next=keep_with_next)

    def _title_line(self, line: Paragraph) -> Element:
        """Write a line of the title; where it takes two lines, both are about as long."""
        content: list[Element] = []
        for position, part in enumerate(balanced_lines(line.content, self.template.title)):
            content += [*self._text("\n" if position else ""), *self._inlines(part)]
        return self._paragraph("Title", content)

    def _inlines(self, content: tuple[Inline, ...]) -> list[Element]:
        written: list[Element] = []
        for inline in content:
            if isinstance(inline, Blank):
                style = self.template.style_ids["Blank"]
                dots = runs(inline.text, style=style, right_to_left=self.right_to_left)
                written.append(control(next(self.controls), inline.answer, inline.label, dots))
            elif isinstance(inline, Reference):
                written += self._reference(inline)
            else:
                written += self._text(inline.text)
        return written

    def _reference(self, reference: Reference) -> list[Element]:
        before, number, after = _around(reference.text, reference.number)
        if not number:
            return self._text(reference.text)
        if reference.target not in self.targets:
            raise ValueError(
                f"{reference.text!r} refers to {reference.target!r}, which is not in the agreement"
            )
        instruction = self.targets[reference.target].get(number)
        if not instruction:
            return self._text(reference.text)
        shown = self._field(instruction, number)
        return [*self._text(before), *shown, *self._text(after)]

    def _targets(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield what can be referred to: its identity, its number and the field that gives it."""
        for clause in self.agreement.clauses:
            number = _around_number(clause)[1]
            field_code = rf"REF {bookmark_name(clause.identity)} \h"
            if number and number not in _numerals(clause):
                # A word stands in capitals in some headings, and in no reference.
                number, field_code = clause.label, rf"{field_code} \* Lower"
            yield clause.identity, {number: field_code} if number else {}
        for block in _lists_of(self.agreement):
            live = self.lists.is_live(block)
            for item in block.items:
                # Word gives the number of a paragraph without the full stop after it.
                number = item.marker.rstrip(".")
                field_code = rf"REF {bookmark_name(item.identity)} \n \h"
                yield item.identity, {number: field_code} if live else {}

    def _paragraph(
        self,
        style: str,
        content: Iterable[Element],
        *,
        keep_with_next: bool | None = None,
        level: tuple[int, str] | None = None,
        indent: Element | None = None,
    ) -> Element:
        return paragraph(
            self.template.style_ids[style],
            content,
            keep_with_next=keep_with_next,
            level=level,
            indent=indent,
            right_to_left=self.right_to_left,
        )

    def _text(self, text: str) -> list[Element]:
        return runs(text, right_to_left=self.right_to_left)

    def _field(self, instruction: str, shown: str) -> list[Element]:
        return field(instruction, self._text(shown), right_to_left=self.right_to_left)

    def _bookmark(self, name: str, content: list[Element]) -> list[Element]:
        return bookmark(next(self.bookmarks), name, content)


def _around_number(clause: Clause) -> tuple[str, str, str]:
    """Split a heading around its number; without one, all of it comes first."""
    label = clause.label or str(clause.number)
    capitals = label.upper() if clause.heading.isupper() else label
    return _around(clause.heading, capitals)


def _numerals(clause: Clause) -> tuple[str, ...]:
    """The number of an article as Word can count it."""
    return (str(clause.number), roman(clause.number)) if clause.number else ()


def _lists_of(agreement: Agreement) -> Iterator[ItemList]:
    for clause in agreement.clauses:
        yield from _lists_in(clause.blocks)


def _lists_in(blocks: Iterable[Block]) -> Iterator[ItemList]:
    for block in blocks:
        if isinstance(block, ItemList):
            yield block
            for item in block.items:
                yield from _lists_in(item.lists)


def _around(text: str, number: str) -> tuple[str, str, str]:
    """Split a text around the number in it; without one, all of it comes first."""
    found = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text) if number else None
    if not found:
        return text, "", ""
    return text[: found.start()], number, text[found.end() :]
