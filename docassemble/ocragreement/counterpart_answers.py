"""How the other Party is answered: read from plain data, checked, and written back."""

from collections.abc import Callable, Mapping
from typing import Any

from .counterpart import Counterpart
from .demonyms import Demonym
from .european_portuguese import writes_european_portuguese
from .languages import find_language, load_languages
from .problems import Problem
from .shapes import Choice, ListOf, Lookup, Record, Text
from .states import find_state, load_states

__all__ = [
    "check_counterpart",
    "counterpart_data",
    "counterpart_record",
    "read_counterpart",
]

MAXIMUM_LANGUAGES = 6


def counterpart_record(languages: tuple[str, ...], record: Callable[..., Record]) -> Record:
    """Return the shape of the answers.

    Args:
        languages: Languages in which a name can be given.
        record: Makes a record of answers under a path, with what the schema says of each.

    Returns:
        The shape.
    """
    names = Record({code: Text() for code in languages})
    forms = record("counterpart.demonym", first=Text(), second=Text())
    language = Lookup(
        lambda text: find_language(text).code, "problem.unknown_language", load_languages()
    )
    return record(
        "counterpart",
        state=Lookup(lambda text: find_state(text).code, "problem.unknown_state", load_states()),
        kind=Choice(("state", "organisation")),
        name=names,
        short_name=names,
        demonym=Record(dict.fromkeys(languages, forms)),
        languages=ListOf(language, MAXIMUM_LANGUAGES, minimum=1),
    )


def read_counterpart(read: Mapping[str, Any], portuguese: str | None, home: str) -> Counterpart:
    """Make the other Party of the answers.

    Args:
        read: The answers as their shape has read them.
        portuguese: Whose Portuguese names it; None for that of the Parties.
        home: ISO 3166 code of the home Party.

    Returns:
        The other Party.
    """
    state = read.get("state")
    usual = writes_european_portuguese(state, home)
    return Counterpart(
        state=state,
        kind=read.get("kind") or "state",
        names=_given(read.get("name")),
        short_names=_given(read.get("short_name")),
        demonyms={
            language: Demonym(forms.get("first") or "", forms.get("second") or "")
            for language, forms in _given(read.get("demonym")).items()
        },
        languages=tuple(read.get("languages") or ()),
        european=usual if portuguese is None else portuguese == "european",
    )


def check_counterpart(
    counterpart: Counterpart, level: str, home: str, problems: list[Problem]
) -> None:
    """Add what is wrong although each answer by itself is right.

    Args:
        counterpart: The other Party.
        level: "states" or "governments".
        home: ISO 3166 code of the home Party.
        problems: Where to add it.
    """
    if counterpart.state == home:
        problems.append(Problem("problem.same_state", "counterpart.state", {"value": home}))
    if counterpart.kind == "organisation":
        if counterpart.state is not None:
            values = {"value": counterpart.state}
            problems.append(Problem("problem.organisation_state", "counterpart.kind", values))
        if level == "governments":
            problems.append(Problem("problem.organisation_level", "level"))


def counterpart_data(counterpart: Counterpart) -> dict[str, Any]:
    """Write the other Party as plain data, from which it can be read again.

    Args:
        counterpart: The other Party.

    Returns:
        Its answers, those that are given.
    """
    data = {
        "state": counterpart.state,
        "kind": "" if counterpart.kind == "state" else counterpart.kind,
        "name": dict(counterpart.names),
        "short_name": dict(counterpart.short_names),
        "demonym": {
            language: {
                name: form
                for name, form in (("first", forms.first), ("second", forms.second))
                if form
            }
            for language, forms in counterpart.demonyms.items()
        },
        "languages": list(counterpart.languages),
    }
    return {name: value for name, value in data.items() if value}


def _given(read: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: value for key, value in (read or {}).items() if value}
