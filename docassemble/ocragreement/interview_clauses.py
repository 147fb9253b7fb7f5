"""Which clauses the interview asks for, and what was answered in the words of an answer file.

Nothing here needs docassemble. `interview_clause_fields.py` has the fields of a screen.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from .clause_text import ClauseText
from .interview_order import item_letters, letters_typed
from .interview_values import given, number_typed, ticked
from .items import item_names
from .library import OMITTED, ClauseDefinition, Library, Parameter, Variant
from .library_loader import load_library

__all__ = [
    "EDITS",
    "any_text",
    "clause_answer",
    "clause_shown",
    "clauses_asked",
    "optional_clauses",
    "section_of",
    "settled",
    "standing_variant",
    "variant_of",
]


EDITS = ("text", "drop", "add", "order")
"""What makes a clause an edited one, as an answer file calls it."""


def variant_of(clause: ClauseDefinition, answer: Any) -> str:
    """Return which wording an answer chooses.

    Args:
        clause: The clause.
        answer: What the answer file says of it: a name, a mapping, or None.

    Returns:
        Identity of the variant, or `OMITTED`.
    """
    if isinstance(answer, Mapping):
        answer = answer.get("variant")
        return str(answer or standing_variant(clause))
    return str(answer or clause.default)


def optional_clauses(library: Library) -> list[ClauseDefinition]:
    """Return the clauses that may stand or not, in the order of the agreement."""
    return [clause for clause in library.clauses.values() if clause.omission]


def clauses_asked(chosen: Mapping[str, Any]) -> list[str]:
    """Return the clauses that the full way through the interview asks about.

    Args:
        chosen: What has been chosen so far, by clause, as an answer file has it.

    Returns:
        Identities of every article and optional recital that stands, and of the closing clause.
    """
    return [
        identity
        for identity, clause in load_library().clauses.items()
        if variant_of(clause, chosen.get(identity)) != OMITTED
        and (
            clause.part in ("article", "closing") or (clause.part == "recital" and clause.omission)
        )
    ]


def section_of(identity: str) -> str:
    """Return the section of the interview that a clause belongs to.

    Args:
        identity: The clause.

    Returns:
        Name of the section ("section_scope"); the first one for a clause that is not known.
    """
    return _sections_of(load_library()).get(identity, next(iter(_sections())))


def clause_answer(identity: str, values: Mapping[str, Any]) -> Any:
    """Write what was answered on the screen on a clause as an answer file has it.

    Args:
        identity: The clause.
        values: The fields of the screen, by name; those not shown may be missing.

    Returns:
        A name, a mapping, or None if the clause is as in the Model.
    """
    clause = load_library().clauses[identity]
    chosen = str(given(values, f"{identity}:variant", "") or standing_variant(clause))
    answer: dict[str, Any] = {"variant": chosen}
    variant = clause.variants.get(chosen)
    if variant:
        prefix = f"{identity}:{chosen}"
        for parameter in variant.parameters.values():
            said = _parameter_answer(parameter, f"{prefix}:{parameter.identity}", values)
            if said is not None:
                answer[parameter.identity] = said
        kept = ticked(values, f"{prefix}:items")
        if kept is not None:
            names = item_names(any_text(variant))
            answer["drop"] = [name for name in names if name not in kept]
        answer["add"] = _texts(f"{prefix}:add", values, _lines)
        usual, _now = item_letters(any_text(variant), answer)
        answer["order"] = letters_typed(str(given(values, f"{prefix}:order", "")), usual)
        if given(values, f"{identity}:by_hand"):
            answer["text"] = _texts(f"{identity}:text", values, str.strip)
    answer["reason"] = given(values, f"{identity}:reason")
    return settled(clause, answer)


def settled(clause: ClauseDefinition, answer: Mapping[str, Any]) -> Any:
    """Write what was answered for a clause in its shortest form.

    Args:
        clause: The clause.
        answer: Its variant, and what else was answered; some of it may be open.

    Returns:
        A mapping without what is open, the variant's name if that is all, or None if that is what
        stands in any case.
    """
    answer = {key: each for key, each in answer.items() if each not in (None, "", [], {})}
    if set(answer) == {"variant"}:
        return None if answer["variant"] == clause.default else answer["variant"]
    return answer


def clause_shown(clause: ClauseDefinition, answer: Any, interface: str) -> str:
    """Say in a few words what has been chosen for a clause.

    Args:
        clause: The clause.
        answer: What has been chosen for it, as an answer file has it.
        interface: Language of the interface.

    Returns:
        The variant's label, or that of its omission.
    """
    chosen = variant_of(clause, answer)
    if chosen == OMITTED and clause.omission:
        return clause.omission.label[interface]
    return clause.variants[chosen].label[interface]


@cache
def _sections() -> Mapping[str, str]:
    source = resources.files(__package__) / "data" / "sources" / "interview-sections.yml"
    sections: dict[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return sections


@lru_cache(maxsize=16)
def _sections_of(library: Library) -> Mapping[str, str]:
    """The section of each clause, which goes on until the clause with which another begins."""
    beginnings = {clause: section for section, clause in _sections().items()}
    section = next(iter(_sections()))
    return {clause: (section := beginnings.get(clause, section)) for clause in library.clauses}


def standing_variant(clause: ClauseDefinition) -> str:
    """Return the wording of a clause that stands if nothing but that it stands is known."""
    return next(each for each in (clause.default, *clause.variants) if each != OMITTED)


def _parameter_answer(parameter: Parameter, name: str, values: Mapping[str, Any]) -> Any:
    """What was answered for a parameter; None if it is open or has its default."""
    match parameter.type:
        case "several":
            said: Any = ticked(values, name)
        case "text":
            said = _texts(name, values, str.strip) or None
        case "choice":
            said = given(values, name)
        case _:
            typed = given(values, name)
            said = None if typed is None else number_typed(typed)
    return None if said == parameter.default else said


def _texts(name: str, values: Mapping[str, Any], read: Any) -> dict[str, Any]:
    """Texts by language, from fields that end with the language's code."""
    texts = {
        key.rpartition(":")[2]: read(str(each))
        for key, each in values.items()
        if key.startswith(f"{name}:") and each is not None
    }
    return {code: each for code, each in texts.items() if each}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def any_text(variant: Variant, language: str = "") -> ClauseText:
    """Return the text of a variant in a language, in another one if it has none there.

    Args:
        variant: The variant.
        language: Code of the language; empty for whichever comes first.

    Returns:
        The text.
    """
    return variant.texts.get(language) or next(iter(variant.texts.values()))
