"""Refuses a wording that refers to, or asks of, what the whole library does not have.

What can be seen in one file alone is refused where that is read (`clause_reader.py`).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .clause_text import BodyList, BodyParagraph, Condition, Listing
from .library import OMITTED, ClauseDefinition, Library, Variant
from .library_file import LibraryFile
from .parameters import parameter_conditions
from .problems import Problem, ProblemsError
from .template_text import Pointer

__all__ = ["check_variant"]


def check_variant(
    library: Library,
    clause: ClauseDefinition,
    variant: Variant,
    source: LibraryFile,
    packs: Mapping[str, LibraryFile],
) -> None:
    """Refuse a reference whose target is or may be missing, and what does not exist.

    Args:
        library: All that can be said.
        clause: The clause.
        variant: One of its variants.
        source: The file that it is from.
        packs: Files of the languages that a ministry adds.

    Raises:
        ProblemsError: If something is wrong; it names the file and line.
    """
    with _errors_in(source):
        _check_variant_conditions(library, variant)
    for language in variant.texts:
        file, path = source, f"variants.{variant.identity}.text.{language}"
        pack = packs.get(language)
        if pack and variant.identity in _variants_in(pack, clause.identity):
            file, path = pack, f"clauses.{clause.identity}.variants.{variant.identity}.text"
        with _errors_in(file):
            _check_words(library, clause, variant, language, path)


@contextmanager
def _errors_in(file: LibraryFile) -> Iterator[None]:
    """Give what is found wrong its place in the file."""
    try:
        yield
    except ProblemsError as error:
        raise ProblemsError([file.located(each) for each in error.problems]) from error


def _check_variant_conditions(library: Library, variant: Variant) -> None:
    _check_conditions(library, variant.requires, f"variants.{variant.identity}.requires")
    _check_conditions(library, variant.excludes, f"variants.{variant.identity}.excludes")
    for remark in variant.remarks:
        for conditions in (remark.when, *remark.choices):
            path = f"variants.{variant.identity}.remarks"
            _check_conditions(library, conditions, path)


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
        _check_conditions(library, condition, path)
    for parameter in variant.parameters.values():
        for name, option in parameter.options.items():
            if parameter.type == "several" and language not in option.text:
                values = {"name": f"{parameter.identity}.{name}", "language": language}
                _fail(path, "option_missing", **values)
    for name, phrase in text.phrases.items():
        if isinstance(phrase, Listing) and phrase.each != "languages":
            for instrument in library.instruments.values():
                named = phrase.each == "instruments" or (
                    phrase.each == "protocols" and instrument.protocol
                )
                if named and phrase.form not in instrument.forms[language]:
                    values = {"form": phrase.form, "instrument": instrument.identity}
                    _fail(f"{path}.phrases.{name}", "unknown_form", **values)


def _check_pointer(
    library: Library, clause: ClauseDefinition, pointer: Pointer, when: Condition, path: str
) -> None:
    """Refuse a reference if what it refers to is not there, or if nothing of it may be left."""
    targets = [tuple(each.partition(".")[::2]) for each in pointer.targets]
    if not all(_has_target(library, *target) for target in targets):
        _fail(path, "unknown_reference", reference=pointer.written)
    if len(targets) > 1 and len({identity if item else "" for identity, item in targets}) > 1:
        _fail(path, "reference_mixed", reference=pointer.written)
    if not any(_surely_stands(library, identity, when) for identity, _item in targets):
        _fail(path, "reference_to_omissible", reference=pointer.written)
    if not any(
        not item or (identity == clause.identity and when.get(f"items.{item}") == "present")
        for identity, item in targets
    ):
        _fail(path, "reference_to_item", reference=pointer.written)


def _surely_stands(library: Library, identity: str, when: Condition) -> bool:
    """Whether a clause stands wherever a condition holds."""
    name = f"clauses.{identity}"
    asked = when.get(name, OMITTED) != OMITTED or any(each.startswith(f"{name}.") for each in when)
    return asked or library.clauses[identity].omission is None


def _check_conditions(library: Library, conditions: Condition, path: str) -> None:
    for name, asked in conditions.items():
        group, _, member = name.partition(".")
        if group == "clauses":
            if asked not in _possible_answers(library, *member.partition(".")[::2]):
                _fail(path, "unknown_condition", condition=f"{name}: {asked}")
        elif group == "instruments" and member not in library.instruments:
            _fail(path, "unknown_condition", condition=f"{name}: {asked}")


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


def _fail(path: str, key: str, /, **values: object) -> None:
    raise ProblemsError([Problem(f"library.{key}", path, values)])


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
