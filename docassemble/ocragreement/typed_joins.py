"""Where what somebody typed meets the words around it: an article too many, a word twice.

Each is right by itself, so that only the sentence shows it ("de fecha el 12 de mayo").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .agreement import Agreement, Block, Inline, Paragraph, Words
from .findings import Finding

__all__ = ["check_joins"]

_AROUND = 24  # letters on either side of where two texts meet


def check_joins(agreement: Agreement, patterns: Sequence[str]) -> Iterator[Finding]:
    """Check how what was typed is joined to the text.

    Args:
        agreement: The tree.
        patterns: Regular expressions of what is hardly ever right there.

    Yields:
        A finding for each answer that is joined wrongly somewhere, at the answer.
    """
    found: dict[str, str] = {}
    for clause in agreement.clauses:
        for content in _contents(clause.blocks):
            for answer, words in _wrong(content, patterns):
                found.setdefault(answer, words)
    for answer, words in found.items():
        values = {"language": agreement.language, "words": words}
        yield Finding("warning", "slip", answer, values)


def _contents(blocks: Sequence[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
            continue
        for item in block.items:
            yield item.content
            yield from _contents(item.lists)


def _wrong(content: Sequence[Inline], patterns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The answers at whose beginning or end a pattern fits, and what it fits."""
    for one, other in pairwise(content):
        typed = [each for each in (other, one) if isinstance(each, Words) and each.answer]
        if not typed:
            continue
        before, after = one.text[-_AROUND:], other.text[:_AROUND]
        for pattern in patterns:
            for fits in re.finditer(pattern, before + after):
                if fits.start() < len(before) < fits.end():
                    yield typed[0].answer, fits[0].strip()
