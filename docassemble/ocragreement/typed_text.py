"""Text that a lawyer types or pastes becomes the same tree as the library's text.

    The Commission shall meet:
    a) in the capital {de counterpart};
    b) when the Parties so decide:
       i) by note;
       ii) by telephone.

What is understood: paragraphs, one a line or parted by an empty line; items behind letters ("a)",
"(a)", "a."); sub-items behind roman numerals; bullets. Names stand in braces and references in
double brackets, as in the library; everything else is plain words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .agreement import ItemStyle
from .clause_text import BodyItem, BodyList, BodyParagraph, ClauseText
from .grammar import load_grammar
from .library import VALUES, Library
from .template_text import Name, Part, Pointer, TextError, parse_text

__all__ = ["MAXIMUM_TYPED", "TypedTextError", "read_typed_item", "read_typed_text"]

MAXIMUM_TYPED = 20_000

_BULLET = re.compile(r"[-–—•·*▪◦o][ \t]+(?=\S)")
_MARKER = re.compile(
    r"\(?(?P<mark>[a-z]|[ivx]{1,5})[.)][ \t]+(?=\S)|\((?P<closed>[a-z]|[ivx]{1,5})\)[ \t]*(?=\S)"
)
_ROMANS = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)


class TypedTextError(ValueError):
    """A typed text that cannot become part of an agreement.

    Attributes:
        key: Key of the sentence that says why, in the group "problem".
        values: What goes into the sentence's gaps.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        """Keep the sentence's key and values."""
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass
class _Line:
    """An element while its list is still being read."""

    style: ItemStyle
    text: str
    below: "list[_Line]" = field(default_factory=list)


def read_typed_text(text: str, language: str, library: Library) -> ClauseText:
    r"""Read the text of a clause as a person types it.

    Args:
        text: The text; Word's quotation marks and dashes stay as they are.
        language: Code of its language.
        library: The clause library, which knows what can be referred to.

    Returns:
        The text as the library has its own.

    Raises:
        TypedTextError: If a name or a reference is unknown, or there is nothing in it.

    Example:
        >>> text = read_typed_text("Only:\na) this;\nb) that.", "en", load_library())
        >>> text.body[1].items[1].text[0].text
        'that.'
    """
    lines = [" ".join(line.split()) for line in text.replace("\r", "\n").split("\n")]
    blocks = list(_blocks([line for line in lines if line]))
    if not blocks:
        raise TypedTextError("nothing_typed")
    reader = _PartReader(language, library)
    body: list[BodyParagraph | BodyList] = [
        BodyParagraph(reader.parts(block)) if isinstance(block, str) else reader.list(block)
        for block in blocks
    ]
    return ClauseText("typed", {}, tuple(body))


def read_typed_item(text: str, language: str, library: Library) -> tuple[Part, ...]:
    """Read the words of one item as a person types them, without its letter.

    Args:
        text: The words, on one line.
        language: Code of their language.
        library: The clause library, which knows what can be referred to.

    Returns:
        The parts of the text.

    Raises:
        TypedTextError: If a name or a reference is unknown.
    """
    return _PartReader(language, library).parts(text)


def _blocks(lines: list[str]) -> Iterator[str | list[_Line]]:
    """Paragraphs, and lists of the items that follow one another."""
    waiting: list[_Line] = []
    for line in lines:
        style, words = _marked(line, waiting)
        if style is None:
            if waiting:
                yield waiting
                waiting = []
            yield words
        elif waiting and _belongs_below(style, waiting[-1]):
            waiting[-1].below.append(_Line(style, words))
        elif waiting and waiting[-1].style != style:
            yield waiting
            waiting = [_Line(style, words)]
        else:
            waiting.append(_Line(style, words))
    if waiting:
        yield waiting


def _belongs_below(style: ItemStyle, last: _Line) -> bool:
    return last.style == "letters" and style != "letters"


def _marked(line: str, waiting: list[_Line]) -> tuple[ItemStyle | None, str]:
    bullet = _BULLET.match(line)
    if bullet:
        return "bullets", line[bullet.end() :]
    marker = _MARKER.match(line)
    if not marker:
        return None, line
    mark = marker["mark"] or marker["closed"]
    words = line[marker.end() :]
    if mark in _ROMANS and not _is_next_letter(mark, waiting):
        return "roman", words
    return ("letters", words) if len(mark) == 1 else (None, line)


def _is_next_letter(mark: str, waiting: list[_Line]) -> bool:
    """Whether "i" is the letter after "h", and "v" or "x" that after its own."""
    at_letters = bool(waiting) and waiting[-1].style == "letters"
    return at_letters and len(mark) == 1 and len(waiting) == ord(mark) - ord("a")


class _PartReader:
    """Reads words with names and references of one language."""

    def __init__(self, language: str, library: Library) -> None:
        self.words = load_grammar(language).words
        self.library = library

    def parts(self, text: str) -> tuple[Part, ...]:
        try:
            parts = parse_text(text)
        except TextError as error:
            raise TypedTextError("typed_braces", extract=error.extract) from error
        for part in parts:
            if isinstance(part, Name):
                self._check_name(part)
            elif isinstance(part, Pointer):
                self._check_pointer(part)
        return parts

    def list(self, lines: list[_Line], depth: int = 0) -> BodyList:
        style = lines[0].style
        if style == "roman" and depth == 0:
            style = "letters"
        return BodyList(
            style,
            tuple(
                BodyItem(
                    self.parts(line.text),
                    "",
                    (self.list(line.below, depth + 1),) if line.below else (),
                )
                for line in lines
            ),
        )

    def _check_name(self, name: Name) -> None:
        alone = not name.word and name.name in self.words
        if (not alone and name.name not in VALUES) or (name.word and name.word not in self.words):
            known = ", ".join(sorted(VALUES))
            raise TypedTextError("typed_name", name=name.written, known=known)

    def _check_pointer(self, pointer: Pointer) -> None:
        articles = [key for key, clause in self.library.clauses.items() if clause.part == "article"]
        if not set(pointer.targets) <= set(articles):
            known = ", ".join(articles)
            raise TypedTextError("typed_reference", reference=pointer.written, known=known)
        if pointer.word and pointer.word not in self.words:
            known = ", ".join(sorted(self.words))
            raise TypedTextError("typed_name", name=pointer.written, known=known)
