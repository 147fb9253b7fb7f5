"""Break words into balanced lines, for columns that Word cannot wrap by itself.

Signature blocks stand side by side on tab stops, where a long name would run into its neighbour:
where its lines end must be known when the document is written.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .agreement import Inline, Words

__all__ = ["balanced_lines", "text_width"]

Word = tuple[Inline, ...]
"""What stands between two spaces; more than one inline where a blank touches a comma."""

# Widths of Times in thousandths of its size, from Adobe's font metrics for Times-Roman.
_CHARACTERS_BY_WIDTH = {
    250: " .,\u00a0",
    278: "ijlt/:;",
    333: "Ifr-()[]‘’'`",
    389: "Js",
    444: "acez“”",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m&",
    889: "M",
    944: "W",
}
_WIDTHS = {
    character: width
    for width, characters in _CHARACTERS_BY_WIDTH.items()
    for character in characters
}
_OTHER_WIDTH = 500  # digits and the remaining small letters
_OTHER_CAPITAL_WIDTH = 722  # the widest that is common in Greek and Cyrillic


def text_width(text: str) -> int:
    """Return about how wide a text is.

    Args:
        text: Words in Times or a face of the same widths.

    Returns:
        The width in thousandths of the type size; a letter counts without its accents.

    Example:
        >>> text_width("Él")
        889
    """
    return sum(map(_character_width, unicodedata.normalize("NFD", text)))


def balanced_lines(content: tuple[Inline, ...], width: int) -> list[tuple[Inline, ...]]:
    """Break a text into as few lines as it needs, of lengths as even as can be.

    Args:
        content: Words, blanks and references; only words are broken, at their spaces.
        width: How wide a line may be, in thousandths of the type size. A single word that is wider
            stands alone on its line.

    Returns:
        The lines, without the spaces at which they were broken. Their inlines are the given ones,
        or parts of them that keep their answer.
    """
    words = list(_words(content))
    widths = [sum(text_width(inline.text) for inline in word) for word in words]
    breaks = _even_breaks(widths, width)
    return [_joined(words[start:end]) for start, end in pairwise(breaks)]


def _character_width(character: str) -> int:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    return _OTHER_CAPITAL_WIDTH if character.isupper() else _OTHER_WIDTH


def _words(content: Iterable[Inline]) -> Iterator[Word]:
    word: list[Inline] = []
    for inline in content:
        if not isinstance(inline, Words):
            word.append(inline)
            continue
        for position, piece in enumerate(inline.text.split(" ")):
            if position and word:
                yield tuple(word)
                word = []
            if piece:
                word.append(Words(piece, inline.answer))
    if word:
        yield tuple(word)


def _even_breaks(widths: Sequence[int], width: int) -> list[int]:
    """Break words into as few lines as go, so that what is left of each is as even as can be.

    Args:
        widths: Of the words.
        width: Of a line.

    Returns:
        The word that each line begins with, and the number of words.
    """
    space = _WIDTHS[" "]
    # By how many words stand in the lines so far: the squares of what is left, and the breaks.
    best: dict[int, tuple[int, list[int]]] = {0: (0, [0])}
    while len(widths) not in best:
        longer: dict[int, tuple[int, list[int]]] = {}
        for start, (cost, breaks) in best.items():
            left = width + space
            for end in range(start + 1, len(widths) + 1):
                left -= widths[end - 1] + space
                if left < 0 and end > start + 1:
                    break
                whole = cost + left * left
                if end not in longer or whole < longer[end][0]:
                    longer[end] = (whole, [*breaks, end])
        best = longer
    return best[len(widths)][1]


def _joined(line: Sequence[Word]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for word in line:
        for inline in (Words(" "), *word) if joined else word:
            last = joined[-1] if joined else None
            between = inline == Words(" ")
            if (
                isinstance(last, Words)
                and isinstance(inline, Words)
                and (between or last.answer == inline.answer)
            ):
                joined[-1] = Words(last.text + inline.text, last.answer)
            else:
                joined.append(inline)
    return tuple(joined)
