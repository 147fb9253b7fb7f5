"""Reads the clause library from its YAML files and refuses what could go wrong in a draft.

A name, reference, condition or form that the assembly would not know is an error here, when the
library is loaded, and never when a lawyer asks for a draft.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from .clause_reader import PARTS, overlay_clause, read_clause
from .home_party import HOME_PARTY, load_home_party
from .language_pack import (
    HOUSE_LIBRARY,
    house_files,
    house_folder,
    is_pack,
    language_packs,
    using_house,
)
from .language_texts import add_language
from .languages import load_languages
from .library import ClauseDefinition, LanguageWording, Library, Variant
from .library_checks import check_variant
from .library_file import LibraryFile
from .problems import Problem, ProblemsError
from .states import load_states
from .wording_reader import read_instruments, read_wording

__all__ = ["HOUSE_LIBRARY", "library_files", "load_library", "own_library", "read_library"]

WORDING_FILE = "wording.yml"
INSTRUMENTS_FILE = "instruments.yml"


def load_library(house: str | None = None) -> Library:
    """Load the library that the package ships, with a ministry's own laid over it.

    Args:
        house: Folder of the ministry's clause files, or a single one of them; that of the
            environment variable OCRAGREEMENT_LIBRARY unless given, and none if that is not set.

    Returns:
        The library; loaded once per process and folder while it is in use.

    Raises:
        ProblemsError: If a file of the library has an error; each names file, line and place.
    """
    return _load(house or house_folder(), os.environ.get(HOME_PARTY, ""))


def own_library() -> Library:
    """Return the library that the package ships, without a ministry's own."""
    return _load("", os.environ.get(HOME_PARTY, ""))


# A server reads one for each version that drafts were made with, and for each that is tried. What
# is said to the lawyer depends on the home Party.
@lru_cache(maxsize=16)
def _load(house: str, _home_party: str) -> Library:
    own = resources.files(__package__) / "data" / "templates"
    if not house:
        return read_library(own)
    if not Path(house).is_dir() and not house_files(house):
        raise ProblemsError([Problem("library.no_folder", file=house)])
    if misnamed := sorted(path.name for path in Path(house).glob("*.yaml")):
        values = {"files": ", ".join(misnamed)}
        raise ProblemsError([Problem("library.wrong_ending", "", values, file=house)])
    with using_house(house):
        _check_names(language_packs(house))
        return read_library(own, house)


def library_files() -> dict[str, list[LibraryFile]]:
    """Return the files of the library as they are written, those of the house behind ours.

    Returns:
        Under "wording" and "instruments" one file, under "clauses" the files of clauses.

    Raises:
        ProblemsError: If one cannot be read.
    """
    own = resources.files(__package__) / "data" / "templates"
    files = {entry.name: LibraryFile(entry) for entry in _clause_files(own.iterdir())}
    wording, instruments = files.pop(WORDING_FILE), files.pop(INSTRUMENTS_FILE)
    house = [LibraryFile(entry) for entry in _clause_files(house_files(house_folder()))]
    return {
        "wording": [wording],
        "instruments": [instruments],
        "clauses": [*files.values(), *house],
    }


def _check_names(packs: Mapping[str, LibraryFile]) -> None:
    """Refuse a language with a wrong name of a language or State, or none of the home Party."""
    load_languages()
    load_states()
    for pack in packs.values():
        pack.need(pack.data["states"], "states", load_home_party().state)


def read_library(folder: Traversable, house: str = "") -> Library:
    """Read a library from a folder.

    Args:
        folder: Folder with `wording.yml`, `instruments.yml` and one YAML file for each clause.
        house: Folder of a ministry's clause files, or a single one: new clauses, and variants or
            defaults for ours.

    Returns:
        The library, every name and reference in it checked.

    Raises:
        ProblemsError: If a file has an error; each names file, line and place.
    """
    files = {entry.name: entry for entry in _clause_files(folder.iterdir())}
    packs = language_packs(house)
    wording = read_wording(LibraryFile(files.pop(WORDING_FILE)), packs)
    instruments = read_instruments(LibraryFile(files.pop(INSTRUMENTS_FILE)), packs, wording)
    by_identity: dict[str, ClauseDefinition] = {}
    sources: dict[str, list[LibraryFile]] = {}
    for entry in files.values():
        file = LibraryFile(entry)
        clause = read_clause(file, wording)
        by_identity[clause.identity] = clause
        sources[clause.identity] = [file]
    problems: list[Problem] = []
    for entry in _clause_files(house_files(house)):
        try:
            file = LibraryFile(entry)
            clause = _house_clause(file, by_identity, wording)
        except ProblemsError as error:
            problems += error.problems
        else:
            by_identity[clause.identity] = clause
            sources.setdefault(clause.identity, []).append(file)
    if problems:
        raise ProblemsError(problems)
    for pack in packs.values():
        by_identity |= add_language(pack, by_identity, wording)
    clauses = sorted(by_identity.values(), key=lambda each: (PARTS.index(each.part), each.order))
    library = Library({clause.identity: clause for clause in clauses}, instruments, wording)
    for clause in clauses:
        for variant in clause.variants.values():
            source = _source(sources[clause.identity], variant)
            check_variant(library, clause, variant, source, packs)
    return library


def _source(files: Sequence[LibraryFile], variant: Variant) -> LibraryFile:
    """The file that a variant is from: the last one that has it."""
    return next(
        file for file in reversed(files) if variant.identity in file.data.get("variants", ())
    )


def _house_clause(
    file: LibraryFile,
    below: Mapping[str, ClauseDefinition],
    wording: Mapping[str, LanguageWording],
) -> ClauseDefinition:
    (identity,) = file.need(file.data, "", "clause")
    base = below.get(identity) if isinstance(identity, str) else None
    return overlay_clause(file, wording, base) if base else read_clause(file, wording)


def _clause_files(entries: Iterable[Traversable]) -> list[Traversable]:
    names = {entry.name: entry for entry in entries if entry.name.endswith(".yml")}
    return [entry for name, entry in sorted(names.items()) if not is_pack(name)]
