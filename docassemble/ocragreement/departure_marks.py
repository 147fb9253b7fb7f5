"""Where the words of a clause are not the Model's, marked in the tree for whoever reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .agreement import Blank, Block, Clause, Inline, Paragraph, Reference, Words

__all__ = ["Departing", "mark_departures"]

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Departing(Words):
    """Words that the other of two clauses does not have."""


def mark_departures(clause: Clause, model: Clause) -> tuple[Clause, Clause]:
    """Mark in two wordings of a clause what the other does not have.

    Args:
        clause: The clause as it stands.
        model: The clause as in the Model, in the same language.

    Returns:
        Both, with `Departing` where words differ. Numbers that only moved are no departure.
    """
    ours, theirs = _keys(clause), _keys(model)
    same = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    of_ours = {block.a + step for block in same for step in range(block.size)}
    of_theirs = {block.b + step for block in same for step in range(block.size)}
    return _Marker(of_ours).clause(clause), _Marker(of_theirs).clause(model)


def _inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.content
            continue
        for item in block.items:
            yield from item.content
            yield from _inlines(item.lists)


def _keys(clause: Clause) -> list[str]:
    """What is compared: words one by one; a reference by its target, a blank by its answer."""
    return [key for inline in _inlines(clause.blocks) for key in _keys_of(inline)]


def _keys_of(inline: Inline) -> list[str]:
    if isinstance(inline, Reference):
        return [f"→{inline.target}"]
    if isinstance(inline, Blank):
        return [f"…{inline.answer}"]
    return [token for token in _TOKEN.findall(inline.text) if not token.isspace()]


class _Marker:
    """Goes through a clause as `_keys` does, and marks what is not the same."""

    def __init__(self, same: set[int]) -> None:
        self.same = same
        self.place = 0

    def clause(self, clause: Clause) -> Clause:
        return replace(clause, blocks=self._blocks(clause.blocks))

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, content=self._content(block.content))
        items = []
        for item in block.items:
            content = self._content(item.content)
            lists = tuple(
                each for each in self._blocks(item.lists) if not isinstance(each, Paragraph)
            )
            items.append(replace(item, content=content, lists=lists))
        return replace(block, items=tuple(items))

    def _content(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(piece for inline in content for piece in self._marked(inline))

    def _marked(self, inline: Inline) -> Iterator[Inline]:
        if not isinstance(inline, Words):
            self.place += 1
            yield inline
            return
        run = ""
        departs = False
        spaces = ""
        for token in _TOKEN.findall(inline.text):
            if token.isspace():
                spaces += token
                continue
            differs = self.place not in self.same
            self.place += 1
            if differs == departs:
                run += spaces + token
            else:
                # The space between two kinds of words belongs to those that are not marked.
                before, after = (run + spaces, token) if differs else (run, spaces + token)
                if before:
                    yield _words(before, inline, departs)
                run, departs = after, differs
            spaces = ""
        if run or spaces:
            yield _words(run + spaces, inline, departs)


def _words(text: str, inline: Words, departs: bool) -> Words:
    kind = Departing if departs else Words
    return kind(text, inline.answer)
