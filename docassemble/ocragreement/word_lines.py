"""Break words into balanced lines, for columns that Word cannot wrap by itself.

Signature blocks stand side by side on tab stops, where a long name would run into its neighbour:
where its lines end must be known when the document is written.
"""

import unicodedata
from collections.abc import Iterable, Iterator

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
    words = [(word, sum(text_width(inline.text) for inline in word)) for word in _words(content)]
    lines = _filled(words, width)
    narrow, wide = 0, width if len(lines) > 1 else 0
    while wide - narrow > 1:
        middle = (narrow + wide) // 2
        tried = _filled(words, middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, tried
    return [_joined(line) for line in lines]


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


def _filled(words: list[tuple[Word, int]], width: int) -> list[list[Word]]:
    lines: list[list[Word]] = []
    space = _WIDTHS[" "]
    left = 0
    for word, needed in words:
        if lines and needed + space <= left:
            lines[-1].append(word)
            left -= needed + space
        else:
            lines.append([word])
            left = width - needed
    return lines


def _joined(line: list[Word]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for word in line:
        if joined:
            joined.append(Words(" "))
        joined.extend(word)
    return tuple(joined)
