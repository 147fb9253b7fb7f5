"""Merge the paragraphs of two Word documents into one in which every difference is tracked.

What comes out is what Word itself writes when a lawyer edits the old text into the new one with
changes tracked: accepting all of them gives the new text, rejecting all gives the old.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .word_bookmarks import OldBookmarks, bookmark_names
from .word_diff import Side, align, compare_words
from .word_renumbering import Renumbering
from .word_tokens import Change, Revision, Token, paragraph_tokens, written
from .word_xml import Element, leaf, qn

__all__ = ["Block", "Merger"]

_P, _PPR, _RPR, _TBL, _TR, _TC = (
    qn(tag) for tag in ("w:p", "w:pPr", "w:rPr", "w:tbl", "w:tr", "w:tc")
)
_VAL = qn("w:val")
_BEFORE_ROW_CHANGE = {qn("w:tblPrEx")}
_FORM = (qn("w:pStyle"), *(f"{qn('w:numPr')}/{qn(tag)}" for tag in ("w:ilvl", "w:numId")))
_BESIDE_PROPERTIES = {qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange")}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table of one of the documents.

    Attributes:
        element: Its `w:p` or `w:tbl`.
        group: What it belongs to, such as a clause; groups are compared with their like.
        whole: Whether it is struck and written anew where it differs, as a paragraph of which every
            line is in columns: words between its words would move the others.
    """

    element: Element
    group: str = ""
    whole: bool = False


class Merger:
    """Merges an old text into a new one."""

    def __init__(
        self,
        revision: Revision,
        lists: Renumbering,
        notes: Mapping[str, Sequence[Element]] | None = None,
    ) -> None:
        """Take whose changes they are.

        Args:
            revision: Their author and numbers.
            lists: The lists of both texts.
            notes: What places the comment on a group: start and end of its range, and the run
                that shows it. Each is placed once, on the first paragraph that was changed.

        Attributes:
            notes: What has not been placed.
        """
        self.revision = revision
        self._lists = lists
        self.notes = dict(notes or {})
        self._bookmarks = OldBookmarks([], [])

    def merge(self, old: Sequence[Block], new: Sequence[Block]) -> list[Element]:
        """Merge two texts.

        Args:
            old: Paragraphs and tables as they were; their lists and bookmarks are changed here.
            new: Paragraphs and tables as they are.

        Returns:
            The paragraphs and tables of the merged text; elements of `new` may be among them.
        """
        self._bookmarks = OldBookmarks(
            [block.element for block in old], [block.element for block in new]
        )
        self._lists.set_apart(block.element for block in old)
        return self._merged(old, new)

    def _merged(self, old: Sequence[Block], new: Sequence[Block]) -> list[Element]:
        before, after = _sides(old), _sides(new)
        pairs = align(before, after)
        beside = [
            (old[i].element, new[j].element) for i, j in pairs if i is not None and j is not None
        ]
        self._bookmarks.rename_twins(
            name for i, j in pairs if i is None and j is not None for name in after[j].names
        )
        self._lists.join((block.element for block in old), beside)
        merged: list[Element] = []
        for i, j in pairs:
            group = new[j].group if j is not None else old[i or 0].group
            one = None if i is None else old[i].element
            other = None if j is None else new[j].element
            if one is not None and other is not None and one.tag != other.tag:
                # Only the last of both can differ in kind; a table is then taken as a whole.
                merged += [
                    self._whole(one, "deleted", group),
                    self._whole(other, "inserted", group),
                ]
            elif other is None:
                merged.append(self._whole(one, "deleted", group))
            elif one is None:
                merged.append(self._whole(other, "inserted", group))
            elif other.tag == _TBL:
                merged.append(self._table(one, other, group))
            else:
                merged.append(self._paragraph(one, other, group))
        return merged

    def _whole(self, element: Element, change: Change, group: str) -> Element:
        if element.tag == _TBL:
            table = copy.deepcopy(element)
            for row in table.iterchildren(_TR):
                self._whole_row(row, change, group)
            return table
        content = self._content([(change, token) for token in paragraph_tokens(element)])
        result = self._with(element.find(_PPR), self._noted(content, group, change))
        self._mark(result, change)
        return result

    def _whole_row(self, row: Element, change: Change, group: str) -> None:
        """Change a row in place into one that was inserted or deleted."""
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = leaf("w:trPr")
            place = sum(child.tag in _BEFORE_ROW_CHANGE for child in row)
            row.insert(place, properties)
        properties.append(self.revision.element("w:ins" if change == "inserted" else "w:del"))
        for paragraph in list(row.iter(_P)):
            paragraph.getparent().replace(paragraph, self._whole(paragraph, change, group))

    def _paragraph(self, old: Element, new: Element, group: str) -> Element:
        before, after = paragraph_tokens(old), paragraph_tokens(new)
        old_form, new_form = old.find(_PPR), new.find(_PPR)
        moved = _form(old_form) != _form(new_form)
        if [token.key for token in before] == [token.key for token in after] and not moved:
            return copy.deepcopy(new)
        compared = compare_words(before, after)
        changed = moved or any(change != "kept" for change, _ in compared)
        content = self._content(compared)
        result = self._with(new_form, self._noted(content, group, "kept") if changed else content)
        if moved:
            properties = result.find(_PPR)
            if properties is None:
                properties = leaf("w:pPr")
                result.insert(0, properties)
            recorded = self.revision.element("w:pPrChange")
            recorded.append(_without_mark(old_form))
            properties.append(recorded)
        return result

    def _content(self, tokens: Iterable[tuple[Change, Token]]) -> list[Element]:
        """Write tokens; marks of places are not tracked, and of two with a name one stays."""
        return written(
            (
                ("kept", token) if token.kind == "mark" else (change, token)
                for change, token in tokens
                if change != "deleted"
                or token.kind != "mark"
                or self._bookmarks.stays(token.elements[0])
            ),
            self.revision,
        )

    def _with(self, properties: Element | None, content: Iterable[Element]) -> Element:
        result = leaf("w:p")
        if properties is not None:
            result.append(copy.deepcopy(properties))
        result.extend(content)
        return result

    def _mark(self, paragraph: Element, change: Change) -> None:
        """Note that a paragraph as such, and not only its words, was inserted or deleted."""
        properties = paragraph.find(_PPR)
        if properties is None:
            properties = leaf("w:pPr")
            paragraph.insert(0, properties)
        look = properties.find(_RPR)
        if look is None:
            look = leaf("w:rPr")
            place = sum(child.tag not in _BESIDE_PROPERTIES for child in properties)
            properties.insert(place, look)
        look.insert(0, self.revision.element("w:ins" if change == "inserted" else "w:del"))

    def _noted(self, content: list[Element], group: str, change: Change) -> list[Element]:
        """Put the comment of a group around content that was changed, once."""
        note = self.notes.pop(group, None)
        if note is None:
            return content
        start, end, reference = note
        if change != "kept":  # it comes and goes with the paragraph
            wrapper = self.revision.element("w:ins" if change == "inserted" else "w:del")
            wrapper.append(reference)
            reference = wrapper
        return [start, *content, end, reference]

    def _table(self, old: Element, new: Element, group: str) -> Element:
        """Merge two tables row by row, and rows of as many cells cell by cell."""
        old_rows, new_rows = list(old.iterchildren(_TR)), list(new.iterchildren(_TR))
        table = leaf("w:tbl")
        kept = (child for child in new if child.tag in (qn("w:tblPr"), qn("w:tblGrid")))
        table.extend(copy.deepcopy(child) for child in kept)
        ends = [Side("end", "end", "", ())]  # rows, unlike paragraphs, need no last pair
        pairs = align(
            [_row(row) for row in old_rows] + ends, [_row(row) for row in new_rows] + ends
        )
        for i, j in pairs[:-1]:
            if i is not None and j is not None:
                table.append(self._row(old_rows[i], new_rows[j], group))
            else:
                row = copy.deepcopy(old_rows[i or 0] if j is None else new_rows[j])
                self._whole_row(row, "deleted" if j is None else "inserted", group)
                table.append(row)
        return table

    def _row(self, old: Element, new: Element, group: str) -> Element:
        row = copy.deepcopy(new)
        for before, after in zip(old.iterchildren(_TC), row.iterchildren(_TC), strict=True):
            held = [child for child in after if child.tag in (_P, _TBL)]
            merged = self._merged(
                [Block(child, group) for child in before if child.tag in (_P, _TBL)],
                [Block(child, group) for child in held],
            )
            for child in held:
                after.remove(child)
            after.extend(merged)
        return row


