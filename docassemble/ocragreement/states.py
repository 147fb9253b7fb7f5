"""The States of the world: their names in each language, their codes and languages.

`data/sources/states.csv` holds what does not depend on a language, `state-names-xx.csv` the names
in one. Each row names its source; `data/sources/README-states.md` tells how they were checked.
"""

import csv
import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from .grammar import load_grammar
from .language_pack import house_folder, language_packs
from .library_file import LibraryFile
from .lookup import NameIndex, UnknownName, fold, named
from .noun_phrases import NounPhrase

__all__ = ["State", "UnknownState", "find_state", "load_states", "search_states"]

SOURCES = Path(__file__).parent / "data" / "sources"


class UnknownState(UnknownName):
    """A name or code under which no State is known."""

    noun = "State"


@dataclass(frozen=True)
class State:
    """A State that an agreement can be made with.

    Attributes:
        code: ISO 3166-1 code of two letters.
        iso3: ISO 3166-1 code of three letters.
        names: Formal name with its article, by language.
        short_names: Short name without article, by language.
        other_names: Further names under which the State is found, by language.
        capitals: Seat of government or capital, by language.
        official_languages: Codes of its official languages, first the one in which it usually
            makes treaties.
        sources: Where the formal name comes from, by language.
    """

    code: str
    iso3: str
    names: Mapping[str, NounPhrase] = field(compare=False)
    short_names: Mapping[str, str] = field(compare=False)
    other_names: Mapping[str, tuple[str, ...]] = field(compare=False)
    capitals: Mapping[str, str] = field(compare=False)
    official_languages: tuple[str, ...]
    sources: Mapping[str, str] = field(compare=False)

    @property
    def capital(self) -> str:
        """The capital in English."""
        return self.capitals["en"]

    def all_names(self) -> Iterator[str]:
        """Give every name and code under which the State is found."""
        yield self.code
        yield self.iso3
        for language, phrase in self.names.items():
            yield str(phrase)
            yield phrase.words
            yield self.short_names[language]
            yield from self.other_names[language]


@functools.cache
def _name_files() -> Mapping[str, Path]:
    paths = sorted(SOURCES.glob("state-names-*.csv"))
    return {path.stem.removeprefix("state-names-"): path for path in paths}


def _rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row for row in csv.DictReader(file)}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def load_states() -> Mapping[str, State]:
    """Load all States.

    Returns:
        The States by their code of two letters. In a language that a house has added, some may
        have no name.

    Raises:
        ValueError: A file of names lacks a State.
    """
    return _load(house_folder())


@functools.lru_cache(maxsize=16)
def _load(house: str) -> Mapping[str, State]:
    tables = {language: _rows(path) for language, path in _name_files().items()}
    states = {}
    for code, facts in _rows(SOURCES / "states.csv").items():
        for language, table in tables.items():
            if code not in table:
                raise ValueError(f"state-names-{language}.csv: no row for {code}")
        rows = {language: table[code] for language, table in tables.items()}
        states[code] = State(
            code=code,
            iso3=facts["iso3"],
            names={
                language: load_grammar(language).phrase(row["formal"], row["gender"], row["number"])
                for language, row in rows.items()
            },
            short_names={language: row["short"] for language, row in rows.items()},
            other_names={language: _split(row["other_names"]) for language, row in rows.items()},
            capitals={language: row["capital"] for language, row in rows.items()},
            official_languages=_split(facts["official_languages"]),
            sources={language: row["source"] for language, row in rows.items()},
        )
    for language, pack in language_packs(house).items():
        _add_names(states, language, pack)
    return MappingProxyType(states)


def _add_names(states: dict[str, State], language: str, pack: LibraryFile) -> None:
    """Add the names that a house gives in its language."""
    for code in pack.data.get("demonyms", {}):
        if code not in states:
            pack.fail(f"demonyms.{code}", "no_state", value=code)
    for code, entry in pack.data["states"].items():
        path = f"states.{code}"
        if code not in states:
            pack.fail(path, "no_state", value=code)
        state = states[code]
        gender, number = entry.get("gender", ""), entry.get("number", "")
        formal = load_grammar(language).phrase(entry["formal"], gender, number)
        states[code] = replace(
            state,
            names={**state.names, language: formal},
            short_names={**state.short_names, language: entry["short"]},
            other_names={**state.other_names, language: tuple(entry.get("other_names", ()))},
            capitals={**state.capitals, language: entry.get("capital", state.capital)},
            sources={**state.sources, language: pack.name},
        )


@functools.lru_cache(maxsize=16)
def _index(house: str) -> NameIndex:
    names = ((name, code) for code, state in _load(house).items() for name in state.all_names())
    return NameIndex(names, "state names")


def find_state(text: str) -> State:
    """Find a State by code or name.

    Args:
        text: ISO code of two or three letters, or a formal, short or other name in any of the
            languages; capitals, accents and punctuation do not matter.

    Returns:
        The State.

    Raises:
        UnknownState: No State is known by that name; the error suggests near ones.
    """
    states, index = load_states(), _index(house_folder())
    # A name may come with its article, in any language.
    bare = (load_grammar(language).phrase(text).words for language in _name_files())
    for name in itertools.chain((text,), bare):
        code = index.find(name)
        if code is not None:
            return states[code]
    near = index.near(text)
    raise UnknownState(text, suggestions=[named(states[code].short_names, code) for code in near])


def search_states(text: str, language: str) -> list[State]:
    """Find the States that a person may mean while still typing.

    Args:
        text: The beginning or a part of a name, or a code; nothing gives all States.
        language: The language in which names are shown; names in others count less.

    Returns:
        The States that fit, best first: short names that begin so, then names of which a word
        begins so, then other names and languages, then names that contain the text.
    """
    wanted = fold(text)
    ranked = []
    for state in load_states().values():
        rank = _rank(state, wanted, language)
        if rank is not None:
            ranked.append((rank, fold(state.short_names[language]), state))
    return [state for _, _, state in sorted(ranked, key=lambda found: found[:2])]


def _rank(state: State, wanted: str, language: str) -> int | None:
    short = fold(state.short_names[language])
    own = [short, fold(str(state.names[language])), *map(fold, state.other_names[language])]
    if wanted in (fold(state.code), fold(state.iso3)):
        return 0
    if short.startswith(wanted):
        return 1
    if any(f" {wanted}" in f" {name}" for name in own):
        return 2
    every = [fold(name) for name in state.all_names()]
    if any(name.startswith(wanted) for name in every):
        return 3
    return 4 if any(wanted in name for name in every) else None
