"""In which languages earlier treaties with a State were made, and which text prevailed.

`data/sources/argentine-language-practice.csv` holds what treaties of the Argentine Republic say;
`data/sources/README-states.md` tells where it is from. Practice is shown with its counts and never
imposed. Another home Party has no such record.
"""

import csv
import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .answers import Answers
from .grammar import load_grammar
from .home_party import load_home_party
from .interface import INTERFACE_LANGUAGES, say
from .languages import load_languages
from .states import load_states

__all__ = [
    "RECORDED_STATE",
    "Departure",
    "Practice",
    "departures_from_practice",
    "practice_with",
    "say_practice",
]

RECORD = Path(__file__).parent / "data" / "sources" / "argentine-language-practice.csv"
RECORDED_STATE = "AR"
"""The State whose treaties were counted."""

# Fewer treaties than these are no practice from which a draft could depart.
LEAST_FOR_A_PRACTICE = 3


@dataclass(frozen=True)
class Practice:
    """The languages of the earlier treaties with a State.

    Attributes:
        state: ISO 3166 code of the State.
        treaties: How many treaties name their languages.
        languages: Which languages, and how many treaties; the most frequent first.
        prevailing: Which text prevailed, and how many treaties; None if none did.
    """

    state: str
    treaties: int
    languages: tuple[tuple[frozenset[str], int], ...]
    prevailing: tuple[tuple[str | None, int], ...]

    @property
    def is_uniform(self) -> bool:
        """Whether there are enough treaties to speak of a practice."""
        return self.treaties >= LEAST_FOR_A_PRACTICE


@dataclass(frozen=True)
class Departure:
    """A draft that does otherwise than every earlier treaty with the State.

    Attributes:
        place: The answer that departs ("languages.prevailing").
        practice: What the earlier treaties did, by interface language.
    """

    place: str
    practice: Mapping[str, str]


def practice_with(state: str) -> Practice | None:
    """Return the practice of the home Party with a State.

    Args:
        state: ISO 3166 code of the State.

    Returns:
        The practice; None if no earlier treaty is known that names its languages.
    """
    return _practices().get(state) if load_home_party().state == RECORDED_STATE else None


def say_practice(practice: Practice, interface: str) -> tuple[str, ...]:
    """Say a practice in sentences.

    Args:
        practice: The practice.
        interface: Interface language.

    Returns:
        A sentence for each set of languages and each prevailing text, with its count.
    """
    return (
        *(_say_languages(practice, codes, count, interface) for codes, count in practice.languages),
        *(_say_prevailing(practice, code, count, interface) for code, count in practice.prevailing),
    )


def departures_from_practice(answers: Answers) -> Iterator[Departure]:
    """Find where a draft does otherwise than every earlier treaty with the counterpart.

    Args:
        answers: What the lawyer decided.

    Yields:
        What departs; nothing while a language is open, or where practice varies.
    """
    practice = practice_with(answers.state) if answers.state else None
    if practice is None or not practice.is_uniform or None in answers.authentic:
        return
    codes, count = practice.languages[0]
    if count == practice.treaties and codes != set(answers.authentic):
        sentences = {
            each: _say_languages(practice, codes, count, each) for each in INTERFACE_LANGUAGES
        }
        yield Departure("languages.authentic", sentences)
    code, count = practice.prevailing[0]
    if count == practice.treaties and code != answers.prevailing:
        sentences = {
            each: _say_prevailing(practice, code, count, each) for each in INTERFACE_LANGUAGES
        }
        yield Departure("languages.prevailing", sentences)


def _say_languages(practice: Practice, codes: frozenset[str], count: int, interface: str) -> str:
    official = load_states()[practice.state].official_languages
    home = load_home_party().language
    # As a treaty names them: ours, theirs, then any other.
    ordered = sorted(codes, key=lambda code: (code != home, code not in official, code))
    names = [load_languages()[code].names[interface] for code in ordered]
    languages = load_grammar(interface).join(names)
    return _say("languages", practice, count, interface, languages=languages)


def _say_prevailing(practice: Practice, code: str | None, count: int, interface: str) -> str:
    if code is None:
        return _say("none_prevails", practice, count, interface)
    language = load_languages()[code].names[interface]
    return _say("prevails", practice, count, interface, language=language)


def _say(key: str, practice: Practice, count: int, interface: str, **values: str) -> str:
    state = load_states()[practice.state].names[interface]
    return say(
        f"practice.{key}", interface, count=count, of=practice.treaties, state=state, **values
    )


@functools.cache
def _practices() -> Mapping[str, Practice]:
    languages: dict[str, Counter[frozenset[str]]] = {}
    prevailing: dict[str, Counter[str | None]] = {}
    with RECORD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes = frozenset(row["languages"].split())
            if codes:
                languages.setdefault(row["state"], Counter())[codes] += 1
                prevailing.setdefault(row["state"], Counter())[row["prevailing"] or None] += 1
    return MappingProxyType(
        {
            state: Practice(
                state,
                counted.total(),
                tuple(counted.most_common()),
                tuple(prevailing[state].most_common()),
            )
            for state, counted in languages.items()
        }
    )
