"""The text of a clause as a person would type it: where editing by hand begins."""

from collections.abc import Iterable, Iterator, Sequence

from .agreement import plain
from .clause_text import BodyList, BodyParagraph, Choice
from .clause_writer import ClauseWriter
from .item_markers import item_marker
from .library import VALUES
from .selection import Chosen, Selection
from .template_text import Literally, Name, Part

__all__ = ["typed_form"]

INDENT = "   "


def typed_form(selection: Selection, identity: str) -> str:
    """Write a clause as `read_typed_text` reads it.

    Names of the Parties and references to articles stay names and references, so that they follow
    when an article moves; what was chosen within the wording (a period, a share) and references to
    items are said in words.

    Args:
        selection: What the draft is made of, in one language.
        identity: The clause, which stands in the draft.

    Returns:
        Its text: a line for each paragraph and item, items behind letters.
    """
    chosen = selection.chosen[identity]
    return "\n".join(_lines(_Writer(selection, chosen), chosen.text.body, ""))


def _lines(
    writer: "_Writer", body: Sequence[BodyParagraph | BodyList], indent: str
) -> Iterator[str]:
    for block in body:
        if isinstance(block, BodyParagraph):
            yield f"{indent}{writer.text(block.text)}"
            continue
        for index, item in enumerate(block.items):
            marker = item_marker(block.style, index)
            shown = "-" if block.style == "bullets" else marker.replace(".", ")")
            yield f"{indent}{shown} {writer.text(item.text)}"
            yield from _lines(writer, item.lists, indent + INDENT)


class _Writer:
    """Writes parts of a text as they are typed."""

    def __init__(self, selection: Selection, chosen: Chosen) -> None:
        self.selection = selection
        self.chosen = chosen
        self.writer = ClauseWriter(selection, chosen)

    def text(self, parts: Iterable[Part]) -> str:
        return " ".join("".join(self._pieces(parts)).split())

    def _pieces(self, parts: Iterable[Part]) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Literally):
                yield part.text
            elif isinstance(part, Name):
                yield from self._name(part)
            elif any("." in target for target in part.targets):
                # Items have no names once they are typed: a reference to one is said in words.
                yield plain(self.writer.inlines((part,)))
            else:
                yield part.written

    def _name(self, name: Name) -> Iterator[str]:
        phrase = self.chosen.text.phrases.get(name.name)
        if isinstance(phrase, Choice):
            holds = self.selection.clause_fact
            option = next(
                each
                for each in phrase.options
                if all(holds(self.chosen, key, asked) == asked for key, asked in each.when.items())
            )
            yield from self._pieces(option.text)
        elif phrase is None and (name.name in VALUES or name.name not in self.chosen.values):
            yield name.written
        else:
            yield plain(self.writer.inlines((name,)))
