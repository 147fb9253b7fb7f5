"""The adjectives of the States, for a name that joins two of them (“argentino-chilena”).

`data/sources/demonyms-xx.csv` holds those of one language: `first` as it stands before the hyphen,
where it does not inflect, and `second` as it agrees with “Commission”. An empty cell means that no
form is in settled use; a draft then says it in another way. A language that a house adds has its
own in its file.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .grammar import Grammar
from .language_pack import house_folder, language_packs

__all__ = ["Demonym", "join_demonyms", "load_demonyms"]

SOURCES = Path(__file__).parent / "data" / "sources"


@dataclass(frozen=True)
class Demonym:
    """The adjective of a State in one language.

    Attributes:
        first: Its form before a hyphen (“argentino”, “franco”); empty if there is none.
        second: Its form after a hyphen, agreeing with “Commission” (“argentina”); empty likewise.
    """

    first: str
    second: str


def load_demonyms(language: str) -> Mapping[str, Demonym]:
    """Load the demonyms of a language.

    Args:
        language: Code of the language.

    Returns:
        The demonyms by ISO 3166 code of the State; none if nobody has given any in the language.
    """
    pack = language_packs(house_folder()).get(language)
    if pack:
        entries = pack.data.get("demonyms", {})
        return {code: Demonym(each["first"], each["second"]) for code, each in entries.items()}
    return _own(language)


@functools.cache
def _own(language: str) -> Mapping[str, Demonym]:
    path = SOURCES / f"demonyms-{language}.csv"
    if not path.exists():
        return MappingProxyType({})
    with path.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {row["iso2"]: Demonym(row["first"], row["second"]) for row in csv.DictReader(file)}
        )


def join_demonyms(one: Demonym | None, other: Demonym | None, grammar: Grammar) -> str:
    """Join the adjectives of two States.

    Args:
        one: That of the State named first.
        other: That of the State named second.
        grammar: The grammar of the language.

    Returns:
        Both (“argentino-chilena”); empty unless they can be joined in either order, because the two
        originals may differ in nothing but the order.
    """
    if one is None or other is None:
        return ""
    if not (one.first and one.second and other.first and other.second):
        return ""
    return grammar.compound(one.first, other.second)
