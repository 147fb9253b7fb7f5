"""Remembers what docassemble makes of short texts of the screens, which it makes again each time.

A screen has up to two hundred of them: labels, choices, help, buttons. docassemble turns each from
Markdown into HTML whenever the screen is shown, with a good fifty regular expressions and a parser;
on most screens that took longer than everything else. HTML of our own that is made so that neither
changes anything in it (the review's map, the draft) does not go through them.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from itertools import count
from typing import Any, NamedTuple

from .interview_html import is_neutral
from .memory import Memory

__all__ = ["remember_markdown", "remembering"]

_TEXTS = 4096
_LONGEST = 4000

# What docassemble makes of these depends on more than the text: its own markup, pictures, tables
# and links, which it dresses or counts as the screen wants it.
_DEPENDS_IN = re.compile(r"[\[{|]|<i class=|<a href=|<[A-Za-z][\w+.-]*:|<[^\s<>]+@")
_DEPENDS_OUT = re.compile(r"<a href=|<table|<TABLE|<thead|<i class=")
_EMOJI = re.compile(r":[A-Za-z][^\s:]*:")
# A line of HTML is a block of its own, if it begins so, and is long enough to matter.
_BLOCKS = ("<div", "<p", "<section", "<table", "<ul")
_LONG = 100
_KEPT = re.compile(r'<div data-kept="(\d+)"></div>')
_LINK = re.compile(r'<a href="(.*?)"')
# What a person typed, as `interview_html.typed` writes it; the HTML around it is the same for all
# letters.
_TYPED = re.compile(r"<bdi>((?:[^\W_]| |&#\d+;)*)</bdi>")
_SLOT = re.compile(r"<bdi>(\d+)</bdi>")
# A term of the interview, which docassemble explains in the language of the screen; a reference of
# a clause, which it takes for one.
_TERM = re.compile(r"\{[^{}\[\]<]*\}|\[\[[a-z_.]*\]\]")

# Arguments that say how the text is to be written, and those that matter only to what depends.
_MANNERS = ("trim", "pclass", "escape", "do_terms", "strip_newlines", "divclass")
_SCREEN = ("status", "question", "embedder", "default_image_width", "external")
_ARGUMENTS = frozenset({*_MANNERS, *_SCREEN})
# Those with which a block of HTML stays one.
_PLAIN = frozenset({"strip_newlines", "divclass", "do_terms", *_SCREEN})

Writer = Callable[..., str]


def remember_markdown() -> None:
    """Let docassemble's function from Markdown to HTML remember.

    Call this before anything else imports docassemble: its modules take the function by name.
    """
    from docassemble.base.filter import html
    from docassemble.base.language.control import get_language

    remembered = remembering(html.markdown_to_html, get_language)
    html.markdown_to_html = passing_by(remembered, html.link_rewriter)


def passing_by(write: Writer, rewrite: Callable[[re.Match[str], Any], str]) -> Writer:
    """Make a function from Markdown to HTML leave lines of neutral HTML as they are.

    Args:
        write: docassemble's `markdown_to_html`.
        rewrite: docassemble's function that numbers the links of a screen.

    Returns:
        A function that gives the same HTML, its links numbered in another order.
    """

    @wraps(write)
    def written(text: Any, *further: Any, **arguments: Any) -> str:
        lines = str(text).split("\n")
        kept = {
            number: line
            for number, line in enumerate(lines)
            if len(line) > _LONG and line.startswith(_BLOCKS) and is_neutral(line)
        }
        if not kept or further or not _PLAIN.issuperset(arguments) or 'data-kept="' in str(text):
            return write(text, *further, **arguments)
        for number in kept:
            lines[number] = f'<div data-kept="{number}"></div>'
        status = arguments.get("status")
        made = _KEPT.split(write("\n".join(lines), **arguments))
        for place in range(1, len(made), 2):
            line = kept[int(made[place])]
            made[place] = _LINK.sub(lambda link: rewrite(link, status), line)
        return "".join(made)

    return written


def remembering(write: Writer, speaking: Callable[[], str]) -> Writer:
    """Make a function from Markdown to HTML remember what it made.

    Only of texts whose HTML depends on nothing but the text and how it is to be written: nobody
    sees what was made for another screen unless it is the same letter by letter.

    Args:
        write: docassemble's `markdown_to_html`.
        speaking: Tells the language of the screen.

    Returns:
        A function that gives the same for the same arguments.
    """
    known = Memory[str](_TEXTS)

    @wraps(write)
    def written(text: Any, *further: Any, **arguments: Any) -> str:
        text = str(text)
        typed = _TYPED.findall(text)
        numbers = count()
        short = _TYPED.sub(lambda _: _slot(next(numbers)), text) if typed else text
        screen = None if further or len(short) > _LONGEST else _screen(short, arguments, speaking)
        if screen is None:
            return write(text, *further, **arguments)
        key = (short, *map(arguments.get, _MANNERS), *screen)
        made = known.get(key)
        if made is None:
            made = write(short, **arguments)
            if any(made.count(_slot(number)) != 1 for number in range(len(typed))):
                return write(text, **arguments)
            if not _DEPENDS_OUT.search(made):
                known.put(key, made)
        return _SLOT.sub(lambda slot: f"<bdi>{typed[int(slot[1])]}</bdi>", made) if typed else made

    return written


def _slot(number: int) -> str:
    """What stands for a typed text while the HTML around it is made."""
    return f"<bdi>{number}</bdi>"


class _Kind(NamedTuple):
    """What of a text matters for what its HTML depends on."""

    depends: bool
    has_terms: bool
    has_emoji: bool


@lru_cache(_TEXTS)
def _kind(text: str) -> _Kind:
    without = _TERM.sub("", text)
    return _Kind(bool(_DEPENDS_IN.search(without)), without != text, bool(_EMOJI.search(text)))


def _screen(
    text: str, arguments: Mapping[str, Any], speaking: Callable[[], str]
) -> tuple[Any, ...] | None:
    """What the HTML depends on besides the text; None if that cannot be told."""
    kind = _kind(text)
    if kind.depends or not _ARGUMENTS.issuperset(arguments):
        return None
    status = arguments.get("status")
    question = arguments.get("question") or getattr(status, "question", None)
    if question is None:
        return ()
    interview = question.interview
    if interview.scan_for_emojis and kind.has_emoji:
        return None
    if not arguments.get("do_terms", True):
        return ()
    own = question.terms or question.autoterms or interview.autoterms
    if own or (status is not None and any("terms" in each for each in status.extras)):
        return None
    if not kind.has_terms or not interview.terms:
        return ()
    return interview, question.language, speaking()
