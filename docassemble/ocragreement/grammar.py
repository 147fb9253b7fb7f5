"""The grammars of the languages: everything that a draft needs to inflect, join, count and date.

A language is a file `data/sources/grammar-xx.yml`, or a part of the file by which a house adds it.
"""

import functools
import re
from pathlib import Path

import yaml

from .inflection import Grammar, UnknownWord
from .language_pack import house_folder, language_packs
from .library_file import LibraryFile
from .lookup import UnknownName

__all__ = ["Grammar", "UnknownLanguage", "UnknownWord", "grammar_languages", "load_grammar"]

SOURCES = Path(__file__).parent / "data" / "sources"


class UnknownLanguage(UnknownName):
    """A language of which there is no grammar, or that is not in the list of languages."""

    noun = "language"


def grammar_languages() -> tuple[str, ...]:
    """List the codes of the languages that have a grammar: our own, and those of the house."""
    own = sorted(path.stem[8:] for path in SOURCES.glob("grammar-*.yml"))
    return (*own, *language_packs(house_folder()))


def load_grammar(language: str) -> Grammar:
    """Load the grammar of a language.

    Args:
        language: Code of the language (“es”).

    Returns:
        Its grammar.

    Raises:
        UnknownLanguage: There is no grammar of that language.
        ValueError: The grammar file is malformed; the message names file and key.
    """
    return _load(language, house_folder())


@functools.lru_cache(maxsize=96)
def _load(language: str, house: str) -> Grammar:
    available = grammar_languages()
    if language not in available:
        raise UnknownLanguage(language, known=available)
    packs = language_packs(house)
    if language in packs:
        return _of_pack(packs[language])
    path = SOURCES / f"grammar-{language}.yml"
    try:
        return Grammar(yaml.safe_load(path.read_text(encoding="utf-8")))
    except KeyError as error:
        raise ValueError(f"{path.name}: key {error} is missing") from error
    except (ValueError, TypeError, yaml.YAMLError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _of_pack(pack: LibraryFile) -> Grammar:
    try:
        grammar = Grammar({**pack.data["grammar"], "language": pack.data["language"]})
        # Rules that call one another without end, or leave a day or a year unsaid.
        for number in (*range(101), *range(1900, 2101)):
            grammar.cardinal(number)
        for number in range(1, 32):
            grammar.ordinal(number)
    except (ValueError, re.error) as error:
        pack.fail("grammar", "grammar", reason=error)
    return grammar
