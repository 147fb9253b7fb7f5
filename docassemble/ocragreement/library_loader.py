"""Reads the clause library from its YAML files and refuses what could go wrong in a draft.

A name, reference, condition or form that the assembly would not know is an error here, when the
library is loaded, and never when a lawyer asks for a draft.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NoReturn, cast, get_args

from .agreement import ClauseKind, ItemStyle, Wording
from .grammar import Grammar, load_grammar
from .library import (
    CONDITIONS,
    LISTS,
    VALUES,
    BodyItem,
    BodyList,
    BodyParagraph,
    Choice,
    ClauseDefinition,
    ClauseText,
    Condition,
    Instrument,
    LanguageWording,
    Library,
    Listing,
    Omission,
    Option,
    Parameter,
    Phrase,
    Variant,
)
from .problems import Problem, ProblemsError
from .safe_yaml import SafeYamlError, Source, parse
from .template_text import Name, Part, TextError, parse_text

__all__ = ["load_library", "read_library"]

PARTS = get_args(ClauseKind)
WORDING_FILE = "wording.yml"
INSTRUMENTS_FILE = "instruments.yml"


@cache
def load_library() -> Library:
    """Load the library that the package ships.

    Returns:
        The library; loaded once per process.

    Raises:
        ProblemsError: If a file of the library has an error; each names file, line and place.
    """
    return read_library(resources.files(__package__) / "data" / "templates")


def read_library(folder: Traversable) -> Library:
    """Read a library from a folder.

    Args:
        folder: Folder with `wording.yml`, `instruments.yml` and one YAML file for each clause.

    Returns:
        The library, every name and reference in it checked.

    Raises:
        ProblemsError: If a file has an error; each names file, line and place.
    """
    files = {
        entry.name: entry
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yml")
    }
    wording = _read_wording(_File(files.pop(WORDING_FILE)))
    instruments = _read_instruments(_File(files.pop(INSTRUMENTS_FILE)), tuple(wording))
    clauses = [_ClauseReader(_File(entry), wording).clause() for entry in files.values()]
    clauses.sort(key=lambda clause: (PARTS.index(clause.part), clause.order))
    library = Library({clause.identity: clause for clause in clauses}, instruments, wording)
    _check_references(library)
    return library


class _File:
    """A file of the library, with errors that name their line."""

    def __init__(self, entry: Traversable) -> None:
        self.name = entry.name
        try:
            self.source: Source = parse(entry.read_bytes())
        except SafeYamlError as error:
            raise ProblemsError([Problem(error.key, "", error.values, file=entry.name)]) from error
        self.data = self.source.data

    def fail(self, path: str, key: str, /, **values: object) -> NoReturn:
        line = self.source.lines.get(path, 0)
        raise ProblemsError([Problem(f"library.{key}", path, values, line, self.name)])

    def need(self, mapping: Any, path: str, *keys: str) -> list[Any]:
        for key in keys:
            if not isinstance(mapping, dict) or key not in mapping:
                self.fail(path, "missing", key=key)
        return [mapping[key] for key in keys]

    def only(self, mapping: Any, path: str, known: Iterable[str]) -> None:
        if not isinstance(mapping, dict):
            self.fail(path, "not_a_mapping")
        for key in mapping:
            if key not in known:
                self.fail(f"{path}.{key}" if path else key, "unknown_key", known=_list(known))

    def text(self, text: Any, path: str, no_break: Iterable[str] = ()) -> tuple[Part, ...]:
        if not isinstance(text, str):
            self.fail(path, "not_a_text")
        for pair in no_break:
            text = text.replace(pair, pair.replace(" ", "\N{NO-BREAK SPACE}"))
        try:
            return parse_text(text)
        except TextError as error:
            self.fail(path, "braces", extract=error.extract)

    def one_of(self, value: Any, path: str, known: Iterable[str]) -> str:
        if value not in known:
            self.fail(path, "not_one_of", value=value, known=_list(known))
        return cast(str, value)


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _read_wording(file: _File) -> dict[str, LanguageWording]:
    wording: dict[str, LanguageWording] = {}
    for language, entry in file.data.items():
        keys = (
            *("list", "article_heading", "references", "percentage", "decimal_mark"),
            *("short_title", "signature", "notices", "blanks", "proposals"),
        )
        file.only(entry, language, (*keys, "no_break"))
        joint, heading, references, percentage, mark, title, signature, notices, blanks, more = (
            file.need(entry, language, *keys)
        )
        wording[language] = LanguageWording(
            separator=file.text(joint["separator"], f"{language}.list"),
            last=file.text(joint["last"], f"{language}.list"),
            article_heading=heading,
            references=references,
            percentage=percentage,
            decimal_mark=mark,
            short_title=file.text(title, f"{language}.short_title"),
            signature=file.text(signature, f"{language}.signature"),
            notices=notices,
            blanks=blanks,
            proposals=more,
            no_break=tuple(entry.get("no_break", ())),
        )
    return wording


def _read_instruments(file: _File, languages: tuple[str, ...]) -> dict[str, Instrument]:
    instruments: dict[str, Instrument] = {}
    for identity, entry in file.data.items():
        label, protocol, forms = file.need(entry, identity, "label", "protocol", "forms")
        file.need(forms, f"{identity}.forms", *languages)
        instruments[identity] = Instrument(
            identity,
            label,
            protocol,
            {
                language: {
                    form: file.text(text, f"{identity}.forms.{language}.{form}")
                    for form, text in forms[language].items()
                }
                for language in languages
            },
        )
    return instruments


class _ClauseReader:
    """Reads one clause file."""

    def __init__(self, file: _File, wording: Mapping[str, LanguageWording]) -> None:
        self.file = file
        self.wording = wording

    def clause(self) -> ClauseDefinition:
        file, data = self.file, self.file.data
        file.only(data, "", ("clause", "part", "order", "title", "default", "omission", "variants"))
        identity, part, order, title, default, variants = file.need(
            data, "", "clause", "part", "order", "title", "default", "variants"
        )
        file.need(title, "title", *self.wording)
        omission = data.get("omission")
        return ClauseDefinition(
            identity=identity,
            part=cast(ClauseKind, file.one_of(part, "part", PARTS)),
            order=order,
            title=title,
            default=file.one_of(default, "default", variants),
            omission=Omission(*file.need(omission, "omission", "label", "use"))
            if omission
            else None,
            variants={
                name: self._variant(name, entry, f"variants.{name}")
                for name, entry in variants.items()
            },
            file=file.name,
        )

    def _variant(self, identity: str, entry: Any, path: str) -> Variant:
        file = self.file
        file.only(entry, path, ("label", "use", "source", "parameters", "text"))
        label, use, source, text = file.need(entry, path, "label", "use", "source", "text")
        parameters = {
            name: self._parameter(name, each, f"{path}.parameters.{name}")
            for name, each in entry.get("parameters", {}).items()
        }
        file.need(text, f"{path}.text", *self.wording)
        texts = {
            language: self._text(language, each, f"{path}.text.{language}", parameters)
            for language, each in text.items()
        }
        shapes = {language: _shape(each.body) for language, each in texts.items()}
        for language, shape in shapes.items():
            if shape != next(iter(shapes.values())):
                file.fail(f"{path}.text.{language}", "shape", language=language)
        return Variant(identity, label, use, source, parameters, texts)

    def _parameter(self, identity: str, entry: Any, path: str) -> Parameter:
        self.file.only(entry, path, ("type", "label", "above", "maximum"))
        type_, label, above, maximum = self.file.need(
            entry, path, "type", "label", "above", "maximum"
        )
        self.file.one_of(type_, f"{path}.type", ("percentage",))
        return Parameter(identity, type_, label, above, maximum)

    def _text(
        self, language: str, entry: Any, path: str, parameters: Mapping[str, Parameter]
    ) -> ClauseText:
        file = self.file
        file.one_of(language, path, self.wording)
        file.only(entry, path, ("wording", "phrases", "body"))
        wording, body = file.need(entry, path, "wording", "body")
        file.one_of(wording, f"{path}.wording", get_args(Wording))
        no_break = self.wording[language].no_break
        phrases = {
            name: self._phrase(each, f"{path}.phrases.{name}", no_break, parameters)
            for name, each in entry.get("phrases", {}).items()
        }
        text = ClauseText(wording, phrases, tuple(self._blocks(body, f"{path}.body", no_break)))
        self._check_names(text, language, path, {*VALUES, *phrases, *parameters})
        for name in phrases:
            self._check_circle(text, name, path, ())
        return text

    def _check_circle(self, text: ClauseText, name: str, path: str, outer: tuple[str, ...]) -> None:
        if name in outer:
            self.file.fail(f"{path}.phrases.{name}", "circle", name=name)
        for part in text.phrases[name].parts():
            if isinstance(part, Name) and part.name in text.phrases:
                self._check_circle(text, part.name, path, (*outer, name))

    def _phrase(
        self,
        entry: Any,
        path: str,
        no_break: tuple[str, ...],
        parameters: Mapping[str, Parameter],
    ) -> Phrase:
        file = self.file
        if isinstance(entry, dict) and "each" in entry:
            file.only(entry, path, ("each", "form", "separator", "last"))
            each, separator, last = file.need(entry, path, "each", "separator", "last")
            return Listing(
                file.one_of(each, f"{path}.each", LISTS),
                entry.get("form", ""),
                file.text(separator, f"{path}.separator", no_break),
                file.text(last, f"{path}.last", no_break),
            )
        (options,) = file.need(entry, path, "choose")
        read = []
        for index, option in enumerate(options):
            here = f"{path}.choose[{index}]"
            file.only(option, here, ("when", "text"))
            (text,) = file.need(option, here, "text")
            when = option.get("when", {})
            self._check_condition(when, f"{here}.when", parameters)
            read.append(Option(when, file.text(text, f"{here}.text", no_break)))
        if read[-1].when:
            file.fail(path, "no_last_option")
        return Choice(tuple(read))

    def _check_condition(
        self, when: Condition, path: str, parameters: Mapping[str, Parameter]
    ) -> None:
        for name, answer in when.items():
            if name in CONDITIONS and answer not in ("given", "open"):
                self.file.one_of(answer, f"{path}.{name}", CONDITIONS[name])
            else:
                self.file.one_of(name, path, {*CONDITIONS, *VALUES, *parameters})
                self.file.one_of(answer, f"{path}.{name}", ("given", "open"))

    def _blocks(
        self, body: Any, path: str, no_break: tuple[str, ...]
    ) -> Iterable[BodyParagraph | BodyList]:
        for index, block in enumerate(body):
            here = f"{path}[{index}]"
            if isinstance(block, dict):
                yield self._list(block, here, no_break, depth=0)
            else:
                yield BodyParagraph(self.file.text(block, here, no_break))

    def _list(self, block: Any, path: str, no_break: tuple[str, ...], depth: int) -> BodyList:
        self.file.only(block, path, ("items", "bullets"))
        if "bullets" in block:
            style: ItemStyle = "bullets"
        else:
            style = "letters" if depth == 0 else "roman"
        items = []
        for index, entry in enumerate(block["bullets" if "bullets" in block else "items"]):
            here = f"{path}[{index}]"
            if isinstance(entry, str):
                entry = {"text": entry}
            self.file.only(entry, here, ("id", "text", "items", "bullets"))
            (text,) = self.file.need(entry, here, "text")
            below = {key: entry[key] for key in ("items", "bullets") if key in entry}
            lists = (self._list(below, here, no_break, depth + 1),) if below else ()
            items.append(BodyItem(self.file.text(text, here, no_break), entry.get("id", ""), lists))
        return BodyList(style, tuple(items))

    def _check_names(self, text: ClauseText, language: str, path: str, known: set[str]) -> None:
        grammar = load_grammar(language)
        for name in text.names():
            if name.name not in known and not _is_small_word(name, grammar):
                self.file.fail(path, "unknown_name", name=name.written, known=_list(known))
            if name.word and name.word not in grammar.words:
                self.file.fail(path, "unknown_word", word=name.written, known=_list(grammar.words))
        for pointer in text.pointers():
            if pointer.word and pointer.word not in grammar.words:
                self.file.fail(
                    path, "unknown_word", word=pointer.written, known=_list(grammar.words)
                )


def _is_small_word(name: Name, grammar: Grammar) -> bool:
    return not name.word and name.name in grammar.words


def _shape(body: Iterable[BodyParagraph | BodyList]) -> list[object]:
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


def _check_references(library: Library) -> None:
    for clause in library.clauses.values():
        for variant in clause.variants.values():
            for text in variant.texts.values():
                for pointer in text.pointers():
                    target, _, item = pointer.target.partition(".")
                    if not _has_target(library, target, item):
                        raise ProblemsError(
                            [
                                Problem(
                                    "library.unknown_reference",
                                    f"variants.{variant.identity}",
                                    {"reference": pointer.written},
                                    file=clause.file,
                                )
                            ]
                        )


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
