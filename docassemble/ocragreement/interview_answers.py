"""The answers as the screens of the interview hold them, and as the core reads them.

On the screens every answer is a text, a number, ticked boxes or a text by language, under one flat
name ("language_2", "home_title"). Nothing here needs docassemble.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .answer_writer import write_answers
from .answers import Answers
from .home_party import load_home_party
from .interview_authorities import MORE_AUTHORITIES, authorities_of, authorities_values
from .interview_counterpart import (
    BY_LANGUAGE_OF_PARTY,
    counterpart_of,
    counterpart_values,
    listed_state,
    names_of,
)
from .interview_form import form_of, form_values
from .interview_values import Values, by_language, day_given, given, ticked
from .library_loader import load_library
from .states import State

__all__ = [
    "BY_KEY",
    "BY_LANGUAGE",
    "FURTHER_LANGUAGES",
    "NO_LANGUAGE",
    "OPEN_LANGUAGE",
    "authentic",
    "counterpart",
    "document_languages",
    "languages_with_text",
    "prevailing",
    "to_data",
    "to_values",
]

NO_LANGUAGE = "none"
"""Stands for "no further language" where a language is asked for."""

OPEN_LANGUAGE = "open"
"""Stands for a language that is still to be decided: a blank in the draft."""

USUAL_PORTUGUESE = "usual"
"""Stands for Portuguese names as the Parties themselves write them."""

BY_LANGUAGE = (
    "formal_name",
    "home_authority",
    "counterpart_authority",
    "place",
    "home_title",
    "counterpart_title",
    *BY_LANGUAGE_OF_PARTY,
)
"""Answers that are given in each language of the draft."""

BY_KEY = (*BY_LANGUAGE, *MORE_AUTHORITIES)
"""Answers that hold several texts, by language or by number and language."""

_ASKED = frozenset(
    {
        "counterpart",
        "level",
        "instruments",
        "languages",
        "authorities",
        "clauses",
        "place",
        "date",
        "signatories",
        "documents",
        "articles",
        "draft",
        "layout",
    }
)

FURTHER_LANGUAGES = tuple(f"language_{number}" for number in range(2, 7))
"""Answers that hold the authentic languages after the home Party's."""


def counterpart(values: Values) -> State | None:
    """Return the counterpart State, None while it is open."""
    return listed_state(values)


def authentic(values: Values) -> list[str | None]:
    """Return the authentic languages, the home Party's first; None is a blank."""
    codes: list[str | None] = [load_home_party().language]
    for name in FURTHER_LANGUAGES:
        code = given(values, name, OPEN_LANGUAGE if name == "language_2" else NO_LANGUAGE)
        if code != NO_LANGUAGE:
            codes.append(None if code == OPEN_LANGUAGE else code)
    return codes


def prevailing(values: Values) -> str | None:
    """Return the language whose text prevails; None if none does, or it is no longer authentic."""
    code = given(values, "prevailing", NO_LANGUAGE)
    return code if code in authentic(values) else None


def languages_with_text(known: Iterable[str | None]) -> list[str]:
    """Return the languages of the library, the authentic ones first.

    Args:
        known: Codes of the authentic languages; None is a blank.

    Returns:
        Codes of every language in which a draft can be made.
    """
    library = load_library()
    first = [code for code in known if code is not None and code in library.languages]
    return list(dict.fromkeys([*first, *library.languages]))


def document_languages(values: Values) -> list[str]:
    """Return the languages of the draft, the authentic ones first.

    Args:
        values: The answers of the screens.

    Returns:
        Those ticked, else the authentic ones of which the library has a text.
    """
    known = authentic(values)
    wanted = ticked(values, "documents") or known
    return [code for code in languages_with_text(known) if code in wanted]


def to_data(values: Values) -> dict[str, Any]:
    """Write the answers of the screens as `read_answers` reads them.

    Args:
        values: The answers of the screens; those not asked for yet may be missing.

    Returns:
        Plain data; what is open or has not been asked for is None or not there.
    """
    languages = authentic(values)
    portuguese = given(values, "portuguese", USUAL_PORTUGUESE)
    return {
        **values.get("kept", {}),
        "counterpart": counterpart_of(values, languages),
        "level": given(values, "level"),
        "instruments": ticked(values, "instruments"),
        "languages": {
            "authentic": languages,
            "prevailing": prevailing(values),
            "portuguese": None if portuguese == USUAL_PORTUGUESE else portuguese,
        },
        "authorities": {
            "home": authorities_of(values, "home", load_home_party().authority),
            "counterpart": authorities_of(values, "counterpart", {}),
        },
        "clauses": dict(values.get("chosen", {})),
        "place": by_language(values.get("place", {})),
        "date": day_given(values, "date"),
        "signatories": {
            side: {
                "name": given(values, f"{side}_signatory"),
                "title": by_language(values.get(f"{side}_title", {})),
            }
            for side in ("home", "counterpart")
        },
        "documents": document_languages(values) if ticked(values, "documents") else None,
        **form_of(values),
    }


def to_values(answers: Answers) -> dict[str, Any]:
    """Write answers as the screens hold them, every one of them.

    Args:
        answers: The answers, from a file.

    Returns:
        A value for every answer that the screens ask for; an open one is empty.
    """
    library = load_library()
    data = write_answers(answers, library)
    further = [code or OPEN_LANGUAGE for code in answers.authentic[1:]]
    further += [NO_LANGUAGE] * (len(FURTHER_LANGUAGES) - len(further))
    texts: dict[str, Mapping[str, str]] = {
        **names_of(answers.counterpart),
        "home_authority": answers.home_authority,
        "counterpart_authority": answers.counterpart_authority,
        "place": answers.place,
        "home_title": answers.home_signatory.title,
        "counterpart_title": answers.counterpart_signatory.title,
    }
    return {
        **counterpart_values(answers.counterpart),
        "portuguese": answers.portuguese or USUAL_PORTUGUESE,
        **authorities_values("home", answers.home_authorities),
        **authorities_values("counterpart", answers.counterpart_authorities),
        "level": answers.level,
        **dict(zip(FURTHER_LANGUAGES, further, strict=True)),
        "prevailing": answers.prevailing or NO_LANGUAGE,
        "documents": _boxes(library.languages, answers.draft_languages(library)),
        "instruments": _boxes(library.instruments, answers.instruments),
        "chosen": data.pop("clauses", {}),
        "kept": {key: each for key, each in data.items() if key not in _ASKED},
        "date": answers.date.isoformat() if answers.date else "",
        "home_signatory": answers.home_signatory.name or "",
        "counterpart_signatory": answers.counterpart_signatory.name or "",
        **form_values(answers),
        **{
            name: {code: each.get(code, "") for code in library.languages}
            for name, each in texts.items()
        },
    }


def _boxes(names: Iterable[str], ticks: Iterable[str]) -> dict[str, bool]:
    on = set(ticks)
    return {name: name in on for name in names}
