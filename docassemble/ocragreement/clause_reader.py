"""Reads one clause file of the library: its variants and their texts, every name checked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from .agreement import ClauseKind
from .clause_text import BodyList, BodyParagraph, ClauseText, Condition
from .interface import INTERFACE_LANGUAGES
from .library import (
    OMITTED,
    ClauseDefinition,
    LanguageWording,
    Omission,
    Parameter,
    ParameterOption,
    ParameterType,
    Remark,
    Variant,
)
from .library_file import LibraryFile
from .template_text import Name
from .text_reader import TextReader, check_conditions

__all__ = ["PARTS", "overlay_clause", "read_clause"]

PARTS = get_args(ClauseKind)

Blocks = Iterable[BodyParagraph | BodyList]


def read_clause(file: LibraryFile, wording: Mapping[str, LanguageWording]) -> ClauseDefinition:
    """Read a clause file.

    Args:
        file: The file.
        wording: The languages in which every text must be there.

    Returns:
        The clause.

    Raises:
        ProblemsError: If something is missing, unknown, or not alike in each language.
    """
    known = ("clause", "part", "order", "title", "default", "omission", "variants")
    data = file.only(file.data, "", known)
    identity, part, order, title, default, variants = file.need(
        data, "", "clause", "part", "order", "title", "default", "variants"
    )
    file.need(title, "title", *wording)
    omission = data.get("omission")
    return ClauseDefinition(
        identity=identity,
        part=cast(ClauseKind, file.one_of(part, "part", PARTS)),
        order=order,
        title=title,
        default=file.one_of(default, "default", (*variants, *([OMITTED] if omission else []))),
        omission=Omission(*file.need(omission, "omission", "label", "use")) if omission else None,
        variants={
            name: _variant(file, wording, name, entry, f"variants.{name}")
            for name, entry in variants.items()
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
    data = file.only(file.data, "", ("clause", "default", "variants"))
    entries = file.mapping(data.get("variants", {}), "variants")
    variants = {**base.variants}
    for name, entry in entries.items():
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
    conditions = ("requires", "excludes")
    optional = ("title", "note", "cost", "practice", "remarks", "parameters", *conditions)
    file.only(entry, path, ("label", "use", "source", "text", *optional))
    label, use, source, text = file.need(entry, path, "label", "use", "source", "text")
    title = entry.get("title", {})
    if title:
        file.need(title, f"{path}.title", *wording)
    parameters = {
        name: _parameter(file, wording, name, each, f"{path}.parameters.{name}")
        for name, each in entry.get("parameters", {}).items()
    }
    file.need(text, f"{path}.text", *([] if house else wording))
    if house:
        file.only(text, f"{path}.text", wording)
    texts = {
        language: TextReader(
            file, f"{path}.text.{language}", language, wording[language].no_break, parameters
        ).read(each)
        for language, each in text.items()
        if language in wording
    }
    shapes = {language: _shape(each.body) for language, each in texts.items()}
    for language, shape in shapes.items():
        if shape != next(iter(shapes.values())):
            file.fail(f"{path}.text.{language}", "shape", language=language)
    _check_parameters_used(file, path, parameters, texts)
    practice = entry.get("practice")
    cost = file.only(entry.get("cost", {}), f"{path}.cost", INTERFACE_LANGUAGES)
    if cost:
        file.need(cost, f"{path}.cost", *INTERFACE_LANGUAGES)
    return Variant(
        identity=identity,
        label=label,
        use=use,
        source=source,
        note=entry.get("note", {}),
        cost=cost,
        practice=(practice["count"], practice["of"]) if practice else None,
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


def _conditions(
    file: LibraryFile, entry: Any, path: str, parameters: Mapping[str, Parameter]
) -> Condition:
    when: Condition = file.mapping(entry, path)
    check_conditions(file, when, path, parameters)
    return when


def _check_parameters_used(
    file: LibraryFile,
    path: str,
    parameters: Mapping[str, Parameter],
    texts: Mapping[str, ClauseText],
) -> None:
    """Refuse a language that does not say a figure or text which another language says."""
    said = {
        language: {part.name for part in text.parts() if isinstance(part, Name)} & set(parameters)
        for language, text in texts.items()
    }
    for language, names in said.items():
        for other, others in said.items():
            for name in sorted(others - names):
                values = {"name": name, "other": other}
                file.fail(f"{path}.text.{language}", "parameter_missing", **values)


def _remark(
    file: LibraryFile, entry: Any, path: str, parameters: Mapping[str, Parameter]
) -> Remark:
    file.only(entry, path, ("severity", "when", "text", "remedy"))
    severity, text, remedy = file.need(entry, path, "severity", "text", "remedy")
    file.one_of(severity, f"{path}.severity", ("error", "warning", "notice"))
    for group, words in (("text", text), ("remedy", remedy)):
        file.need(words, f"{path}.{group}", *INTERFACE_LANGUAGES)
    when = _conditions(file, entry.get("when", {}), f"{path}.when", parameters)
    return Remark(severity, when, text, remedy)


def _parameter(
    file: LibraryFile,
    wording: Mapping[str, LanguageWording],
    identity: str,
    entry: Any,
    path: str,
) -> Parameter:
    bounds = ("minimum", "maximum")
    file.only(entry, path, ("type", "label", "default", "options", "gender", *bounds))
    type_, label = file.need(entry, path, "type", "label")
    file.one_of(type_, f"{path}.type", get_args(ParameterType))
    if type_ in ("percentage", "integer"):
        file.need(entry, path, *bounds)
    if type_ in ("choice", "several"):
        file.need(entry, path, "options", "default")
    options = {
        name: _option(file, wording, each, f"{path}.options.{name}", said=type_ == "several")
        for name, each in entry.get("options", {}).items()
    }
    default = entry.get("default")
    for each in default if isinstance(default, list) else [default]:
        if options:
            file.one_of(each, f"{path}.default", options)
    return Parameter(
        identity,
        type_,
        label,
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
    file.only(entry, path, ("label", "text"))
    (label,) = file.need(entry, path, "label")
    text = entry.get("text", {})
    if said:
        file.need(entry, path, "text")
        file.need(text, f"{path}.text", *wording)
    return ParameterOption(
        label,
        {
            language: file.text(words, f"{path}.text.{language}", wording[language].no_break)
            for language, words in text.items()
            if language in wording
        },
    )


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
