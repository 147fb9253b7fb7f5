"""What the screens tell of drafts in the words of the interface: answers, names, people, moments.

Nothing here needs docassemble.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from .draft_record import DraftRecord
from .grammar import load_grammar
from .interface import say, sentences, strung
from .interview_clauses import clause_shown
from .interview_names import home_name, language_in_text, name_of_state
from .languages import load_languages
from .library_loader import load_library
from .states import load_states

__all__ = [
    "answer_label",
    "answer_words",
    "draft_heading",
    "person_words",
    "place_label",
    "state_of",
    "when_words",
]

# What the interface calls an answer, by the beginning of its path; the first that fits counts.
_LABELS = {
    "counterpart": "desk.counterpart",
    "level": "desk.level",
    "languages.authentic": "desk.authentic",
    "languages.prevailing": "desk.prevailing",
    "instruments": "interview.instruments",
    "authorities.home": "interview.home_authority",
    "authorities.counterpart": "interview.counterpart_authority",
    "place": "interview.place",
    "date": "interview.date",
    "signatories.home.name": "interview.home_signatory",
    "signatories.home.title": "interview.home_title",
    "signatories.counterpart.name": "interview.counterpart_signatory",
    "signatories.counterpart.title": "interview.counterpart_title",
    "documents": "interview.documents",
}


def draft_heading(record: DraftRecord, interface: str) -> str:
    """Return what a draft is called: its name, else the other State and a number.

    Args:
        record: The draft.
        interface: Language of the interface.

    Returns:
        The name ("Chile, draft 1").
    """
    if record.name:
        return record.name
    state = state_of(record.counterpart, interface) or say("desk.open_party", interface)
    return say("desk.heading", interface, state=state, number=record.number)


def state_of(code: str, interface: str) -> str:
    """Return the short name of a State; empty if it is open or unknown."""
    return name_of_state(load_states().get(code), interface) or ""


def person_words(who: str, interface: str) -> str:
    """Say an account; the only user of a server without accounts needs no name.

    Args:
        who: What the account is called.
        interface: Language of the interface.

    Returns:
        Its name, or "you".
    """
    return say("desk.you", interface) if who == "local" else who


def when_words(when: datetime.datetime, interface: str, zone: datetime.tzinfo) -> str:
    """Say a moment in the order in which the interface's language writes it.

    Args:
        when: The moment.
        interface: Language of the interface.
        zone: Where the reader's clock is.

    Returns:
        Date and time.
    """
    local = when.astimezone(zone)
    codes = {"y": "%Y", "m": "%m", "d": "%d", "t": "%H:%M"}
    parts = {name: local.strftime(code) for name, code in codes.items()}
    return say("desk.moment", interface, **parts)


def place_label(clause: str, interface: str) -> str:
    """Return what a comment is about.

    Args:
        clause: The clause; empty for the whole draft.
        interface: Language of the interface.

    Returns:
        The clause's title, or words for the whole draft.
    """
    found = load_library().clauses.get(clause)
    return found.title[interface] if found else say("desk.whole_draft", interface)


def answer_label(path: str, interface: str) -> str:
    """Return what the interface calls an answer.

    Args:
        path: The answer ("authorities.home.es").
        interface: Language of the interface.

    Returns:
        Its name, with the language of the text if it is given in several.
    """
    head, _, rest = path.partition(".")
    if head == "clauses":
        return place_label(rest, interface)
    if head == "translations":
        return say("desk.translation", interface, language=language_in_text(rest, interface))
    if head == "approvals":
        return say("desk.approval", interface, clause=place_label(rest, interface))
    found = next((each for each in _LABELS if path == each or path.startswith(f"{each}.")), "")
    if not found:
        return _described(path, interface)
    home = found.endswith(".home")
    party = home_name(interface) if home else say("interview.other_party", interface)
    words = say(_LABELS[found], interface, party=party)
    language = path.removeprefix(found).removeprefix(".")
    if language in load_languages():
        return f"{words} ({language_in_text(language, interface)})"
    return words


def answer_words(path: str, value: Any, interface: str) -> str:
    """Say an answer in the words of the interface.

    Args:
        path: The answer.
        value: Its value, as an answer file has it.
        interface: Language of the interface.

    Returns:
        Plain text; words for "open" if there is none.
    """
    if path.startswith("approvals."):
        return say(f"desk.{'approved' if value else 'not_approved'}", interface)
    if value in (None, "", [], {}):
        if path.startswith("clauses."):
            return _clause_words(path.partition(".")[2], None, interface)
        return say("interview.open", interface)
    if path.startswith("clauses."):
        return _clause_words(path.partition(".")[2], value, interface)
    if path == "counterpart":
        state = value.get("state") if isinstance(value, Mapping) else value
        names = value.get("name") if isinstance(value, Mapping) else None
        said = [state_of(str(state), interface)] if state else []
        return ", ".join([*said, *_plain(names, interface)])
    if path == "level":
        return say(f"interview.{value}", interface)
    if path.startswith(("languages.authentic", "languages.prevailing", "documents")):
        codes = value if isinstance(value, list) else [value]
        still_open = say("interview.open", interface)
        return ", ".join(language_in_text(c, interface) if c else still_open for c in codes)
    if path == "instruments":
        labels = {name: each.label[interface] for name, each in load_library().instruments.items()}
        return strung((labels.get(each, each) for each in value), interface)
    if path.startswith("translations."):
        return say("desk.translated", interface, count=len(value.get("units", {})))
    if path == "date":
        return load_grammar(interface).date_in_words(datetime.date.fromisoformat(value))
    return strung(_plain(value, interface), interface)


def _clause_words(identity: str, value: Any, interface: str) -> str:
    clause = load_library().clauses.get(identity)
    if clause is None:
        return strung(_plain(value, interface), interface)
    said = clause_shown(clause, value, interface)
    if not isinstance(value, Mapping):
        return said
    more = _plain({key: each for key, each in value.items() if key != "variant"}, interface)
    return strung([said, *more], interface)


def _plain(value: Any, interface: str) -> list[str]:
    """The texts and figures in a value, without the names that an answer file gives them."""
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _plain(each, interface)]
    if isinstance(value, list):
        return [text for each in value for text in _plain(each, interface)]
    if isinstance(value, bool):
        return [say(f"desk.{'yes' if value else 'no'}", interface)]
    return [] if value is None else [str(value)]


def _described(path: str, interface: str) -> str:
    """What the description of answers says of it."""
    known = sentences(interface)
    parts = path.split(".")
    while parts and f"answers.{'.'.join(parts)}" not in known:
        parts.pop()
    return known[f"answers.{'.'.join(parts)}"].rstrip(".") if parts else path
