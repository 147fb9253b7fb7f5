"""The answers as the screens of the interview hold them, and as the core reads them.

On the screens every answer is a text, a number, ticked boxes or a text by language, under one flat
name ("language_2", "home_title"). Nothing here needs docassemble.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from .answer_writer import write_answers
from .answers import Answers
from .counterpart_answers import counterpart_data
from .home_party import load_home_party
from .library_loader import load_library
from .states import State, load_states

__all__ = [
    "BY_LANGUAGE",
    "FURTHER_LANGUAGES",
    "NO_LANGUAGE",
    "OPEN_LANGUAGE",
    "authentic",
    "counterpart",
    "document_languages",
    "given",
    "languages_with_text",
    "number_typed",
    "ticked",
    "to_data",
    "to_values",
]

Values = Mapping[str, Any]

NO_LANGUAGE = "none"
"""Stands for "no further language" where a language is asked for."""

OPEN_LANGUAGE = "open"
"""Stands for a language that is still to be decided: a blank in the draft."""

BY_LANGUAGE = (
    "formal_name",
    "home_authority",
    "counterpart_authority",
    "place",
    "home_title",
    "counterpart_title",
)
"""Answers that are given in each language of the draft."""

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
    }
)

FURTHER_LANGUAGES = tuple(f"language_{number}" for number in range(2, 7))
"""Answers that hold the authentic languages after the home Party's."""


def given(values: Values, name: str, default: Any = None) -> Any:
    """Return an answer, or the default if it is open or has not been asked for.

    Args:
        values: The answers of the screens.
        name: Name of the answer.
        default: What to return for an open one.

    Returns:
        The answer, without white space around it.
    """
    answer = values.get(name)
    if isinstance(answer, str):
        answer = answer.strip()
    return default if answer is None or answer == "" else answer


def ticked(values: Values, name: str) -> list[str] | None:
    """Return what is ticked of several boxes, None if they have not been asked for."""
    boxes = values.get(name)
    return None if boxes is None else [each for each, on in boxes.items() if on]


def counterpart(values: Values) -> State | None:
    """Return the counterpart State, None while it is open."""
    return load_states().get(given(values, "state", ""))


def authentic(values: Values) -> list[str | None]:
    """Return the authentic languages, the home Party's first; None is a blank."""
    codes: list[str | None] = [load_home_party().language]
    for name in FURTHER_LANGUAGES:
        code = given(values, name, OPEN_LANGUAGE if name == "language_2" else NO_LANGUAGE)
        if code != NO_LANGUAGE:
            codes.append(None if code == OPEN_LANGUAGE else code)
    return codes


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
    prevailing = given(values, "prevailing", NO_LANGUAGE)
    date = given(values, "date")
    return {
        **values.get("kept", {}),
        "counterpart": _counterpart(values),
        "level": given(values, "level"),
        "instruments": ticked(values, "instruments"),
        "languages": {
            "authentic": authentic(values),
            "prevailing": prevailing if prevailing in authentic(values) else None,
            "portuguese": given(values, "portuguese"),
        },
        "authorities": {
            "home": _authorities(values, "home", load_home_party().authority),
            "counterpart": _authorities(values, "counterpart", {}),
        },
        "clauses": dict(values.get("chosen", {})),
        "place": _texts(values.get("place", {})),
        "date": date.isoformat()[:10] if isinstance(date, datetime.date) else date,
        "signatories": {
            side: {
                "name": given(values, f"{side}_signatory"),
                "title": _texts(values.get(f"{side}_title", {})),
            }
            for side in ("home", "counterpart")
        },
        "documents": document_languages(values) if ticked(values, "documents") else None,
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
    state = load_states()[answers.state] if answers.state else None
    names = {code: str(name) for code, name in state.names.items()} if state else {}
    by_language: dict[str, Mapping[str, str]] = {
        "formal_name": {**names, **answers.counterpart.names},
        "home_authority": answers.home_authority,
        "counterpart_authority": answers.counterpart_authority,
        "place": answers.place,
        "home_title": answers.home_signatory.title,
        "counterpart_title": answers.counterpart_signatory.title,
    }
    return {
        "state": answers.state or "",
        "kept_counterpart": counterpart_data(answers.counterpart),
        "portuguese": answers.portuguese or "",
        "kept_authorities": {
            side: each
            for side, each in data.get("authorities", {}).items()
            if isinstance(each, list)
        },
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
        **{
            name: {code: texts.get(code, "") for code in library.languages}
            for name, texts in by_language.items()
        },
    }


def number_typed(typed: float | str) -> float | str:
    """Return the number that was typed, with either decimal mark and perhaps a per cent sign.

    Args:
        typed: What stands in the field.

    Returns:
        The number; what was typed if it is none, for the core to refuse.

    Example:
        >>> number_typed("12,5 %")
        12.5
    """
    if not isinstance(typed, str):
        return typed
    try:
        number = float(typed.strip().removesuffix("%").strip().replace(",", "."))
    except ValueError:
        return typed
    return int(number) if number.is_integer() else number


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: text for code, text in texts.items() if text and text.strip()}


def _counterpart(values: Values) -> dict[str, Any]:
    """The other Party; what a file said of it beyond the screens is kept while it is the same."""
    state = given(values, "state")
    kept = values.get("kept_counterpart", {})
    if kept.get("state") != state:
        kept = {}
    names = _changed_names(values) if state else kept.get("name")
    return {**kept, "state": state, "name": names}


def _authorities(values: Values, side: str, proposed: Mapping[str, str]) -> Any:
    """The authority of a Party; those that a file has beside the first are kept, and the roles."""
    first = _texts({**proposed, **values.get(f"{side}_authority", {})})
    kept = values.get("kept_authorities", {}).get(side)
    return [{**kept[0], "name": first}, *kept[1:]] if kept else first


def _changed_names(values: Values) -> dict[str, str]:
    """The formal names that are not those of the data; a State that is open has none."""
    state = counterpart(values)
    names = _texts(values.get("formal_name", {}))
    return {
        code: name
        for code, name in names.items()
        if state and name.strip() != str(state.names.get(code, ""))
    }


def _boxes(names: Iterable[str], ticks: Iterable[str]) -> dict[str, bool]:
    on = set(ticks)
    return {name: name in on for name in names}
