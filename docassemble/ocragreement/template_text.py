"""The text of a clause as the library writes it: words, names in braces, references in brackets.

    The venue shall alternate between {first} and {second}.
    ... de conformidad con las leyes vigentes {en first} y {en second}
    ... the offenses covered under [[offences]] of the present Agreement
    ... in accordance with [[offences, confiscation, costs]]
    The cooperation to which [[cooperation|preceding]] refers ...

A name in braces may have a small word of the language before it, which contracts with the name's
article ({de second}: "del Reino de España"). Capitals of the name are capitals of the result:
{first} la República Argentina, {First} La República Argentina, {FIRST} LA REPÚBLICA ARGENTINA.
A small word alone ({y}) takes the form that the following text asks for.
"""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Capitals", "Literally", "Name", "Part", "Pointer", "TextError", "parse_text"]

Capitals = Literal["lower", "initial", "all"]

_TOKEN = re.compile(
    r"\{(?:(?P<word>[^\W\d_]+) )?(?P<name>[\w.]+)\}"
    r"|\[\[(?:(?P<before>[^\W\d_]+) )?(?P<targets>[\w.]+(?:, *[\w.]+)*)"
    r"(?P<preceding>\|preceding)?\]\]"
)
_STRAY = re.compile(r"[{}]|\[\[|\]\]")


class TextError(ValueError):
    """A text of the library that cannot be understood.

    Attributes:
        extract: The part that is wrong.
    """

    def __init__(self, extract: str) -> None:
        """Keep the part of the text that is wrong."""
        super().__init__(extract)
        self.extract = extract


@dataclass(frozen=True, slots=True)
class Literally:
    """Words that stand as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in braces: of a value, a phrase, a parameter, or of a small word alone.

    Attributes:
        name: The name in lower case ("first.party").
        word: The small word before it, in lower case; else empty.
        capitals: How the result is written.
        written: The token as it stands in the file, for messages.
    """

    name: str
    word: str
    capitals: Capitals
    written: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference in brackets.

    Attributes:
        targets: Identities of clauses ("offences") or of items ("technical_cooperation.training").
        word: The small word before it; else empty.
        preceding: Whether it says "the preceding ..." while the target stands just before.
        written: The token as it stands in the file, for messages.
    """

    targets: tuple[str, ...]
    word: str
    preceding: bool
    written: str


Part = Literally | Name | Pointer


def parse_text(text: str) -> tuple[Part, ...]:
    """Read a text of the library.

    Args:
        text: The text as it stands in the file.

    Returns:
        Its parts in order.

    Raises:
        TextError: If a brace or a double bracket does not form a name or a reference.

    Example:
        >>> parse_text("between {first} and")[1].name
        'first'
    """
    parts: list[Part] = []
    end = 0
    for token in _TOKEN.finditer(text):
        parts += _literally(text[end : token.start()])
        parts.append(_read(token))
        end = token.end()
    parts += _literally(text[end:])
    return tuple(parts)


def _read(token: re.Match[str]) -> Name | Pointer:
    if token["targets"]:
        preceding = token["preceding"] is not None
        targets = tuple(each.strip() for each in token["targets"].split(","))
        if len(set(targets)) < len(targets) or (preceding and len(targets) > 1):
            raise TextError(token[0])
        return Pointer(targets, token["before"] or "", preceding, token[0])
    return Name(
        name=token["name"].lower(),
        word=(token["word"] or "").lower(),
        capitals=_capitals(token[0]),
        written=token[0],
    )


def _capitals(written: str) -> Capitals:
    if written.isupper():
        return "all"
    return "initial" if written[1].isupper() else "lower"


def _literally(text: str) -> list[Part]:
    stray = _STRAY.search(text)
    if stray:
        raise TextError(text[max(0, stray.start() - 10) : stray.end() + 20])
    return [Literally(text)] if text else []
