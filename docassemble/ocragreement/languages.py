"""Languages in which agreements are made, and their names in each language of the drafts.

`data/sources/language-names-xx.yml` holds the names in one language.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import yaml

from .grammar import UnknownLanguage
from .language_pack import house_folder, language_packs
from .library_file import LibraryFile, listed
from .lookup import NameIndex, named

__all__ = ["Language", "find_language", "is_right_to_left", "load_languages"]

SOURCES = Path(__file__).parent / "data" / "sources"


@dataclass(frozen=True)
class Language:
    """A language in which an agreement can be authentic.

    Attributes:
        code: ISO 639 code, of two letters where there is one.
        names: Name as it stands after “in”, by language.
        other_names: Further names in use (“castellano”), by language.
    """

    code: str
    names: Mapping[str, str] = field(compare=False)
    other_names: Mapping[str, tuple[str, ...]] = field(compare=False)


def load_languages() -> Mapping[str, Language]:
    """Load all languages.

    Returns:
        The languages by code. In a language that a house has added, some may have no name.

    Raises:
        ValueError: A file of names lacks a language that another has.
    """
    return _load(house_folder())


def is_right_to_left(code: str) -> bool:
    """Tell whether a language is written from right to left."""
    return code in _right_to_left()


@functools.cache
def _right_to_left() -> frozenset[str]:
    known = yaml.safe_load((SOURCES / "word-languages.yml").read_text(encoding="utf-8"))
    return frozenset(known["right_to_left"])


@functools.lru_cache(maxsize=16)
def _load(house: str) -> Mapping[str, Language]:
    tables: dict[str, dict[str, list[str]]] = {}
    for path in sorted(SOURCES.glob("language-names-*.yml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        tables[path.stem.removeprefix("language-names-")] = {
            # A language has one name, or a list that begins with the usual one.
            code: [names] if isinstance(names, str) else names
            for code, names in entries.items()
        }
    languages = {}
    for code in sorted(set().union(*tables.values())):
        for language, table in tables.items():
            if code not in table:
                raise ValueError(f"language-names-{language}.yml: no name for “{code}”")
        languages[code] = Language(
            code,
            {language: table[code][0] for language, table in tables.items()},
            {language: tuple(table[code][1:]) for language, table in tables.items()},
        )
    for added, pack in language_packs(house).items():
        _add_names(languages, added, pack)
    return MappingProxyType(languages)


def _add_names(languages: dict[str, Language], added: str, pack: LibraryFile) -> None:
    """Add the names that a house gives in its language, and to its language in others."""
    if added not in languages:
        if "names" not in pack.data:
            pack.fail("", "missing", key="names")
        languages[added] = Language(added, dict(pack.data["names"]), {})
    for code, name in pack.data["language_names"].items():
        if code not in languages:
            pack.fail(f"language_names.{code}", "unknown_key", known=listed(languages))
        language = languages[code]
        languages[code] = replace(language, names={**language.names, added: name})
    if added not in pack.data["language_names"]:
        pack.fail("language_names", "missing", key=added)


@functools.lru_cache(maxsize=16)
def _index(house: str) -> NameIndex:
    languages = _load(house)
    names = (
        (name, code)
        for code, language in languages.items()
        for drafting, usual in language.names.items()
        for name in (usual, *language.other_names.get(drafting, ()))
    )
    return NameIndex((*((code, code) for code in languages), *names), "language names")


def find_language(text: str) -> Language:
    """Find a language by code or name.

    Args:
        text: ISO 639 code, or a name in any of the languages of the drafts; capitals and accents
            do not matter.

    Returns:
        The language.

    Raises:
        UnknownLanguage: It is not in the list; the error suggests near ones.
    """
    languages, index = load_languages(), _index(house_folder())
    code = index.find(text)
    if code is not None:
        return languages[code]
    near = index.near(text)
    raise UnknownLanguage(text, suggestions=[named(languages[code].names, code) for code in near])