def _sides(blocks: Sequence[Block]) -> list[Side]:
    """What is compared; paragraphs that share a field, as a table of contents, are all or none.

    Half a field is none: of one that has changed the old is struck and the new written behind it,
    as Word itself does when it updates a table of contents with changes tracked.
    """
    sides = [_side(block) for block in blocks]
    for span in _shared_fields([block.element for block in blocks]):
        whole = "\n".join(side.key for side in sides[span])
        sides[span] = [
            replace(side, kind=whole, key=f"{side.key} in {whole}") for side in sides[span]
        ]
    return sides


def _shared_fields(elements: Sequence[Element]) -> Iterator[slice]:
    """Find the paragraphs that one field runs through, and has an end in."""
    depth, start = 0, 0
    for place, element in enumerate(elements):
        if not depth:
            start = place
        for mark in element.iter(qn("w:fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(qn("w:fldCharType")), 0)
        if not depth and start < place:
            yield slice(start, place + 1)


def _side(block: Block) -> Side:
    element = block.element
    tokens = [token for each in element.iter(_P) for token in paragraph_tokens(each)]
    words = tuple(token.text for token in tokens if token.kind == "text" and token.text.isalnum())
    kind = "table" if element.tag == _TBL else "paragraph"
    key = f"{kind}:{''.join(token.key for token in tokens if token.kind != 'mark')}"
    return Side(key if block.whole else kind, block.group, key, words, bookmark_names(element))


def _row(row: Element) -> Side:
    side = _side(Block(row))
    return Side(f"row of {len(row.findall(_TC))}", "", side.key, side.words)


def _form(properties: Element | None) -> tuple[str, ...]:
    """What a reader sees of a paragraph's form: its style and its place in a list."""
    if properties is None:
        return ("", "", "")
    parts = (properties.find(path) for path in _FORM)
    return tuple("" if part is None else part.get(_VAL) for part in parts)


def _without_mark(properties: Element | None) -> Element:
    """The form of a paragraph as a record of it may hold it."""
    kept = leaf("w:pPr") if properties is None else copy.deepcopy(properties)
    for child in [child for child in kept if child.tag in _BESIDE_PROPERTIES]:
        kept.remove(child)
    return kept
