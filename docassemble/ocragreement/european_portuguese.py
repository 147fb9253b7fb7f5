"""The names of States that Portugal writes otherwise than Brazil.

`data/sources/european-portuguese.csv` holds the names that differ; all others are the same.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .demonyms import Demonym
from .grammar import load_grammar
from .noun_phrases import NounPhrase
from .states import load_states

__all__ = ["EuropeanName", "load_european_names", "writes_european_portuguese"]

NAMES = Path(__file__).parent / "data" / "sources" / "european-portuguese.csv"
PORTUGUESE = "pt"
BRAZIL = "BR"


@dataclass(frozen=True)
class EuropeanName:
    """What a State is called in European Portuguese.

    Attributes:
        formal: Formal name with its article.
        short: Short name.
        demonym: Its adjective; None if it is the same as in Brazil.
    """

    formal: NounPhrase
    short: str
    demonym: Demonym | None


@functools.cache
def load_european_names() -> Mapping[str, EuropeanName]:
    """Load the names that differ from Brazilian usage.

    Returns:
        The names by ISO 3166 code of the State.
    """
    grammar = load_grammar(PORTUGUESE)
    with NAMES.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {
                row["iso2"]: EuropeanName(
                    grammar.phrase(row["formal"], row["gender"], row["number"]),
                    row["short"],
                    Demonym(row["first"], row["second"]) if row["second"] else None,
                )
                for row in csv.DictReader(file)
            }
        )


def writes_european_portuguese(*states: str | None) -> bool:
    """Tell whether the Parties write Portuguese as in Portugal.

    Args:
        *states: ISO 3166 codes of the Parties; None for one that is open or not in the list.

    Returns:
        Whether one of them has Portuguese as an official language, and none is Brazil.
    """
    lusophone = {
        code for code in states if code and PORTUGUESE in load_states()[code].official_languages
    }
    return bool(lusophone) and BRAZIL not in lusophone
