"""The home Party: the State whose ministry drafts, as `data/sources/home-party.yml` sets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .safe_yaml import parse

__all__ = ["HomeParty", "load_home_party"]


@dataclass(frozen=True)
class HomeParty:
    """The State whose ministry uses the tool.

    Attributes:
        state: ISO 3166 code of the State.
        language: Code of its language.
        authority: Name of its foreign ministry with its article, by language.
    """

    state: str
    language: str
    authority: Mapping[str, str]


@cache
def load_home_party() -> HomeParty:
    """Load the home Party that the package ships: the Argentine Republic.

    Returns:
        The home Party.
    """
    source = resources.files(__package__) / "data" / "sources" / "home-party.yml"
    return HomeParty(**parse(source.read_bytes()).data)
