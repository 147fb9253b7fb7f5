"""Gives the texts of a screen the names that they use.

docassemble hands every text with a variable in it all that an interview knows: a thousand names,
most of them docassemble's own, which Mako copies four times before it looks up one or two of them.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

__all__ = ["give_texts_what_they_use", "giving_what_is_used"]

# With these a text may use a name without writing it.
_ANY_NAME = frozenset({"context", "pageargs", "capture", "caller", "self", "local"})
_TAG = "<%"

Writer = Callable[[Any, Mapping[str, Any]], str]


def give_texts_what_they_use() -> None:
    """Let docassemble's texts be written with no more names than they use."""
    from docassemble.base.parse import TextObject

    TextObject.text = giving_what_is_used(TextObject.text)


def giving_what_is_used(write: Writer) -> Writer:
    """Make docassemble's method that writes a text get by with the names in it.

    Args:
        write: The method; it takes the text and all names of the interview.

    Returns:
        A method that gives the same, and misses the same names.
    """

    @wraps(write)
    def written(self: Any, names: Mapping[str, Any]) -> str:
        if not self.uses_mako:
            return write(self, names)
        used = _used(self)
        if used is None:
            return write(self, names)
        return write(self, {name: names[name] for name in used if name in names})

    return written


def _used(text: Any) -> set[str] | None:
    """The names in a text and its translations; None if it could use any."""
    templates = [text.template, *(other[1] for other in text.other_lang.values() if other[1:])]
    texts = [text.original_text, *(other[0] for other in text.other_lang.values())]
    used = {name for template in templates for name in template.names_used}
    return None if used & _ANY_NAME or any(_TAG in each for each in texts) else used
