# pre-load
"""What every screen can open: the glossary, and the choice of the interface language."""

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path

import yaml
from docassemble.base.functions import package_data_filename

from .interface import INTERFACE_LANGUAGES, say
from .interview_names import name_of_language

__all__ = ["glossary", "language_menu"]

# Stands for a language in an address, of which the rest is the same for all.
_SAMPLE = "any-language"
_GLOSSARY = "docassemble.ocragreement:data/questions/glossary.yml"


def glossary(language: str) -> str:
    """Write every term of the glossary with what it means.

    Args:
        language: Interface language.

    Returns:
        HTML on one line, in the order of the alphabet.
    """
    terms = sorted(_terms(language).items(), key=lambda term: term[0].casefold())
    lines = "".join(
        f"<dt>{escape(term)}</dt><dd>{escape(meaning.strip())}</dd>" for term, meaning in terms
    )
    return f'<dl class="glossary">{lines}</dl>'


def language_menu(language: str, address: Callable[..., str]) -> str:
    """Write the choice of the interface language for the bar above every screen.

    Args:
        language: The interface language of the screen.
        address: Gives the address of the interview with an argument, `lang`.

    Returns:
        HTML on one line: a menu called by the language of the screen, with a link to each other.
    """
    before, _, after = escape(address(lang=_SAMPLE)).partition(_SAMPLE)
    links = "".join(
        f'<li><a class="dropdown-item language-switch" lang="{code}" hreflang="{code}"'
        f' href="{before}{code}{after}">{escape(name_of_language(code, code))}</a></li>'
        for code in INTERFACE_LANGUAGES
        if code != language
    )
    ended, called = (
        escape(say(f"interview.{key}", language)) for key in ("session_ended", "interface_language")
    )
    return (
        '<li class="nav-item dropdown"><a class="nav-link dropdown-toggle language-menu" href="#"'
        ' role="button" data-bs-toggle="dropdown" aria-expanded="false"'
        f' data-ended="{ended}"><span class="visually-hidden">{called} </span>'
        f"{escape(name_of_language(language, language))}</a>"
        f'<ul class="dropdown-menu dropdown-menu-end">{links}</ul></li>'
    )


@cache
def _terms(language: str) -> dict[str, str]:
    """The terms that the interview itself explains, so that there is one list."""
    text = Path(package_data_filename(_GLOSSARY)).read_text(encoding="utf-8")
    for block in yaml.safe_load_all(text):
        if block and block.get("language") == language and "terms" in block:
            terms: dict[str, str] = block["terms"]
            return terms
    return {}
