"""Reads one clause file of the library: its variants and their texts, every name checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from .agreement import ClauseKind, ItemStyle, Wording
from .grammar import Grammar, load_grammar
from .interface import INTERFACE_LANGUAGES
from .library import (
    CONDITIONS,
    DROPPED,
    LISTS,
    OMITTED,
    VALUES,
    BodyItem,
    BodyList,
    BodyParagraph,
    Choice,
    ClauseDefinition,
    ClauseText,
    Condition,
    LanguageWording,
    Listing,
    Omission,
    Option,
    Parameter,
    ParameterOption,
    ParameterType,
    Phrase,
    Remark,
    Variant,
)
from .library_file import LibraryFile, listed
from .parameters import parameter_conditions
from .template_text import Literally, Name, Part

__all__ = ["PARTS", "check_conditions", "overlay_clause", "read_clause"]

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
    optional = ("note", "practice", "requires", "remarks", "parameters")
    file.only(entry, path, ("label", "use", "source", "text", *optional))
    label, use, source, text = file.need(entry, path, "label", "use", "source", "text")
    parameters = {
        name: _parameter(file, wording, name, each, f"{path}.parameters.{name}")
        for name, each in entry.get("parameters", {}).items()
    }
    file.need(text, f"{path}.text", *([] if house else wording))
    if house:
        file.only(text, f"{path}.text", wording)
    texts = {
        language: _TextReader(
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
    return Variant(
        identity=identity,
        label=label,
        use=use,
        source=source,
        note=entry.get("note", {}),
        practice=(practice["count"], practice["of"]) if practice else None,
        requires=file.mapping(entry.get("requires", {}), f"{path}.requires"),
        remarks=tuple(
            _remark(file, each, f"{path}.remarks[{index}]", parameters)
            for index, each in enumerate(entry.get("remarks", []))
        ),
        parameters=parameters,
        texts=texts,
    )


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
    when = file.mapping(entry.get("when", {}), f"{path}.when")
    check_conditions(file, when, f"{path}.when", parameters)
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


@dataclass
class _TextReader:
    """Reads the text of a variant in one language."""

    file: LibraryFile
    path: str
    language: str
    no_break: tuple[str, ...]
    parameters: Mapping[str, Parameter]

    def read(self, entry: Any) -> ClauseText:
        file, path = self.file, self.path
        file.only(entry, path, ("wording", "phrases", "body"))
        wording, body = file.need(entry, path, "wording", "body")
        file.one_of(wording, f"{path}.wording", get_args(Wording))
        phrases = file.mapping(entry.get("phrases", {}), f"{path}.phrases")
        self.known = {*VALUES, *phrases, *self.parameters}
        self._several = [key for key, each in self.parameters.items() if each.type == "several"]
        self.grammar: Grammar = load_grammar(self.language)
        text = ClauseText(
            cast(Wording, wording),
            {name: self._phrase(each, f"{path}.phrases.{name}") for name, each in phrases.items()},
            tuple(self._blocks(body, f"{path}.body")),
        )
        for name in phrases:
            self._check_circle(text.phrases, name, ())
        return text

    def _text(self, value: Any, path: str) -> tuple[Part, ...]:
        parts = self.file.text(value, path, self.no_break)
        words = self.grammar.words
        for part in parts:
            if isinstance(part, Literally):
                continue
            if part.word and part.word not in words:
                self.file.fail(path, "unknown_word", word=part.written, known=listed(words))
            if isinstance(part, Name) and not self._is_known(part):
                known = listed(self.known)
                self.file.fail(path, "unknown_name", name=part.written, known=known)
        return parts

    def _is_known(self, name: Name) -> bool:
        alone = not name.word and name.name in self.grammar.words
        return alone or name.name in self.known

    def _phrase(self, entry: Any, path: str) -> Phrase:
        file = self.file
        if "each" in file.mapping(entry, path):
            file.only(entry, path, ("each", "form", "separator", "last"))
            each, separator, last = file.need(entry, path, "each", "separator", "last")
            return Listing(
                file.one_of(each, f"{path}.each", {*LISTS, *self._several}),
                entry.get("form", ""),
                self._text(separator, f"{path}.separator"),
                self._text(last, f"{path}.last"),
            )
        file.only(entry, path, ("choose",))
        options = [
            self._option(option, f"{path}.choose[{index}]")
            for index, option in enumerate(file.sequence(entry["choose"], f"{path}.choose"))
        ]
        if options[-1].when:
            file.fail(path, "no_last_option")
        return Choice(tuple(options))

    def _option(self, entry: Any, path: str) -> Option:
        self.file.only(entry, path, ("when", "text"))
        (text,) = self.file.need(entry, path, "text")
        when = self.file.mapping(entry.get("when", {}), f"{path}.when")
        check_conditions(self.file, when, f"{path}.when", self.parameters)
        return Option(when, self._text(text, f"{path}.text"))

    def _blocks(self, body: Any, path: str) -> Iterator[BodyParagraph | BodyList]:
        for index, block in enumerate(self.file.sequence(body, path)):
            here = f"{path}[{index}]"
            if isinstance(block, dict):
                yield self._list(block, here, depth=0)
            else:
                yield BodyParagraph(self._text(block, here))

    def _list(self, block: Any, path: str, depth: int) -> BodyList:
        self.file.only(block, path, ("items", "bullets"))
        key = "bullets" if "bullets" in block else "items"
        style: ItemStyle = "letters" if depth == 0 else "roman"
        if key == "bullets":
            style = "bullets"
        items = self.file.sequence(block[key], f"{path}.{key}")
        return BodyList(
            style,
            tuple(
                self._item(entry, f"{path}.{key}[{index}]", depth)
                for index, entry in enumerate(items)
            ),
        )

    def _item(self, entry: Any, path: str, depth: int) -> BodyItem:
        if not isinstance(entry, dict):
            return BodyItem(self._text(entry, path), "", ())
        self.file.only(entry, path, ("id", "text", "items", "bullets"))
        (text,) = self.file.need(entry, path, "text")
        below = {key: entry[key] for key in ("items", "bullets") if key in entry}
        lists = (self._list(below, path, depth + 1),) if below else ()
        return BodyItem(self._text(text, f"{path}.text"), entry.get("id", ""), lists)

    def _check_circle(
        self, phrases: Mapping[str, Phrase], name: str, outer: tuple[str, ...]
    ) -> None:
        if name in outer:
            self.file.fail(f"{self.path}.phrases.{name}", "circle", name=name)
        for part in phrases[name].parts():
            if isinstance(part, Name) and part.name in phrases:
                self._check_circle(phrases, part.name, (*outer, name))


def check_conditions(
    file: LibraryFile, when: Condition, path: str, parameters: Mapping[str, Parameter]
) -> None:
    """Refuse a condition that asks what nobody can answer.

    Args:
        file: The file that it stands in.
        when: Names and the answers hoped for. Those of clauses and instruments are checked when
            the whole library is there.
        path: Its place.
        parameters: The parameters that it may ask of.

    Raises:
        ProblemsError: If a name or an answer is unknown.
    """
    for name, answer in when.items():
        here = f"{path}.{name}"
        if name in parameters:
            file.one_of(answer, here, parameter_conditions(parameters[name]))
        elif name in CONDITIONS:
            file.one_of(answer, here, CONDITIONS[name])
        elif name.startswith("instruments."):
            file.one_of(answer, here, ("given", "open"))
        elif name.startswith("items."):
            file.one_of(answer, here, ("present", DROPPED))
        elif not name.startswith("clauses."):
            file.one_of(name, here, {*CONDITIONS, *VALUES, *parameters})
            file.one_of(answer, here, ("given", "open"))


def _shape(body: Blocks) -> list[object]:
    """The form of a text without its words: what must be alike in each language."""
    shape: list[object] = []
    for block in body:
        if isinstance(block, BodyParagraph):
            shape.append("paragraph")
        else:
            shape.append(
                (block.style, [(item.identity, _shape(item.lists)) for item in block.items])
            )
    return shape
