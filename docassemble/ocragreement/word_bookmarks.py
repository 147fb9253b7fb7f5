"""Keep bookmarks and content controls apart in a document that is merged of two."""

from collections.abc import Iterable, Sequence
from itertools import count

from .word_xml import Element, qn

__all__ = ["OldBookmarks", "bookmark_names"]

_START, _END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_ID, _NAME, _VAL = qn("w:id"), qn("w:name"), qn("w:val")
_CONTROL_ID = qn("w:id")  # an element of that name, in the properties of a control
_OLD = "_old"
_LONGEST_NAME = 40  # in Word


def bookmark_names(element: Element) -> frozenset[str]:
    """Return the names of the bookmarks that begin in an element.

    Args:
        element: A paragraph, or what holds paragraphs.

    Returns:
        The names.
    """
    return frozenset(mark.get(_NAME) for mark in element.iter(_START))


class OldBookmarks:
    """The bookmarks of an old text: which of them stay beside those of the new one."""

    def __init__(self, old: Sequence[Element], new: Sequence[Element]) -> None:
        """Set the numbers of the old text's bookmarks and controls apart from the new text's.

        Args:
            old: Paragraphs and tables of the old text; changed here.
            new: Those of the new text.
        """
        self._old = old
        taken = frozenset(name for element in new for name in bookmark_names(element))
        _set_apart(old, new, _ID, (_START, _END))
        _set_apart(old, new, _VAL, (_CONTROL_ID,))
        self._only_old = {
            mark.get(_ID)
            for element in old
            for mark in element.iter(_START)
            if mark.get(_NAME) not in taken
        }

    def stays(self, mark: Element) -> bool:
        """Tell whether a mark of the old text has its place in the merged one.

        Args:
            mark: Start or end of a bookmark, or another mark.

        Returns:
            True for a bookmark whose name the new text does not have.
        """
        return mark.tag in (_START, _END) and mark.get(_ID) in self._only_old

    def rename_twins(self, inserted: Iterable[str]) -> None:
        """Rename what stands in a deleted paragraph and in an inserted one under the same name.

        Both stay until the changes are accepted or rejected, and a name must be there once.

        Args:
            inserted: Names in inserted paragraphs.
        """
        twins = frozenset(inserted)
        twins &= frozenset(name for element in self._old for name in bookmark_names(element))
        if not twins:
            return
        for element in self._old:
            for mark in element.iter(_START):
                if mark.get(_NAME) in twins:
                    self._only_old.add(mark.get(_ID))
                    mark.set(_NAME, _of_old(mark.get(_NAME)))
            for code in element.iter(qn("w:instrText")):
                words = (code.text or "").split(" ")
                code.text = " ".join(_of_old(word) if word in twins else word for word in words)


def _of_old(name: str) -> str:
    return f"{name[: _LONGEST_NAME - len(_OLD)]}{_OLD}"


def _set_apart(
    old: Iterable[Element], new: Iterable[Element], attribute: str, tags: tuple[str, ...]
) -> None:
    """Give what has a number in the old text one that nothing has in the new text."""
    taken = {each.get(attribute) for element in new for each in element.iter(*tags)}
    free = (str(number) for number in count(1) if str(number) not in taken)
    given: dict[str, str] = {}
    for element in old:
        for each in element.iter(*tags):
            number = each.get(attribute)
            if number not in given:
                given[number] = next(free)
            each.set(attribute, given[number])
