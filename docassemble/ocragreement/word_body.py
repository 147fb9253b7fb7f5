"""Write the text of an agreement as WordprocessingML.

Everything that Word can keep right by itself is left to Word: numbers of articles and references to
them are fields (each with the right number already in it), letters of items are a list, blanks are
content controls. Everything that a user typed is text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count, zip_longest

from .agreement import (
    Agreement,
    Blank,
    Clause,
    Inline,
    ItemList,
    Paragraph,
    Reference,
)
from .word_comments import comment_anchor
from .word_contents import Around, around_clauses
from .word_lines import balanced_lines
from .word_lists import Placement, WordLists
from .word_markup import Xml, bookmark, control, field, paragraph, runs
from .word_package import WordPackage
from .word_targets import around, around_number, bookmark_name, lists_of, numerals, targets

__all__ = ["AgreementWriter"]

_STYLES = {
    "opening": "Opening",
    "recital": "Recital",
    "agreed": "Agreed",
    "article": "Paragraph",
    "closing": "Closing",
}


class AgreementWriter:
    """Writes an agreement, or clauses of it, as paragraphs.

    Example:
        The paragraphs of one article, for a cell of a table:

        >>> writer = AgreementWriter(package, agreement, counted=False)
        >>> cell = [*writer.clause(agreement.articles[0])]
    """

    def __init__(
        self,
        package: WordPackage,
        agreement: Agreement,
        *,
        counted: bool = True,
        identities: Iterator[int] | None = None,
        lists: WordLists | None = None,
        suffix: str = "",
        comments: Mapping[str, int] | None = None,
    ) -> None:
        """Prepare to write.

        Args:
            package: The file that the paragraphs are for; if its language is another one, they
                say which theirs is.
            agreement: The tree.
            counted: Whether Word counts articles and items and follows references. Not so in a
                file that holds the same articles twice: numbers are then written out.
            identities: Numbers for bookmarks and content controls; several writers of one file
                share them.
            lists: Lists of the file, if several writers share them.
            suffix: What the names of bookmarks and of the count of articles end with, so that each
                text of a file has its own.
            comments: Numbers of comments by the clause that each is about; its place is the
                clause's first paragraph.
        """
        self.agreement = agreement
        self._package = package
        self._template = package.template
        self._look = package.look(agreement.language)
        self._blank = replace(self._look, style=package.style("Blank"))
        self._counted = counted
        self._identities = identities or count(1)
        self._suffix = suffix
        self._lists = lists or WordLists(self._template, lists_of(agreement), counted=counted)
        self._comments = dict(comments or {})
        self._comment: int | None = None  # whose place is the next paragraph
        self._articles_counted = 0
        self._targets = dict(targets(agreement, self._name, self._lists.is_live))

    def parts(self) -> Iterator[tuple[str, Xml]]:
        """Write the whole agreement.

        Yields:
            The identity of a clause ("notice" and "signatures" for what is none) and a paragraph
            of it, in order.

        Raises:
            ValueError: If words hold a character that no XML file can hold, or refer to what is
                not in the agreement.
        """
        if self.agreement.notice:
            yield "notice", self.paragraph("Notice", self._text(self.agreement.notice))
        before, behind = self._contents()
        for clause in self.agreement.clauses:
            yield from (("contents", each) for each in before.get(clause.identity, ()))
            yield from ((clause.identity, each) for each in self.clause(clause))
            yield from (("contents", each) for each in behind.get(clause.identity, ()))
        for written in self.signatures():
            yield "signatures", written

    def numbering(self) -> bytes:
        """Return the numbering part for what was written so far.

        Returns:
            The part, for `WordPackage.write`.
        """
        return self._lists.numbering()

    def clause(self, clause: Clause) -> Iterator[Xml]:
        """Write one clause.

        Args:
            clause: A clause of the agreement; live numbers ask that they come in order.

        Yields:
            Its paragraphs.

        Raises:
            ValueError: As `parts`.
        """
        self._comment = self._comments.pop(clause.identity, None)
        if clause.part == "article":
            yield self._heading(clause)
        for block, following in zip_longest(clause.blocks, clause.blocks[1:]):
            if isinstance(block, ItemList):
                yield from self._list(block, 0, None)
            elif clause.part == "title":
                yield self._title_line(block)
            else:
                yield self.paragraph(
                    _STYLES[clause.part],
                    self.inlines(block.content),
                    keep_with_next=isinstance(following, ItemList) or None,
                )

    def _contents(self) -> tuple[Around, Around]:
        if not (self.agreement.contents and self._counted):
            return {}, {}
        return around_clauses(
            self._package, self.agreement, self._name, self._suffix, self._identities
        )

    def _heading(self, clause: Clause) -> Xml:
        self._lists.restart()
        name = self._name(clause.identity)
        before, number, after = around_number(clause)
        if number in numerals(clause):
            # After a heading that spells its number ("Article premier") the count must catch up.
            catch_up = (
                "" if self._articles_counted + 1 == clause.number else rf"\r {clause.number} "
            )
            self._articles_counted = clause.number
            form = "ARABIC" if number.isdigit() else "ROMAN"
            shown = self._field(rf"SEQ article{self._suffix} {catch_up}\* {form}", number)
        else:
            shown = self._text(number or clause.heading)
            before = before if number else ""
        title = self._text(f"\n{clause.title}" if clause.title else "")
        content = [*self._text(before), *self._bookmark(name, shown), *self._text(after), *title]
        return self.paragraph("ArticleHeading", content)

    def _list(self, block: ItemList, depth: int, parent: Placement | None) -> Iterator[Xml]:
        placement = self._lists.place(block, depth, parent)
        for item in block.items:
            content = self.inlines(item.content)
            if not placement.live:
                content = [*self._text(f"{item.marker}\t"), *content]
            if item.identity:
                content = self._bookmark(self._name(item.identity), content)
            yield self.paragraph(
                placement.style,
                content,
                keep_with_next=bool(item.lists) or None,
                placement=placement,
            )
            self._lists.item_written(placement)
            for below in item.lists:
                yield from self._list(below, depth + 1, placement)

    def signatures(self) -> Iterator[Xml]:
        """Write the signature blocks side by side.

        Yields:
            Their paragraphs.
        """
        signatures = self.agreement.signatures
        for pair in (signatures[start : start + 2] for start in range(0, len(signatures), 2)):
            yield self._columns("SignatureParty", [(signature.party,) for signature in pair])
            # Each line to sign on goes from one tab stop to the next, drawn by Word.
            yield self.paragraph("SignatureRule", self._text("\t\t" * len(pair)))
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
    ) -> Xml:
        """Write texts side by side, each line centred on the tab stop of its column."""
        lines = (
            [line for text in texts for line in balanced_lines(text, self._template.column)]
            for texts in columns
        )
        content: list[Xml] = []
        for position, row in enumerate(zip_longest(*lines, fillvalue=())):
            content += self._text("\n" if position else "")
            for line in row:
                content += [*self._text("\t"), *self.inlines(line)]
        return self.paragraph(style, content, keep_with_next=keep_with_next)

    def _title_line(self, line: Paragraph) -> Xml:
        """Write a line of the title; where it takes two lines, both are about as long."""
        content: list[Xml] = []
        for position, part in enumerate(balanced_lines(line.content, self._template.title)):
            content += [*self._text("\n" if position else ""), *self.inlines(part)]
        return self.paragraph("Title", content)

    def inlines(self, content: tuple[Inline, ...]) -> list[Xml]:
        """Write words, blanks and references.

        Args:
            content: What stands in a paragraph.

        Returns:
            Its markup.

        Raises:
            ValueError: As `parts`.
        """
        written: list[Xml] = []
        for inline in content:
            if isinstance(inline, Blank):
                dots = runs(inline.text, self._blank)
                written.append(control(next(self._identities), inline.answer, inline.label, dots))
            elif isinstance(inline, Reference):
                written += self._reference(inline)
            else:
                written += self._text(inline.text)
        return written

    def _reference(self, reference: Reference) -> list[Xml]:
        before, number, after = around(reference.text, reference.number)
        if not number:
            return self._text(reference.text)
        if reference.target not in self._targets:
            raise ValueError(
                f"{reference.text!r} refers to {reference.target!r}, which is not in the agreement"
            )
        instruction = self._targets[reference.target].get(number)
        if not instruction:
            return self._text(reference.text)
        shown = self._field(instruction, number)
        return [*self._text(before), *shown, *self._text(after)]

    def paragraph(
        self,
        style: str,
        content: Iterable[Xml],
        *,
        keep_with_next: bool | None = None,
        placement: Placement | None = None,
    ) -> Xml:
        """Write a paragraph in the language of the agreement.

        Args:
            style: Name of its style.
            content: What stands in it.
            keep_with_next: Whether it must share a page with the next one; None leaves it to the
                style.
            placement: Its place in a list.

        Returns:
            The paragraph.
        """
        if self._comment is not None:
            content = comment_anchor(self._comment, content, self._package.comment_mark)
            self._comment = None
        return paragraph(
            self._template.style_ids[style],
            content,
            keep_with_next=keep_with_next,
            level=placement.level if placement else None,
            indent=placement.indent if placement else None,
            look=self._look,
        )

    def _text(self, text: str) -> list[Xml]:
        return runs(text, self._look)

    def _field(self, instruction: str, shown: str) -> list[Xml]:
        text = self._text(shown)
        return field(instruction, text, self._look) if self._counted else text

    def _name(self, identity: str) -> str:
        return bookmark_name(identity, self._suffix)

    def _bookmark(self, name: str, content: list[Xml]) -> list[Xml]:
        return bookmark(next(self._identities), name, content) if self._counted else content
