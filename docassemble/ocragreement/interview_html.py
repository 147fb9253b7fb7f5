"""How the interview shows what a person typed, and the draft itself, on a docassemble screen.

Nothing here needs docassemble.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from .interface import say
from .memory import Memory
from .typography import NO_BREAK

__all__ = [
    "action_link",
    "is_neutral",
    "literal",
    "neutral_line",
    "neutral_markup",
    "neutral_part",
    "problem_list",
    "shortened",
    "tabs",
    "typed",
]


class _WithoutMeaning(dict[int, str]):
    """Each character as text without a meaning to any markup, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        kept = re.fullmatch(r"[\w\s&#;]", chr(code)) and chr(code) != "_"
        self[code] = chr(code) if kept else f"&#{code};"
        return self[code]


class _LettersOnly(dict[int, str]):
    """Each character but letters, digits and spaces as a reference, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        kept = chr(code).isalnum() or chr(code) == " "
        self[code] = chr(code) if kept else f"&#{code};"
        return self[code]


# Every break of a line and every space but those that must not break, which French has.
_SPACE = re.compile(rf"[^\S{NO_BREAK}]+")
_BREAK = re.compile("[\t-\r\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]")
# A tag, or characters of the text that may mean something; what is most frequent does not.
_FREQUENT = "A-Za-z0-9 &#;À-ÖØ-öø-ÿ"
_TAG_OR_OTHERS = re.compile(rf"[^{_FREQUENT}](?:(?<=<)[^>]*>|[^{_FREQUENT}<]*)")
_WITHOUT_MEANING = _WithoutMeaning()
_LETTERS_ONLY = _LettersOnly()
_PROBLEMS_SHOWN = 20
_LONG = 8000  # of a part, in letters: hardly any clause is
_NEUTRAL = Memory[bool](128)


def action_link(
    address: Callable[..., str],
    words: str,
    action: str,
    css: str = "",
    name: str = "",
    **arguments: Any,
) -> str:
    """Write a link that does something in the interview.

    Args:
        address: Gives the address of an action with its arguments.
        words: What stands on the link, as plain text.
        action: Name of the action.
        css: Classes of the link.
        name: What the link is called where the words alone would not say it.
        **arguments: The action's arguments.

    Returns:
        HTML in which the words have no meaning but their letters. The interview's script performs
        the action without the address, which stays out of the history of the browser.
    """
    shown = f' class="{escape(css)}"' if css else ""
    shown += f' aria-label="{escape(name)}" title="{escape(name)}"' if name else ""
    # The address last: docassemble makes a link that begins with it one of its own.
    return (
        f'<a{shown} data-perform="{escape(action)}"'
        f' data-arguments="{escape(json.dumps(arguments))}"'
        f' href="{escape(address(action, **arguments))}">{escape(words)}</a>'
    )


def literal(text: object) -> str:
    """Write what a person typed so that the screen shows it letter by letter.

    docassemble reads screen text as Markdown, HTML and its own markup; whatever could mean
    something to any of them becomes a character reference.

    Args:
        text: Any text.

    Returns:
        HTML in which no character has a meaning, on one line.
    """
    return _SPACE.sub(" ", str(text)).strip(" ").translate(_LETTERS_ONLY)


def typed(text: object) -> str:
    """Write an answer that a person typed among words of the screen, letter by letter.

    Args:
        text: Any text.

    Returns:
        HTML in which no character has a meaning, marked as a text of its own, so that one in
        another direction of writing does not turn the words around it.
    """
    return f"<bdi>{literal(text)}</bdi>"


def neutral_markup(html: str) -> str:
    """Prepare HTML for a docassemble screen, whose Markdown and markup must leave it alone.

    Args:
        html: Well-formed HTML whose text is escaped.

    Returns:
        The same HTML on one line, its text out of reach of any further markup.
    """
    return neutral_line([neutral_part(html)])


def neutral_part(html: str) -> str:
    """Prepare a part of such HTML for `neutral_line`; the last short ones are remembered.

    Args:
        html: Well-formed HTML whose text is escaped, from one tag to another.

    Returns:
        The same on one line.
    """
    return _prepared_once(html) if len(html) < _LONG else _prepared(html)


def _prepared(html: str) -> str:
    html = html.replace("\n", " ")
    if "  " in html or _BREAK.search(html):
        html = _SPACE.sub(" ", html)
    return _TAG_OR_OTHERS.sub(_without_meaning, html.strip(" "))


_prepared_once = lru_cache(maxsize=1024)(_prepared)


def _without_meaning(found: re.Match[str]) -> str:
    """A tag as it is, any other characters as references."""
    text = found[0]
    if text[0] == "<":
        return text
    return _WITHOUT_MEANING[ord(text)] if len(text) == 1 else text.translate(_WITHOUT_MEANING)


def neutral_line(parts: Iterable[str]) -> str:
    """Join what `neutral_part` has prepared.

    Args:
        parts: HTML on one line each.

    Returns:
        What `neutral_markup` makes of all of it.
    """
    neutral = "".join(parts)
    _NEUTRAL.put(neutral, True)
    return neutral


def is_neutral(line: str) -> bool:
    """Tell whether a line was lately written by `neutral_line`, letter by letter."""
    return bool(_NEUTRAL.get(line))


def tabs(panels: Mapping[str, tuple[str, Sequence[str]]], label: str) -> list[str]:
    """Write panels that lie behind one another, with a tab for each; one panel needs no tabs.

    Args:
        panels: For each language, the words on its tab and the HTML of its panel, in parts.
        label: What the row of tabs is, for who cannot see it.

    Returns:
        HTML in parts, as Bootstrap's tabs have it.
    """
    if len(panels) == 1:
        return [part for _words, parts in panels.values() for part in parts]
    buttons = []
    contents = []
    for index, (code, (words, parts)) in enumerate(panels.items()):
        active = " active" if index == 0 else ""
        buttons.append(
            '<li class="nav-item" role="presentation"><button type="button" role="tab"'
            f' class="nav-link{active}" id="tab-{code}"'
            f' data-bs-toggle="tab" data-bs-target="#panel-{code}"'
            f' aria-controls="panel-{code}" aria-selected="{str(index == 0).lower()}">'
            f"{escape(words)}</button></li>"
        )
        panel = (
            f'<div class="tab-pane{active}" id="panel-{code}" role="tabpanel"'
            f' aria-labelledby="tab-{code}" tabindex="0">'
        )
        contents += [panel, *parts, "</div>"]
    row = (
        '<ul class="nav nav-tabs draft-tabs" role="tablist"'
        f' aria-label="{escape(label)}">{"".join(buttons)}</ul>'
    )
    return [row, '<div class="tab-content">', *contents, "</div>"]


def shortened(problems: list[str], language: str) -> list[str]:
    """Return the first problems of a file, and how many more there are.

    Args:
        problems: One line each.
        language: Interface language.

    Returns:
        As many lines as somebody reads; who mends them sees the next.
    """
    more = len(problems) - _PROBLEMS_SHOWN
    if more <= 0:
        return problems
    return [*problems[:_PROBLEMS_SHOWN], say("interview.more_problems", language, count=more)]


def problem_list(heading: str, problems: list[str]) -> str:
    """Write the problems of a file as a list.

    Args:
        heading: What stands above it.
        problems: One line each, as plain text.

    Returns:
        HTML in which the lines have no meaning but their letters.
    """
    lines = "".join(f"<li>{literal(line)}</li>" for line in problems)
    return f"<p>{escape(heading)}</p><ul>{lines}</ul>"
