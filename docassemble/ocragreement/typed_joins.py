"""Where what somebody typed meets the words around it: an article too many, a word twice.

Each is right by itself, so that only the sentence shows it ("de fecha el 12 de mayo").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from .agreement import Agreement, Block, Inline, Paragraph, Words
from .findings import Finding

__all__ = ["check_joins"]

_AROUND = 24  # letters on either side of where two texts meet


def check_joins(agreement: Agreement, patterns: tuple[str, ...]) -> Iterator[Finding]:
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
            # Most texts are nothing but words of the library.
            if len(content) > 1:
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


def _wrong(content: Sequence[Inline], patterns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The answers at whose beginning or end a pattern fits, and what it fits."""
    for one, other in pairwise(content):
        answer = _answer(other) or _answer(one)
        if answer:
            for words in _fitting(one.text[-_AROUND:], other.text[:_AROUND], patterns):
                yield answer, words


# Names of States and of ministries stand in the same sentences of every draft.
@lru_cache(maxsize=4096)
def _fitting(before: str, after: str, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """What a pattern fits that lies on both sides of where two texts meet."""
    return tuple(
        fits[0].strip()
        for pattern in patterns
        for fits in re.finditer(pattern, before + after)
        if fits.start() < len(before) < fits.end()
    )


def _answer(inline: Inline) -> str:
    return inline.answer if isinstance(inline, Words) else ""
