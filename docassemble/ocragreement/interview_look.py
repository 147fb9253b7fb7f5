# pre-load
"""The glossary, which every screen can open."""

from functools import cache
from html import escape
from pathlib import Path

import yaml
from docassemble.base.functions import package_data_filename

__all__ = ["glossary"]

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


@cache
def _terms(language: str) -> dict[str, str]:
    """The terms that the interview itself explains, so that there is one list."""
    text = Path(package_data_filename(_GLOSSARY)).read_text(encoding="utf-8")
    for block in yaml.safe_load_all(text):
        if block and block.get("language") == language and "terms" in block:
            terms: dict[str, str] = block["terms"]
            return terms
    return {}
