"""Remembers what docassemble makes of short texts of the screens, which it makes again each time.

A screen has up to two hundred of them: labels, choices, help, buttons. docassemble turns each from
Markdown into HTML whenever the screen is shown, with a good fifty regular expressions and a parser;
on most screens that took longer than everything else.
"""

import re
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any

__all__ = ["remember_markdown", "remembering"]

_TEXTS = 4096
_LONGEST = 4000

# What docassemble makes of these depends on more than the text: its own markup and terms, pictures,
# tables and links, which it dresses or counts as the screen wants it.
_DEPENDS_IN = re.compile(
    r"[\[{|]|:[A-Za-z][\w-]*:|<i class=|<a href=|<[A-Za-z][\w+.-]*:|<[^\s<>]+@"
)
_DEPENDS_OUT = re.compile(r"<a href=|<table|<TABLE|<thead|<i class=|\[\[")

# Arguments that say how the text is to be written, and those that matter only to what depends.
_MANNERS = ("trim", "pclass", "escape", "do_terms", "strip_newlines", "divclass")
_SCREEN = ("status", "question", "embedder", "default_image_width", "external")
_ARGUMENTS = frozenset({*_MANNERS, *_SCREEN})

Writer = Callable[..., str]


def remember_markdown() -> None:
    """Let docassemble's function from Markdown to HTML remember.

    Call this before anything else imports docassemble: its modules take the function by name.
    """
    from docassemble.base.filter import html

    html.markdown_to_html = remembering(html.markdown_to_html)


def remembering(write: Writer) -> Writer:
    """Make a function from Markdown to HTML remember what it made.

    Only of texts whose HTML depends on nothing but the text and how it is to be written: nobody
    sees what was made for another screen unless it is the same letter by letter.

    Args:
        write: docassemble's `markdown_to_html`.

    Returns:
        A function that gives the same for the same arguments.
    """
    known: OrderedDict[tuple[Any, ...], str] = OrderedDict()
    lock = Lock()

    @wraps(write)
    def written(text: Any, *further: Any, **arguments: Any) -> str:
        text = str(text)
        if (
            further
            or not _ARGUMENTS.issuperset(arguments)
            or len(text) > _LONGEST
            or _depends(text, arguments)
        ):
            return write(text, *further, **arguments)
        key = (text, *map(arguments.get, _MANNERS))
        with lock:
            found = known.get(key)
            if found is not None:
                known.move_to_end(key)
                return found
        made = write(text, **arguments)
        if not _DEPENDS_OUT.search(made):
            with lock:
                known[key] = made
                if len(known) > _TEXTS:
                    known.popitem(last=False)
        return made

    return written


def _depends(text: str, arguments: dict[str, Any]) -> bool:
    if _DEPENDS_IN.search(text):
        return True
    status = arguments.get("status")
    question = arguments.get("question") or getattr(status, "question", None)
    if question is None or not arguments.get("do_terms", True):
        return False
    # Automatic terms have no braces by which they could be told.
    automatic = status.extras.get("interview_autoterms") if status is not None else None
    return bool(question.autoterms or question.interview.autoterms or automatic)
