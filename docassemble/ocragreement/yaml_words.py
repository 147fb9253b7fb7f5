"""Writes texts as YAML that a person fills in: quoted, or folded where they are long."""

import json
import re
import textwrap
from collections.abc import Mapping

__all__ = ["flow", "text_lines"]

WIDTH = 88
LONGEST_QUOTED = 70

_PLAIN = re.compile(r"[^\W\d][\w.]*")


def text_lines(opener: str, text: str) -> list[str]:
    """Write a text behind its key or dash.

    Args:
        opener: "text:" or "-".
        text: The text.

    Returns:
        One line with the text in quotation marks, or `>-` and the text on lines below.
    """
    if len(text) <= LONGEST_QUOTED or " ".join(text.split(" ")).strip() != text or "  " in text:
        return [f"{opener} {quoted(text)}"]
    folded = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"{opener} >-", *(f"  {line}" for line in folded)]


def quoted(text: str) -> str:
    """Write a text in quotation marks, as YAML and JSON do."""
    return json.dumps(text, ensure_ascii=False)


def flow(value: object) -> str:
    """Write a word, or a mapping of words, on one line.

    Args:
        value: The word or mapping.

    Returns:
        The line: `{clauses.costs: present}`.
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else quoted(text)
