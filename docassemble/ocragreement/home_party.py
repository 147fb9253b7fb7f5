"""The home Party: the State whose ministry drafts, ours unless the ministry sets its own."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from .grammar import grammar_languages
from .language_pack import house_folder, language_packs
from .problems import Problem, ProblemsError
from .safe_yaml import SafeYamlError, parse
from .shapes import Choice, Lookup, Record, Texts
from .states import find_state, load_states
from .system_errors import cannot_read

__all__ = ["HOME_PARTY", "HomeParty", "load_home_party"]

HOME_PARTY = "OCRAGREEMENT_HOME_PARTY"
"""Environment variable that names a ministry's own file in the format of `home-party.yml`."""


@dataclass(frozen=True)
class HomeParty:
    """The State whose ministry uses the tool.

    Attributes:
        state: ISO 3166 code of the State.
        language: Code of its language, one that the library has.
        authority: Name of its foreign ministry with its article, by language.
    """

    state: str
    language: str
    authority: Mapping[str, str]


def load_home_party() -> HomeParty:
    """Load the home Party.

    Returns:
        That of the file which the environment variable OCRAGREEMENT_HOME_PARTY names; the Argentine
        Republic if it is not set.

    Raises:
        ProblemsError: If the file cannot be read or an entry in it is wrong or missing.
    """
    return _load(os.environ.get(HOME_PARTY, ""), house_folder())


@lru_cache(maxsize=16)
def _load(path: str, house: str) -> HomeParty:
    own = resources.files(__package__) / "data" / "sources" / "home-party.yml"
    try:
        source = parse(Path(path).read_bytes() if path else own.read_bytes())
    except OSError as error:
        raise cannot_read(error, f"{HOME_PARTY}={path}") from error
    except SafeYamlError as error:
        raise ProblemsError([Problem(error.key, "", error.values, file=path)]) from error
    problems: list[Problem] = []
    read = _record().read(source.data, "", problems) or {}
    missing = [name for name in ("state", "language", "authority") if not read.get(name)]
    if not problems and missing:
        problems.append(Problem("library.missing", "", {"key": missing[0]}))
    if problems:
        raise ProblemsError([problem.located(source.lines, path) for problem in problems])
    added = {
        language: pack.data["home_authority"]
        for language, pack in language_packs(house).items()
        if "home_authority" in pack.data
    }
    return HomeParty(read["state"], read["language"], {**added, **read["authority"]})


def _record() -> Record:
    languages = grammar_languages()
    state = Lookup(lambda text: find_state(text).code, "problem.unknown_state", load_states())
    return Record({"state": state, "language": Choice(languages), "authority": Texts(languages)})
