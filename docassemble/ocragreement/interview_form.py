"""The form of the document as the screens hold it: articles, paper, which draft it is.

Nothing here needs docassemble.
"""

from dataclasses import fields
from typing import Any

from .answers import Answers, ArticleStyle, Layout
from .interview_values import Values, day_given, given, number_typed

__all__ = ["form_of", "form_values"]


def form_of(values: Values) -> dict[str, Any]:
    """Write the form of the document as an answer file has it.

    Args:
        values: The answers of the screens.

    Returns:
        Plain data under "articles", "layout" and "draft"; what is open or usual is None.
    """
    number = given(values, "draft_number")
    return {
        "articles": {
            **{each: given(values, f"article_{each}") for each in _ARTICLES},
            "order": values.get("article_order") or None,
        },
        "layout": {each.name: given(values, f"layout_{each.name}") for each in _LAYOUT},
        "draft": {
            "number": None if number is None else number_typed(number),
            "date": day_given(values, "draft_date"),
        },
    }


def form_values(answers: Answers) -> dict[str, Any]:
    """Write the form of the document as the screens hold it.

    Args:
        answers: The answers.

    Returns:
        Values of the screens.
    """
    draft = answers.draft
    return {
        **{f"article_{each}": getattr(answers.articles, each) for each in _ARTICLES},
        "article_order": list(answers.articles.order),
        **{f"layout_{each.name}": getattr(answers.layout, each.name) for each in _LAYOUT},
        "draft_number": "" if draft.number is None else str(draft.number),
        "draft_date": draft.date.isoformat() if draft.date else "",
    }


_ARTICLES = tuple(each.name for each in fields(ArticleStyle) if each.name != "order")
_LAYOUT = fields(Layout)
