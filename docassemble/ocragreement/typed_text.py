"""Text that a lawyer types or pastes becomes the same tree as the library's text.

    The Commission shall meet:
    a) in the capital {de counterpart};
    b) when the Parties so decide:
       i) by note;
       ii) by telephone.

What is understood: paragraphs, one a line or parted by an empty line; numbered paragraphs ("1.",
"1)", "(1)"); items behind letters ("a)", "(a)", "a."); sub-items behind roman numerals; bullets
(`typed_lists.py`). Names stand in braces and references in double brackets, as in the library;
everything else is plain words.
"""

from .clause_text import BodyItem, BodyList, BodyParagraph, ClauseText
from .grammar import load_grammar
from .library import VALUES, Library
from .template_text import Name, Part, Pointer, TextError, parse_text
from .typed_lists import TypedList, typed_blocks
from .typography import with_no_breaks

__all__ = ["MAXIMUM_TYPED", "TypedTextError", "read_typed_item", "read_typed_text"]

MAXIMUM_TYPED = 20_000


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
        >>> text = read_typed_text("Only:\\na) this;\\nb) that.", "en", load_library())
        >>> text.body[1].items[1].text[0].text
        'that.'
    """
    blocks = typed_blocks(text)
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


class _PartReader:
    """Reads words with names and references of one language."""

    def __init__(self, language: str, library: Library) -> None:
        self.words = load_grammar(language).words
        self.library = library
        self.no_break = library.wording[language].no_break

    def parts(self, text: str) -> tuple[Part, ...]:
        try:
            parts = parse_text(with_no_breaks(text, self.no_break))
        except TextError as error:
            raise TypedTextError("typed_braces", extract=error.extract) from error
        for part in parts:
            if isinstance(part, Name):
                self._check_name(part)
            elif isinstance(part, Pointer):
                self._check_pointer(part)
        return parts

    def list(self, typed: TypedList) -> BodyList:
        return BodyList(
            typed.style,
            tuple(
                BodyItem(self.parts(item.text), "", tuple(self.list(each) for each in item.lists))
                for item in typed.items
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
