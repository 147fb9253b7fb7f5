"""The other Party as the screens hold it: a State of the list, another State, an organisation.

Nothing here needs docassemble.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .counterpart import Counterpart
from .counterpart_answers import counterpart_data
from .interview_values import Values, by_language, given
from .states import State, load_states

__all__ = [
    "BY_LANGUAGE_OF_PARTY",
    "counterpart_of",
    "counterpart_values",
    "is_unlisted",
    "listed_state",
    "names_of",
    "other_party",
]

BY_LANGUAGE_OF_PARTY = ("short_name", "demonym_first", "demonym_second")
"""Answers on the other Party, beside its formal name, that are given in each language."""


def is_unlisted(values: Values) -> bool:
    """Tell whether the other Party is a State that is not in the list, or an organisation."""
    return bool(values.get("unlisted"))


def listed_state(values: Values) -> State | None:
    """Return the State of the list that is the other Party, None if it is open or none of them."""
    return None if is_unlisted(values) else load_states().get(given(values, "state", ""))


def other_party(values: Values, language: str) -> str:
    """Return what the other Party is called on the screens.

    Args:
        values: The answers of the screens.
        language: Interface language.

    Returns:
        Its short name, else its formal one, in another language if there is none; empty if open.
    """
    state = listed_state(values)
    if state:
        return state.short_names[language]
    if is_unlisted(values):
        for name in ("short_name", "formal_name"):
            texts = by_language(values.get(name, {}))
            if texts:
                return texts.get(language) or next(iter(texts.values()))
    return ""


def counterpart_of(values: Values, authentic: Iterable[str | None]) -> dict[str, Any]:
    """Write the other Party as an answer file has it.

    Args:
        values: The answers of the screens.
        authentic: The authentic languages, the home Party's first; None is a blank.

    Returns:
        Plain data, without what the list of States says already.
    """
    unlisted = is_unlisted(values)
    state = listed_state(values)
    # What was typed for the list to find, right or wrong, is for the core to judge.
    data: dict[str, Any] = {"state": None if unlisted else given(values, "state")}
    if unlisted:
        data["kind"] = given(values, "kind", "state")
    if unlisted or data["state"]:
        names = by_language(values.get("formal_name", {}))
        listed = {code: str(name) for code, name in state.names.items()} if state else {}
        data["name"] = {
            code: name for code, name in names.items() if name.strip() != listed.get(code, "")
        }
        data["short_name"] = by_language(values.get("short_name", {}))
        data["demonym"] = _demonyms(values)
    kept = values.get("kept_languages", {})
    if kept.get("of") == data["state"] and kept.get("languages"):
        data["languages"] = kept["languages"]
    elif unlisted:
        data["languages"] = [code for code in list(authentic)[1:2] if code]
    return {key: each for key, each in data.items() if each or key == "state"}


def counterpart_values(counterpart: Counterpart) -> dict[str, Any]:
    """Write the other Party as the screens hold it, but for its names.

    Args:
        counterpart: The other Party.

    Returns:
        Values of the screens.
    """
    data = counterpart_data(counterpart)
    return {
        "state": counterpart.state or "",
        "unlisted": counterpart.state is None and bool(data),
        "kind": counterpart.kind,
        "kept_languages": {"of": counterpart.state, "languages": list(counterpart.languages)},
        "more_names": bool(counterpart.short_names or counterpart.demonyms),
    }


def names_of(counterpart: Counterpart) -> dict[str, Mapping[str, str]]:
    """Write the names of the other Party as the screens hold them.

    Args:
        counterpart: The other Party.

    Returns:
        Texts by language for the formal name and for each of `BY_LANGUAGE_OF_PARTY`.
    """
    state = load_states()[counterpart.state] if counterpart.state else None
    listed = {code: str(name) for code, name in state.names.items()} if state else {}
    return {
        "formal_name": {**listed, **counterpart.names},
        "short_name": counterpart.short_names,
        "demonym_first": {code: each.first for code, each in counterpart.demonyms.items()},
        "demonym_second": {code: each.second for code, each in counterpart.demonyms.items()},
    }


def _demonyms(values: Values) -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for form in ("first", "second"):
        for code, text in by_language(values.get(f"demonym_{form}", {})).items():
            forms.setdefault(code, {})[form] = text
    return forms
