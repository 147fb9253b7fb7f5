"""Reads the clause library from its YAML files and refuses what could go wrong in a draft.

A name, reference, condition or form that the assembly would not know is an error here, when the
library is loaded, and never when a lawyer asks for a draft.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .clause_reader import PARTS, overlay_clause, read_clause
from .clause_text import BodyList, BodyParagraph, Condition, Listing
from .home_party import load_home_party
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
from .library import OMITTED, ClauseDefinition, LanguageWording, Library, Variant
from .library_file import LibraryFile
from .parameters import parameter_conditions
from .problems import Problem, ProblemsError
from .states import load_states
from .template_text import Pointer
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
    return _load(house or house_folder())


def own_library() -> Library:
    """Return the library that the package ships, without a ministry's own."""
    return _load("")


# A server reads one for each version that drafts were made with, and for each that is tried.
@lru_cache(maxsize=16)
def _load(house: str) -> Library:
    own = resources.files(__package__) / "data" / "templates"
    if not house:
        return read_library(own)
    if not Path(house).is_dir() and not house_files(house):
        raise ProblemsError([Problem("library.no_folder", file=house)])
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
    for entry in files.values():
        clause = read_clause(LibraryFile(entry), wording)
        by_identity[clause.identity] = clause
    problems: list[Problem] = []
    for entry in _clause_files(house_files(house)):
        try:
            clause = _house_clause(LibraryFile(entry), by_identity, wording)
        except ProblemsError as error:
            problems += error.problems
        else:
            by_identity[clause.identity] = clause
    if problems:
        raise ProblemsError(problems)
    for pack in packs.values():
        by_identity |= add_language(pack, by_identity, wording)
    clauses = sorted(by_identity.values(), key=lambda each: (PARTS.index(each.part), each.order))
    library = Library({clause.identity: clause for clause in clauses}, instruments, wording)
    for clause in clauses:
        for variant in clause.variants.values():
            _check_variant(library, clause, variant)
            for language in variant.texts:
                _check_text(library, clause, variant, language, packs.get(language))
    return library


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


def _check_variant(library: Library, clause: ClauseDefinition, variant: Variant) -> None:
    """Refuse a condition that asks of what does not exist."""
    _check_conditions(library, clause, variant.requires, f"variants.{variant.identity}.requires")
    _check_conditions(library, clause, variant.excludes, f"variants.{variant.identity}.excludes")
    for remark in variant.remarks:
        for conditions in (remark.when, *remark.choices):
            path = f"variants.{variant.identity}.remarks"
            _check_conditions(library, clause, conditions, path)


def _check_text(
    library: Library,
    clause: ClauseDefinition,
    variant: Variant,
    language: str,
    pack: LibraryFile | None,
) -> None:
    """Refuse a reference whose target is or may be missing, and what does not exist."""
    path = f"variants.{variant.identity}.text.{language}"
    if pack and variant.identity in _variants_in(pack, clause.identity):
        path = f"clauses.{clause.identity}.variants.{variant.identity}.text"
        clause = replace(clause, file=pack.name)
    else:
        pack = None
    try:
        _check_words(library, clause, variant, language, path)
    except ProblemsError as error:
        found = [pack.located(each) if pack else each for each in error.problems]
        raise ProblemsError(found) from error


def _variants_in(pack: LibraryFile, clause: str) -> Mapping[str, Any]:
    entry: Mapping[str, Any] = pack.data["clauses"].get(clause, {"variants": {}})
    variants: Mapping[str, Any] = entry["variants"]
    return variants


def _check_words(
    library: Library, clause: ClauseDefinition, variant: Variant, language: str, path: str
) -> None:
    text = variant.texts[language]
    given = {**variant.requires, f"clauses.{clause.identity}": "present"}
    for pointer, when in text.pointers():
        _check_pointer(library, clause, pointer, {**given, **when}, path)
    for condition in text.conditions():
        _check_conditions(library, clause, condition, path)
    for parameter in variant.parameters.values():
        for name, option in parameter.options.items():
            if parameter.type == "several" and language not in option.text:
                values = {"name": f"{parameter.identity}.{name}", "language": language}
                _fail(clause, path, "option_missing", **values)
    for name, phrase in text.phrases.items():
        if isinstance(phrase, Listing) and phrase.each != "languages":
            for instrument in library.instruments.values():
                named = phrase.each == "instruments" or (
                    phrase.each == "protocols" and instrument.protocol
                )
                if named and phrase.form not in instrument.forms[language]:
                    values = {"form": phrase.form, "instrument": instrument.identity}
                    _fail(clause, f"{path}.phrases.{name}", "unknown_form", **values)


def _check_pointer(
    library: Library, clause: ClauseDefinition, pointer: Pointer, when: Condition, path: str
) -> None:
    """Refuse a reference if what it refers to is not there, or if nothing of it may be left."""
    targets = [tuple(each.partition(".")[::2]) for each in pointer.targets]
    if not all(_has_target(library, *target) for target in targets):
        _fail(clause, path, "unknown_reference", reference=pointer.written)
    if len(targets) > 1 and len({identity if item else "" for identity, item in targets}) > 1:
        _fail(clause, path, "reference_mixed", reference=pointer.written)
    if not any(_surely_stands(library, identity, when) for identity, _item in targets):
        _fail(clause, path, "reference_to_omissible", reference=pointer.written)
    if not any(
        not item or (identity == clause.identity and when.get(f"items.{item}") == "present")
        for identity, item in targets
    ):
        _fail(clause, path, "reference_to_item", reference=pointer.written)


def _surely_stands(library: Library, identity: str, when: Condition) -> bool:
    """Whether a clause stands wherever a condition holds."""
    name = f"clauses.{identity}"
    asked = when.get(name, OMITTED) != OMITTED or any(each.startswith(f"{name}.") for each in when)
    return asked or library.clauses[identity].omission is None


def _check_conditions(
    library: Library, clause: ClauseDefinition, conditions: Condition, path: str
) -> None:
    for name, asked in conditions.items():
        group, _, member = name.partition(".")
        if group == "clauses":
            if asked not in _possible_answers(library, *member.partition(".")[::2]):
                _fail(clause, path, "unknown_condition", condition=f"{name}: {asked}")
        elif group == "instruments" and member not in library.instruments:
            _fail(clause, path, "unknown_condition", condition=f"{name}: {asked}")


def _possible_answers(library: Library, identity: str, parameter: str) -> set[str]:
    """What a condition may ask of a clause, or of a parameter of any of its variants."""
    clause = library.clauses.get(identity)
    if clause is None:
        return set()
    if not parameter:
        return {"present", OMITTED, *clause.variants}
    return {
        answer
        for variant in clause.variants.values()
        if parameter in variant.parameters
        for answer in parameter_conditions(variant.parameters[parameter])
    }


def _fail(clause: ClauseDefinition, path: str, key: str, /, **values: object) -> None:
    raise ProblemsError([Problem(f"library.{key}", path, values, file=clause.file)])


def _has_target(library: Library, target: str, item: str) -> bool:
    clause = library.clauses.get(target)
    if clause is None or clause.part != "article":
        return False
    return not item or any(
        item in _item_identities(text.body)
        for variant in clause.variants.values()
        for text in variant.texts.values()
    )


def _item_identities(blocks: Iterable[BodyParagraph | BodyList]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, BodyList):
            for item in block.items:
                found.add(item.identity)
                found |= _item_identities(item.lists)
    return found - {""}
