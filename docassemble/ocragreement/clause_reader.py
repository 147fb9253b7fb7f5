"""Reads one clause file of the library: its variants and their texts, every name checked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from .agreement import ClauseKind
from .clause_text import BodyList, BodyParagraph, ClauseText, Condition
from .home_party import load_home_party
from .interface import ForTheLawyer
from .library import (
    OMITTED,
    ClauseDefinition,
    LanguageWording,
    Omission,
    Parameter,
    ParameterOption,
    Practice,
    Remark,
    Variant,
)
from .library_file import LibraryFile
from .library_schema import check_form
from .template_text import Name
from .text_reader import TextReader, check_conditions

__all__ = ["PARTS", "check_alike", "overlay_clause", "read_clause"]

PARTS = get_args(ClauseKind)

Blocks = Iterable[BodyParagraph | BodyList]


def read_clause(file: LibraryFile, wording: Mapping[str, LanguageWording]) -> ClauseDefinition:
    """Read a clause file.

    Args:
        file: The file.
        wording: The languages; in our own every text must be there.

    Returns:
        The clause.

    Raises:
        ProblemsError: If something is missing, unknown, or not alike in each language.
    """
    check_form(file, "clause")
    data = file.data
    file.need(data["title"], "title", *_own(wording))
    omission = data.get("omission")
    standing = (*data["variants"], *([OMITTED] if omission else []))
    return ClauseDefinition(
        identity=data["clause"],
        part=cast(ClauseKind, data["part"]),
        order=data["order"],
        title=data["title"],
        default=file.one_of(data["default"], "default", standing),
        omission=Omission(*(ForTheLawyer(omission[each]) for each in ("label", "use")))
        if omission
        else None,
        variants={
            name: _variant(file, wording, name, entry, f"variants.{name}")
            for name, entry in data["variants"].items()
        },
        file=file.name,
    )


def overlay_clause(
    file: LibraryFile, wording: Mapping[str, LanguageWording], base: ClauseDefinition
) -> ClauseDefinition:
    """Read a house file that lays further variants, or another default, over a clause.

    Args:
        file: The house file: `clause`, and `variants`, `default` or both.
        wording: The languages of the library; a house variant may be written in some of them.
        base: The clause as it stands below.

    Returns:
        The clause with both; a house variant of the same name replaces the one below.

    Raises:
        ProblemsError: If something is missing, unknown, or not alike in each language.
    """
    check_form(file, "overlay")
    data = file.data
    variants = {**base.variants}
    for name, entry in data.get("variants", {}).items():
        variants[name] = _variant(file, wording, name, entry, f"variants.{name}", house=True)
    standing = (*variants, *([OMITTED] if base.omission else []))
    default = file.one_of(data.get("default", base.default), "default", standing)
    return replace(base, variants=variants, default=default, file=file.name)


def _variant(
    file: LibraryFile,
    wording: Mapping[str, LanguageWording],
    identity: str,
    entry: Any,
    path: str,
    house: bool = False,
) -> Variant:
    text = entry["text"]
    title = entry.get("title", {})
    if title:
        file.need(title, f"{path}.title", *_own(wording))
    parameters = {
        name: _parameter(file, wording, name, each, f"{path}.parameters.{name}")
        for name, each in entry.get("parameters", {}).items()
    }
    file.need(text, f"{path}.text", *([] if house else _own(wording)))
    if house:
        file.only(text, f"{path}.text", wording)
    texts = {
        language: TextReader(
            file, f"{path}.text.{language}", language, wording[language].no_break, parameters
        ).read(each)
        for language, each in text.items()
        if language in wording
    }
    places = {language: f"{path}.text.{language}" for language in texts}
    check_alike(file, places, parameters, texts)
    return Variant(
        identity=identity,
        label=ForTheLawyer(entry["label"]),
        use=ForTheLawyer(entry["use"]),
        source=entry["source"],
        note=_with_national(entry),
        cost=ForTheLawyer(entry.get("cost", {})),
        practice=tuple(
            practice
            for practice in map(_practice, entry.get("practice", ()))
            if practice.state in ("", load_home_party().state)
        ),
        requires=_conditions(file, entry.get("requires", {}), f"{path}.requires", parameters),
        excludes=_conditions(file, entry.get("excludes", {}), f"{path}.excludes", parameters),
        remarks=tuple(
            _remark(file, each, f"{path}.remarks[{index}]", parameters)
            for index, each in enumerate(entry.get("remarks", []))
        ),
        parameters=parameters,
        texts=texts,
        title=title,
    )


def _practice(entry: Mapping[str, Any]) -> Practice:
    return Practice(**{**entry, "counted": ForTheLawyer(entry["counted"])})


def _with_national(entry: Mapping[str, Any]) -> Mapping[str, str]:
    """A drafting note with what it adds for the home Party."""
    notes = [
        ForTheLawyer(each)
        for each in (entry.get("note", {}), _at_home(entry.get("national_note", {})))
    ]
    languages = dict.fromkeys(language for note in notes for language in note)
    return ForTheLawyer(
        {each: " ".join(note[each] for note in notes if note) for each in languages}
    )


def _at_home(by_home_party: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """What is said for the home Party."""
    return by_home_party.get(load_home_party().state, {})


def _conditions(
    file: LibraryFile, entry: Condition, path: str, parameters: Mapping[str, Parameter]
) -> Condition:
    check_conditions(file, entry, path, parameters)
    return entry


def check_alike(
    file: LibraryFile,
    places: Mapping[str, str],
    parameters: Mapping[str, Parameter],
    texts: Mapping[str, ClauseText],
) -> None:
    """Refuse a text that does not have the form of the others, or not their figures and texts.

    Args:
        file: The file that is read.
        places: Place of each text in it, by language.
        parameters: The variant's parameters.
        texts: The variant's texts by language.

    Raises:
        ProblemsError: If one is not like the others.
    """
    shapes = {language: _shape(each.body) for language, each in texts.items()}
    for language, shape in shapes.items():
        if shape != next(iter(shapes.values())):
            file.fail(places[language], "shape", language=language)
    said = {
        language: {part.name for part in text.parts() if isinstance(part, Name)} & set(parameters)
        for language, text in texts.items()
    }
    for language, names in said.items():
        for other, others in said.items():
            for name in sorted(others - names):
                values = {"name": name, "other": other}
                file.fail(places[language], "parameter_missing", **values)


def _remark(
    file: LibraryFile, entry: Any, path: str, parameters: Mapping[str, Parameter]
) -> Remark:
    when = _conditions(file, entry.get("when", {}), f"{path}.when", parameters)
    choices = tuple(entry.get("choose", ()))
    for index, choice in enumerate(choices):
        here = f"{path}.choose[{index}]"
        # Only a wording or an option of its own can be chosen, not whether a Protocol was joined.
        options = [each for each, parameter in parameters.items() if parameter.type == "choice"]
        for name in choice:
            if not name.startswith("clauses."):
                file.one_of(name, here, options)
        _conditions(file, choice, here, parameters)
    text, remedy = (ForTheLawyer(entry[each]) for each in ("text", "remedy"))
    return Remark(entry["severity"], when, text, remedy, choices)


def _parameter(
    file: LibraryFile,
    wording: Mapping[str, LanguageWording],
    identity: str,
    entry: Any,
    path: str,
) -> Parameter:
    type_ = entry["type"]
    options = {
        name: _option(file, wording, each, f"{path}.options.{name}", said=type_ == "several")
        for name, each in entry.get("options", {}).items()
    }
    default = entry.get("default")
    for each in default if isinstance(default, list) else [default]:
        if options:
            file.one_of(each, f"{path}.default", options)
        elif isinstance(each, int | float) and not entry["minimum"] <= each <= entry["maximum"]:
            bounds = {key: entry[key] for key in ("minimum", "maximum")}
            file.fail(f"{path}.default", "out_of_bounds", **bounds)
    return Parameter(
        identity,
        type_,
        ForTheLawyer(entry["label"]),
        entry.get("minimum", 0),
        entry.get("maximum", 0),
        default,
        options,
        entry.get("gender", {}),
    )


def _option(
    file: LibraryFile,
    wording: Mapping[str, LanguageWording],
    entry: Any,
    path: str,
    said: bool,
) -> ParameterOption:
    text = entry.get("text", {})
    if said:
        file.need(text, f"{path}.text", *_own(wording))
    counted = ForTheLawyer(_at_home(entry.get("counted", {})))
    label = {
        each: f"{words} ({counted[each]})" if counted else words
        for each, words in entry["label"].items()
    }
    return ParameterOption(
        ForTheLawyer(label),
        {
            language: file.text(words, f"{path}.text.{language}", wording[language].no_break)
            for language, words in text.items()
            if language in wording
        },
    )


def _own(wording: Mapping[str, LanguageWording]) -> list[str]:
    """The languages in which every text must be there."""
    return [language for language, words in wording.items() if not words.added]


def _shape(body: Blocks) -> list[object]:
    """The form of a text without its words: what must be alike in each language."""
    shape: list[object] = []
    for block in body:
        if isinstance(block, BodyParagraph):
            shape.append(("paragraph", block.when))
        else:
            items = [(item.identity, item.when, _shape(item.lists)) for item in block.items]
            shape.append((block.style, block.when, items))
    return shape
