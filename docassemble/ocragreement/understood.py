"""Shows a lawyer what was understood of a typed text: a line for each paragraph and item."""

from collections.abc import Iterator, Sequence

from .clause_text import BodyList, BodyParagraph
from .interface import labelled, say
from .item_markers import item_marker
from .library import Library
from .template_text import Name, Part, Pointer
from .typed_text import read_typed_text

__all__ = ["show_understood"]

INDENT = "   "
PARTIES = ("home", "counterpart", "first", "second")


def show_understood(text: str, language: str, library: Library, interface: str) -> str:
    r"""Show what a typed text is understood as.

    Args:
        text: The text as it was typed.
        language: Code of its language.
        library: The clause library, which knows what can be referred to.
        interface: Interface language.

    Returns:
        A line for each paragraph, item and sub-item, which says what it is; references are said by
        the title of their article, names by whose they are.

    Raises:
        TypedTextError: If a name or a reference is unknown, or there is nothing in it.

    Example:
        >>> from docassemble.ocragreement.library_loader import load_library
        >>> show_understood("Only:\na) under [[offences]].", "en", load_library(), "en")
        'paragraph: Only:\nitem a.: under ‹article: Offenses covered›.'
    """
    shower = _Shower(library, interface)
    return "\n".join(shower.lines(read_typed_text(text, language, library).body, ""))


class _Shower:
    def __init__(self, library: Library, interface: str) -> None:
        self.library = library
        self.interface = interface

    def lines(self, blocks: Sequence[BodyParagraph | BodyList], indent: str) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, BodyParagraph):
                yield self._line(say("typed.paragraph", self.interface), block.text)
                continue
            for index, item in enumerate(block.items):
                marker = item_marker(block.style, index)
                kind = say(f"typed.{block.style}", self.interface, marker=marker)
                yield indent + self._line(kind, item.text)
                yield from self.lines(item.lists, indent + INDENT)

    def _line(self, kind: str, parts: Sequence[Part]) -> str:
        return labelled(kind, self.words(parts), self.interface)

    def words(self, parts: Sequence[Part]) -> str:
        return "".join(self._part(part) for part in parts)

    def _part(self, part: Part) -> str:
        if isinstance(part, Pointer):
            titles = [self.library.clauses[each].title[self.interface] for each in part.targets]
            return say("typed.article", self.interface, titles=", ".join(titles))
        if not isinstance(part, Name):
            return part.text
        party, _, what = part.name.partition(".")
        if party not in PARTIES:
            return part.written
        named = say(f"typed.{party}", self.interface)
        if what == "authority":
            return say("typed.authority", self.interface, party=named)
        return f"‹{named}›"
