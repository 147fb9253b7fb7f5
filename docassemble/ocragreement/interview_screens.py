"""The screens of the interview: which there are, what each asks, what follows from what.

Nothing here needs docassemble.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .interview_answers import FURTHER_LANGUAGES, authentic, document_languages
from .interview_authorities import has_several
from .interview_clauses import clauses_asked
from .interview_counterpart import BY_LANGUAGE_OF_PARTY, is_unlisted, listed_state
from .interview_values import given

__all__ = [
    "CLAUSE",
    "SCREENS",
    "Consequences",
    "Foundations",
    "consequences",
    "field_of",
    "flag_before",
    "foundations",
    "is_asked",
    "screen_of",
]

SCREENS = (
    "party",
    "languages",
    "texts",
    "names",
    "authorities",
    "roles",
    "instruments",
    "articles",
    "form",
    "signature",
)
"""The screens in order; each sets an answer of that name with "_answered" behind it.

That on articles, after it one for each clause, and that on the form of the document belong to the
full way only; that on roles comes where a Party names several authorities.
"""

CLAUSE = "clause:"
"""Begins the name of the flag of a screen on a clause."""

_FIELDS: Mapping[str, str] = {
    "counterpart.state": "state",
    "counterpart.kind": "kind",
    "counterpart.name": "formal_name",
    "counterpart.short_name": "short_name",
    "level": "level",
    "draft.number": "draft_number",
    "draft.date": "draft_date",
    "instruments": "instruments",
    "languages.authentic[1]": "language_2",
    "languages": "language_3",
    "documents": "documents",
    "authorities.home": "home_authority",
    "authorities.counterpart": "counterpart_authority",
    "place": "place",
    "date": "date",
    "signatories.home.name": "home_signatory",
    "signatories.home.title": "home_title",
    "signatories.counterpart.name": "counterpart_signatory",
    "signatories.counterpart.title": "counterpart_title",
}
"""Answer of the screens for each answer of the core, by the beginning of its path."""


_ASKED_ON: Mapping[str, str] = {
    "counterpart.name": "names",
    "counterpart": "party",
    "level": "party",
    "instruments": "instruments",
    "languages.prevailing": "texts",
    "languages": "languages",
    "documents": "texts",
    "authorities": "authorities",
    "articles": "form",
    "layout": "form",
    "draft": "form",
    "place": "signature",
    "date": "signature",
    "signatories": "signature",
}
"""Screen that asks for each answer of the core, by the beginning of its path."""


def field_of(path: str) -> tuple[str, str]:
    """Find the field in which an answer of the core is asked for.

    Args:
        path: Path of the answer ("place.es").

    Returns:
        Name of the answer of the screens and the rest of the path ("place", "es"); both empty if
        no field asks for it.
    """
    for beginning, name in _FIELDS.items():
        if path.startswith(beginning):
            return name, path.removeprefix(beginning).removeprefix(".")
    return "", ""


def screen_of(path: str) -> str:
    """Find the screen on which an answer of the core is asked for.

    Args:
        path: Path of the answer ("place.es").

    Returns:
        Name of the screen ("signature"); empty if none asks for it.
    """
    return next(
        (screen for beginning, screen in _ASKED_ON.items() if path.startswith(beginning)), ""
    )


def is_asked(screen: str, values: Mapping[str, Any]) -> bool:
    """Tell whether a screen comes on the way through the interview.

    Args:
        screen: One of `SCREENS`.
        values: The answers of the screens.

    Returns:
        Whether it does, as far as is known by now.
    """
    match screen:
        case "names":
            return is_unlisted(values) or listed_state(values) is not None
        case "roles":
            return has_several(values)
        case "articles" | "form":
            return bool(given(values, "way", "short") == "full")
        case _:
            return True


def flags(values: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Go through what the screens set when they are sent, in order.

    Args:
        values: The answers of the screens.

    Yields:
        Name of the answer ("names_answered", "clause:offences") and whether it is set.
    """
    yield "begun", bool(values.get("begun"))
    for screen in SCREENS:
        if not is_asked(screen, values):
            continue
        yield f"{screen}_answered", bool(values.get(f"{screen}_answered"))
        if screen == "articles":
            answered = values.get("clause_answered", {})
            for clause in clauses_asked(values.get("chosen", {})):
                yield CLAUSE + clause, bool(answered.get(clause))
    yield "reviewed", bool(values.get("reviewed"))


def flag_before(values: Mapping[str, Any]) -> str:
    """Return the answer that sent the screen before the one that is shown.

    Args:
        values: The answers of the screens.

    Returns:
        Name of the answer ("names_answered"); empty on the first screen.
    """
    before = ""
    for flag, is_set in flags(values):
        if not is_set:
            break
        before = flag
    return before


@dataclass(frozen=True)
class Foundations:
    """The answers on which others rest."""

    state: str
    authentic: tuple[str | None, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Consequences:
    """What a changed answer puts in question.

    Attributes:
        forget: Answers that are proposed anew.
        ask_again: Screens that come again.
    """

    forget: tuple[str, ...] = ()
    ask_again: tuple[str, ...] = ()


def foundations(values: Mapping[str, Any]) -> Foundations:
    """Return the answers on which others rest.

    Args:
        values: The answers of the screens.

    Returns:
        State, authentic languages, and languages of the draft.
    """
    return Foundations(
        "unlisted" if is_unlisted(values) else given(values, "state", ""),
        tuple(authentic(values)),
        tuple(document_languages(values)),
    )


def consequences(before: Foundations, after: Foundations) -> Consequences:
    """Tell what must be proposed and asked again.

    Another State brings its own names, authority and languages. Other authentic languages bring
    other texts. A further language of the draft asks for what is said in each language.

    Args:
        before: The answers when the screens were answered.
        after: The answers now.

    Returns:
        What to forget and which screens to ask again.
    """
    if before.state != after.state:
        return Consequences(
            (
                *FURTHER_LANGUAGES,
                *("prevailing", "documents", "formal_name", *BY_LANGUAGE_OF_PARTY),
                *("counterpart_authority", "counterpart_names", "counterpart_roles"),
                "counterpart_count",
            ),
            ("languages", "texts", "names", "authorities", "roles"),
        )
    forget: tuple[str, ...] = ()
    ask_again: tuple[str, ...] = ()
    if before.authentic != after.authentic:
        forget += ("documents",)
        ask_again += ("texts",)
    if set(after.documents) - set(before.documents):
        ask_again += ("names", "authorities", "roles", "signature")
    return Consequences(forget, ask_again)
