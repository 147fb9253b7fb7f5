"""Find what two texts have in common: paragraph beside paragraph, then word beside word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from .word_tokens import Change, Token

__all__ = ["Pair", "Side", "align", "compare_words"]

_SAME_PARAGRAPH = 0.5  # share of common words from which one paragraph is the other, reworded
_FORCED = 2.0  # more than any two paragraphs can have in common
_ISLAND = 3  # words that must stand together to be worth keeping between two changes


@dataclass(frozen=True)
class Side:
    """A paragraph or table as alignment sees it.

    Attributes:
        kind: Only things of the same kind are compared.
        group: What it belongs to, such as a clause; groups are compared with their like.
        key: What it holds, word for word.
        words: Its words.
        names: Its bookmarks: what bears the same name is the same.
    """

    kind: str
    group: str
    key: str
    words: tuple[str, ...]
    names: frozenset[str] = frozenset()

    @cached_property
    def counted(self) -> Counter[str]:
        """Its words and how often each is there."""
        return Counter(self.words)


Pair = tuple[int | None, int | None]
"""Places in the old and in the new text; None where there is no counterpart."""


def align(old: Sequence[Side], new: Sequence[Side]) -> list[Pair]:
    """Find which paragraph of an old text became which of a new one.

    Args:
        old: The paragraphs as they were.
        new: The paragraphs as they are.

    Returns:
        Every place once, in order; between two pairs first what was deleted, then what was
        inserted. The last of both are always a pair, since the last paragraph of a text can be
        neither deleted nor inserted.
    """
    if not old or not new:
        return [*((place, None) for place in range(len(old))),
                *((None, place) for place in range(len(new)))]  # fmt: skip
    groups_old, groups_new = _groups(old[:-1]), _groups(new[:-1])
    names = SequenceMatcher(
        None, [name for name, _, _ in groups_old], [name for name, _, _ in groups_new], False
    )
    pairs: list[Pair] = []
    for _, old_start, old_end, new_start, new_end in names.get_opcodes():
        before, after = groups_old[old_start:old_end], groups_new[new_start:new_end]
        if [name for name, _, _ in before] == [name for name, _, _ in after]:
            for one, other in zip(before, after, strict=True):
                pairs += _within(old, new, one[1:], other[1:])
        else:
            pairs += [(place, None) for _, start, end in before for place in range(start, end)]
            pairs += [(None, place) for _, start, end in after for place in range(start, end)]
    return [*pairs, (len(old) - 1, len(new) - 1)]


def compare_words(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[Change, Token]]:
    """Find which words of a paragraph were deleted and inserted.

    Args:
        old: The paragraph as it was.
        new: The paragraph as it is.

    Returns:
        Every token, what was kept as it is in the new paragraph. A word or two in common between
        two changes is not kept: a reader follows one change more easily than three.
    """
    steps = SequenceMatcher(
        None, [token.key for token in old], [token.key for token in new], False
    ).get_opcodes()
    compared: list[tuple[Change, Token]] = []
    deleted: list[Token] = []
    inserted: list[Token] = []
    for place, (step, old_start, old_end, new_start, new_end) in enumerate(steps):
        common = new[new_start:new_end]
        island = 0 < place < len(steps) - 1 and _is_island(common)
        if step == "equal" and not island:
            compared += [("deleted", token) for token in deleted]
            compared += [("inserted", token) for token in inserted]
            compared += [("kept", token) for token in common]
            deleted, inserted = [], []
        else:
            deleted += old[old_start:old_end]
            inserted += common
    compared += [("deleted", token) for token in deleted]
    compared += [("inserted", token) for token in inserted]
    return compared


def _is_island(tokens: Sequence[Token]) -> bool:
    """Whether tokens in common are so few that they are better shown as changed too."""
    if any(token.kind != "text" for token in tokens):
        return False
    return sum(token.text[0].isalnum() for token in tokens) < _ISLAND


def _groups(sides: Sequence[Side]) -> list[tuple[str, int, int]]:
    groups: list[tuple[str, int, int]] = []
    for place, side in enumerate(sides):
        if groups and groups[-1][0] == side.group:
            groups[-1] = (side.group, groups[-1][1], place + 1)
        else:
            groups.append((side.group, place, place + 1))
    return groups


def _within(
    old: Sequence[Side], new: Sequence[Side], old_span: tuple[int, int], new_span: tuple[int, int]
) -> list[Pair]:
    """Align within a group: first what is the same word for word, then what is similar."""
    (old_at, old_end), (new_at, new_end) = old_span, new_span
    same = SequenceMatcher(
        None,
        [side.key for side in old[old_at:old_end]],
        [side.key for side in new[new_at:new_end]],
        False,
    )
    pairs: list[Pair] = []
    i, j = old_at, new_at
    for block in same.get_matching_blocks():
        pairs += _similar(old, new, range(i, old_at + block.a), range(j, new_at + block.b))
        i, j = old_at + block.a + block.size, new_at + block.b + block.size
        pairs += [(i - back, j - back) for back in range(block.size, 0, -1)]
    return pairs


def _similar(old: Sequence[Side], new: Sequence[Side], rows: range, columns: range) -> list[Pair]:
    """Find the pairs, in order, that have most in common all together."""
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    likeness = [[_likeness(old[i], new[j]) for j in columns] for i in rows]
    for i in reversed(range(len(rows))):
        for j in reversed(range(len(columns))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[Pair] = []
    waiting: list[Pair] = []  # what was inserted follows what was deleted in the same place
    i = j = 0
    while i < len(rows) or j < len(columns):
        here = best[i][j]
        if i < len(rows) and here == best[i + 1][j]:
            pairs.append((rows[i], None))
            i += 1
        elif j < len(columns) and here == best[i][j + 1]:
            waiting.append((None, columns[j]))
            j += 1
        else:
            pairs += [*waiting, (rows[i], columns[j])]
            waiting = []
            i, j = i + 1, j + 1
    return pairs + waiting


def _likeness(old: Side, new: Side) -> float:
    """The share of words in common, 0 if too few to be called the same paragraph."""
    if old.kind != new.kind:
        return 0.0
    if old.names & new.names:
        return _FORCED
    total = len(old.words) + len(new.words)
    share = 2 * (old.counted & new.counted).total() / total if total else 1.0
    return share if share >= _SAME_PARAGRAPH else 0.0
