"""How the review screen shows the answers: one line each, in the language of the interface.

Nothing here needs docassemble. What a person typed is shown letter by letter.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from .grammar import load_grammar
from .interface import strung
from .interview_html import literal, typed
from .interview_names import language_in_text
from .interview_values import day_given, ticked
from .library_loader import load_library

__all__ = [
    "shown_date",
    "shown_instruments",
    "shown_languages",
    "shown_signatory",
    "shown_text",
    "shown_texts",
]

Values = Mapping[str, Any]


def shown_text(text: object, still_open: object) -> str:
    """Show a text.

    Args:
        text: The answer; empty or None if open.
        still_open: What to show for an open answer, in Markdown.

    Returns:
        HTML in which the answer has no meaning but its letters.
    """
    return typed(text) if text is not None and str(text).strip() else f"*{still_open}*"


def shown_texts(
    texts: Mapping[str, str], codes: Iterable[str], still_open: object, language: str
) -> str:
    """Show a text that is given in each language of the draft.

    Args:
        texts: The answers by language.
        codes: Languages of the draft.
        still_open: What to show for an open answer, in Markdown.
        language: Interface language.

    Returns:
        HTML; each text in its language, behind the language's name if there are several.
    """
    each = [(code, shown_text(texts.get(code), still_open)) for code in codes]
    if len({text for _code, text in each}) == 1:
        return each[0][1]
    return strung((f"{text} ({language_in_text(code, language)})" for code, text in each), language)


def shown_languages(codes: Iterable[str | None], still_open: object, language: str) -> str:
    """Show a list of languages.

    Args:
        codes: Their codes; None is a blank.
        still_open: What to show for a blank, in Markdown.
        language: Interface language.

    Returns:
        Their names.
    """
    return ", ".join(
        literal(language_in_text(code, language)) if code else f"*{still_open}*" for code in codes
    )


def shown_signatory(
    name: object,
    titles: Mapping[str, str],
    codes: Iterable[str],
    still_open: object,
    language: str,
) -> str:
    """Show who signs: name and office, or once that both are open.

    Args:
        name: Name of the signatory.
        titles: Office by language.
        codes: Languages of the draft.
        still_open: What to show for an open answer, in Markdown.
        language: Interface language.

    Returns:
        HTML on one line.
    """
    parts = (shown_text(name, still_open), shown_texts(titles, codes, still_open, language))
    return ", ".join(dict.fromkeys(parts))


def shown_date(values: Values, still_open: object, language: str) -> str:
    """Show the date of signature in words, or that it is open."""
    written = day_given(values, "date")
    if not written:
        return f"*{still_open}*"
    return literal(load_grammar(language).date_in_words(datetime.date.fromisoformat(written)))


def shown_instruments(values: Values, language: str) -> str:
    """Show the instruments that are ticked, by their short titles."""
    instruments = load_library().instruments
    chosen = ticked(values, "instruments") or ()
    return strung((literal(instruments[each].label[language]) for each in chosen), language)
