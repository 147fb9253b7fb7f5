# pre-load
"""What stands around the questions: the glossary, the mark by which a lost session is noticed."""

import hashlib
from functools import cache
from html import escape
from pathlib import Path

import yaml
from docassemble.base.functions import package_data_filename
from docassemble.base.thread_context import this_thread

__all__ = ["glossary", "session_mark"]

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


def session_mark() -> str:
    """Return what tells one session from another, without giving its key away."""
    session = str(this_thread.current_info.get("session"))
    return hashlib.sha256(session.encode()).hexdigest()[:16]


@cache
def _terms(language: str) -> dict[str, str]:
    """The terms that the interview itself explains, so that there is one list."""
    text = Path(package_data_filename(_GLOSSARY)).read_text(encoding="utf-8")
    for block in yaml.safe_load_all(text):
        if block and block.get("language") == language and "terms" in block:
            terms: dict[str, str] = block["terms"]
            return terms
    return {}
