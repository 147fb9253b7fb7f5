"""Rows of choices in which every two choices that may stand together do so at least once.

A covering array of strength two, made greedily: a row begins with a pair that no row has yet, and
each further factor takes the level that brings most new pairs. It is the idea of the "automatic
efficient test generator" (Cohen, Dalal, Fredman and Patton, IEEE Transactions on Software
Engineering 23(7), 1997), with pairs that cannot stand together left out.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from random import Random

__all__ = ["pairwise_rows"]

Place = tuple[int, int]
"""A factor and one of its levels, by index."""


def pairwise_rows[Level: Hashable](
    factors: Sequence[Sequence[Level]], fits: Callable[[Level, Level], bool], seed: int
) -> list[list[Level]]:
    """Return rows that have every possible pair of levels of two factors.

    Args:
        factors: The levels of each factor.
        fits: Whether two levels, of an earlier and a later factor, may stand together.
        seed: Decides between levels that bring as many new pairs.

    Returns:
        The rows, a level for each factor; the same arguments give the same rows.

    Raises:
        ValueError: If a pair that fits cannot be completed to a row.
    """
    random = Random(seed)
    allowed: dict[Place, set[Place]] = {
        (factor, level): set()
        for factor, levels in enumerate(factors)
        for level in range(len(levels))
    }
    for (one, first), (other, second) in combinations(enumerate(factors), 2):
        for i, level in enumerate(first):
            for j, further in enumerate(second):
                if fits(level, further):
                    allowed[one, i].add((other, j))
                    allowed[other, j].add((one, i))
    open_pairs = {place: set(others) for place, others in allowed.items()}
    rows = []
    while start := max(open_pairs, key=lambda place: (len(open_pairs[place]), place)):
        if not open_pairs[start]:
            return rows
        row = _row(start, factors, allowed, open_pairs, random)
        for one, other in combinations(row, 2):
            open_pairs[one].discard(other)
            open_pairs[other].discard(one)
        rows.append([factors[factor][level] for factor, level in sorted(row)])
    return rows


def _row(
    start: Place,
    factors: Sequence[Sequence[object]],
    allowed: dict[Place, set[Place]],
    open_pairs: dict[Place, set[Place]],
    random: Random,
) -> list[Place]:
    """Complete a level, and one that it has not met, to a row."""
    row = [start, min(open_pairs[start])]
    rest = [factor for factor in range(len(factors)) if factor not in {row[0][0], row[1][0]}]
    random.shuffle(rest)
    possible = allowed[row[0]] & allowed[row[1]]
    # What has few levels left is decided first, so that no factor is left without any.
    while rest:
        rest.sort(key=lambda factor: sum(place[0] == factor for place in possible) == 1)
        factor = rest.pop()
        levels = [place for place in possible if place[0] == factor]
        if not levels:
            raise ValueError(f"no level of factor {factor} goes with {row}")
        met = set(row)
        best = max(levels, key=lambda place: (len(open_pairs[place] & met), random.random()))
        row.append(best)
        possible &= allowed[best]
    return row
