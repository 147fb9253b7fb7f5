"""What the server remembers of Markdown is what docassemble would have made of it again."""

import random
import re
from collections.abc import Mapping
from typing import Any

import pytest
from interview.engine import Session, parse
from interview.steps import CHILE, go

from docassemble.ocragreement.server_markdown import remembering

NUMBERED = re.compile(r'data-linknum="\d+" ')

MANNERS: list[Mapping[str, Any]] = [
    {},
    {"trim": True},
    {"trim": True, "escape": True},
    {"trim": True, "escape": "option", "do_terms": False},
    {"do_terms": False, "strip_newlines": True, "pclass": "note"},
    {"divclass": "daundertext"},
]
TEXTS = [
    "Chile",
    "  two\n\nparagraphs, *one* **bold**",
    "1. first\n2. second\n\n- 'quoted' -- \"dashes\"",
    "<b>bold</b> & <i>italic</i>",
    "<script>alert(1)</script>",
    "| a row |",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[a link](https://example.org) and <https://example.org>",
    '<a href="https://example.org">a link</a>',
    '<a class="nav-link" href="https://example.org">a link</a> <span data-x="a:b@c">x</span>',
    "<somebody@example.org> <mailto:somebody@example.org>",
    "the {Model} and the {blank|line of dots}",
    "[BR] [NBSP] [[Model]]",
    ":cow: a note: this",
    "the {Model}, {second} and [[offences]]; {Model|[BR]}",
    "the {Model} of {counterpart|the other} and {contraparte}",
    "&#60;b&#62; $x^2$ \\* ` code `",
    "> quoted\n\n# heading",
    "a footnote[^1]\n\n[^1]: below",
    "**Typed:** <bdi>the Office</bdi>\n\n**again:** <bdi>1</bdi>; <bdi></bdi>",
    "**Typed:** <bdi>l&#39;Autorit&#233; &#42;</bdi>\n\n**again:** <bdi>0</bdi>; <bdi>x</bdi>",
    "`<bdi>in code</bdi>` and <bdi>**bold**</bdi> [<bdi>a link</bdi>](https://example.org)",
    "long " * 2000,
    "",
]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_shown_otherwise_for_being_remembered(language: str) -> None:
    session = go(Session(language), "languages", party=CHILE)
    texts = [*TEXTS, *filter(None, (session.text, *session.text.splitlines()))]
    written = parse.markdown_to_html
    asked = [(text, manner) for text in texts for manner in MANNERS] * 3
    random.Random(language).shuffle(asked)
    with session.request():
        for text, manner in asked:
            for status in (None, session.status):
                counted = status.linkcounter if status else 0
                plain = written.__wrapped__(text, status=status, **manner)
                after = status.linkcounter if status else 0
                if status:
                    status.linkcounter = counted
                assert written(text, status=status, **manner) == plain, (text, manner)
                assert (status.linkcounter if status else 0) == after


def unnumbered(markup: str) -> str:
    """HTML without the numbers that a screen gives its links, and without space."""
    return "".join(NUMBERED.sub("", markup).split())


@pytest.mark.parametrize("screen", ["review", "draft"])
def test_a_map_and_a_draft_are_shown_as_they_were_written(screen: str) -> None:
    session = go(Session("es"), screen, party=CHILE)
    written = parse.markdown_to_html
    with session.request():
        draft = session.answers["draft"]
        longest = draft.map() if screen == "review" else draft.previews()
        for text in (f"**one**\n\n{longest}\n\n*two* {longest}", longest):
            plain = written.__wrapped__.__wrapped__(text, status=session.status)
            shown = written(text, status=session.status)
            assert len(shown) > 5000
            assert unnumbered(shown) == unnumbered(plain)


def test_what_was_not_asked_for_in_a_while_is_forgotten() -> None:
    made: list[str] = []

    def write(text: str, **_: Any) -> str:
        made.append(text)
        return f"<p>{text}</p>"

    written = remembering(write, lambda: "en")
    for number in range(5000):
        written(f"text {number}")
    written("text 4999")
    assert len(made) == 5000
    written("text 0")
    assert len(made) == 5001
