"""Reads answers from plain data, names everything that is wrong, and describes what is right."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any, get_args

from .answer_checks import together
from .answers import Answers, ArticleStyle, ClauseChoice, DraftNumber, Layout, Portuguese, Signatory
from .authorities import AuthoritiesShape, Authority
from .clause_text import BodyList, ClauseText
from .counterpart_answers import counterpart_record, read_counterpart
from .home_party import load_home_party
from .interface import sentences
from .items import item_names, without_items
from .languages import find_language, load_languages
from .library import OMITTED, ClauseDefinition, Library
from .parameters import parameter_shape
from .problems import Problem, ProblemsError
from .shapes import Choice, Date, Integer, ListOf, Lookup, Record, Shape, Text, Texts
from .template_text import Part
from .translation_shape import TranslationsShape
from .typed_text import MAXIMUM_TYPED, TypedTextError, read_typed_item, read_typed_text

__all__ = ["answer_schema", "read_answers"]

OWN_ANSWERS = ("variant", "reason", "drop", "add", "text")
MAXIMUM_ITEMS = 26
MAXIMUM_DRAFT = 999


def read_answers(
    data: Any, library: Library, lines: Mapping[str, int] | None = None, file: str = ""
) -> Answers:
    """Read answers from plain data.

    Args:
        data: Mappings, lists and plain values, as the schema describes them; {} leaves all open.
        library: The clause library, which knows clauses, variants and languages.
        lines: Line of each answer by its path, if the data is from a file.
        file: Name of that file.

    Returns:
        The answers.

    Raises:
        ProblemsError: With every problem found, if there is any.

    Example:
        >>> from docassemble.ocragreement.library_loader import load_library
        >>> read_answers({"counterpart": {"state": "Chile"}}, load_library()).state
        'CL'
    """
    problems: list[Problem] = []
    read = _answer_record(library).read(data, "", problems) or {}
    answers = _answers(read, library, problems)
    if problems:
        raise ProblemsError([problem.located(lines or {}, file) for problem in problems])
    return answers


def answer_schema(library: Library, language: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the answers.

    Args:
        library: The clause library.
        language: Interface language of the descriptions, "en" or "es".

    Returns:
        The schema as plain data.
    """
    described = {
        key.removeprefix("answers."): sentence
        for key, sentence in sentences(language).items()
        if key.startswith("answers.")
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": sentences(language)["command.answers_title"],
        **_answer_record(library, described).schema(),
    }


class _ClauseShape:
    """A variant's name, or a mapping with the variant and its figures."""

    def __init__(
        self, clause: ClauseDefinition, omissible: tuple[str, ...], library: Library
    ) -> None:
        self.clause = clause
        self.omissible = omissible
        self.library = library

    def read(self, value: Any, path: str, problems: list[Problem]) -> ClauseChoice | None:
        figures: dict[str, Any] = {}
        own: dict[str, Any] = {}
        variant: Any = value
        if isinstance(value, Mapping):
            figures = {key: each for key, each in value.items() if key not in OWN_ANSWERS}
            standing = [self.clause.default, *self.clause.variants]
            variant = value.get("variant", next(each for each in standing if each != OMITTED))
            path_of_variant = f"{path}.variant" if "variant" in value else path
            given = {key: each for key, each in value.items() if key in self._own()}
            own = Record(self._own()).read(given, path, problems) or {}
        else:
            path_of_variant = path
        if variant == OMITTED and self.clause.omission is None:
            known = ", ".join(self.omissible)
            problems.append(Problem("problem.not_omissible", path_of_variant, {"known": known}))
            return None
        names = [*self.clause.variants, *([OMITTED] if self.clause.omission else [])]
        if not isinstance(variant, str) or variant not in names:
            values = {"value": str(variant)[:60], "known": ", ".join(names)}
            problems.append(Problem("problem.unknown_variant", path_of_variant, values))
            return None
        read = Record(self._figures(variant)).read(figures, path, problems) or {}
        answered = {key: each for key, each in read.items() if each is not None}
        return self._with_own(ClauseChoice(variant, answered), own, path, problems)

    def schema(self) -> dict[str, Any]:
        names = [*self.clause.variants, *([OMITTED] if self.clause.omission else [])]
        figures: dict[str, Shape] = {"variant": Choice(names), **self._own()}
        for variant in self.clause.variants:
            figures |= self._figures(variant)
        return {"anyOf": [Choice(names).schema(), Record(figures).schema()]}

    def _own(self) -> dict[str, Shape]:
        """What every clause can be given, whatever its variant."""
        languages = self.library.languages
        long_text = Text(MAXIMUM_TYPED, lines=True)
        items = ListOf(Text(), MAXIMUM_ITEMS)
        return {
            "reason": Text(),
            "drop": ListOf(Text(), MAXIMUM_ITEMS),
            "add": Record(dict.fromkeys(languages, items)),
            "text": Record(dict.fromkeys(languages, long_text)),
        }

    def _with_own(
        self,
        choice: ClauseChoice,
        own: Mapping[str, Any],
        path: str,
        problems: list[Problem],
    ) -> ClauseChoice:
        """The choice with what the lawyer wrote: the reason, items dropped or added, the text."""
        dropped = tuple(own.get("drop") or ())
        added = {key: tuple(each) for key, each in (own.get("add") or {}).items() if each}
        typed = {key: each for key, each in (own.get("text") or {}).items() if each}
        texts: dict[str, ClauseText] = {}
        further: dict[str, tuple[tuple[Part, ...], ...]] = {}
        for language, text in typed.items():
            with _naming(f"{path}.text.{language}", problems):
                texts[language] = read_typed_text(text, language, self.library)
        for language, items in added.items():
            with _naming(f"{path}.add.{language}", problems):
                further[language] = tuple(
                    read_typed_item(item, language, self.library) for item in items
                )
        if (dropped or added) and choice.variant != OMITTED:
            self._check_items(choice.variant, dropped, path, problems)
        return replace(
            choice,
            reason=own.get("reason") or "",
            dropped=dropped,
            added=added,
            further=further,
            typed=typed,
            texts=texts,
        )

    def _check_items(
        self, variant: str, dropped: tuple[str, ...], path: str, problems: list[Problem]
    ) -> None:
        text = next(iter(self.clause.variants[variant].texts.values()))
        if not any(isinstance(block, BodyList) and block.style == "letters" for block in text.body):
            problems.append(Problem("problem.no_items", path))
            return
        names = item_names(text)
        for index, name in enumerate(dropped):
            if name not in names:
                values = {"value": name, "known": ", ".join(names)}
                problems.append(Problem("problem.unknown_item", f"{path}.drop[{index}]", values))
        if len(without_items(text, dropped).body) < len(text.body):
            problems.append(Problem("problem.no_item_left", f"{path}.drop"))

    def _figures(self, variant: str) -> dict[str, Shape]:
        if variant == OMITTED:
            return {}
        return {
            name: parameter_shape(parameter, self.library.languages)
            for name, parameter in self.clause.variants[variant].parameters.items()
        }


def _answer_record(library: Library, described: Mapping[str, str] = {}) -> Record:
    texts = Texts(library.languages)
    language = Lookup(
        lambda text: find_language(text).code, "problem.unknown_language", load_languages()
    )
    authorities = AuthoritiesShape(library.languages)
    signatory = Record({"name": Text(), "title": texts})
    omissible = tuple(key for key, clause in library.clauses.items() if clause.omission)

    def record(path: str, **fields: Shape) -> Record:
        prefix = f"{path}." if path else ""
        own = {name: described[prefix + name] for name in fields if prefix + name in described}
        return Record(fields, own)

    return record(
        "",
        counterpart=counterpart_record(library.languages, record),
        level=Choice(("states", "governments")),
        instruments=ListOf(Choice(library.instruments), len(library.instruments)),
        languages=record(
            "languages",
            authentic=ListOf(language, 6, minimum=1, blanks=True),
            prevailing=language,
            portuguese=Choice(get_args(Portuguese)),
        ),
        authorities=record("authorities", home=authorities, counterpart=authorities),
        clauses=Record(
            {
                key: _ClauseShape(clause, omissible, library)
                for key, clause in library.clauses.items()
            }
        ),
        place=texts,
        date=Date(),
        signatories=record("signatories", home=signatory, counterpart=signatory),
        documents=ListOf(language, len(library.languages), minimum=1),
        articles=record(
            "articles",
            **{field.name: Choice(get_args(field.type)) for field in fields(ArticleStyle)},
        ),
        draft=record("draft", number=Integer(1, MAXIMUM_DRAFT), date=Date()),
        layout=record(
            "layout", **{field.name: Choice(get_args(field.type)) for field in fields(Layout)}
        ),
        translations=TranslationsShape(library.languages),
    )


def _answers(read: Mapping[str, Any], library: Library, problems: list[Problem]) -> Answers:
    home = load_home_party()
    languages = read.get("languages") or {}
    portuguese = languages.get("portuguese")
    authorities = read.get("authorities") or {}
    signatories = read.get("signatories") or {}
    instruments = read.get("instruments")
    clauses = read.get("clauses") or {}
    documents = read.get("documents")
    answers = Answers(
        counterpart=read_counterpart(read.get("counterpart") or {}, portuguese, home.state),
        level=read.get("level") or "states",
        instruments=tuple(
            each for each in library.instruments if instruments is None or each in instruments
        ),
        authentic=tuple(languages.get("authentic") or (home.language, None)),
        prevailing=languages.get("prevailing"),
        home_authorities=(authorities["home"] or ())
        if "home" in authorities
        else (Authority(home.authority),),
        counterpart_authorities=authorities.get("counterpart") or (),
        clauses={key: choice for key, choice in clauses.items() if choice is not None},
        place=read.get("place") or {},
        date=read.get("date"),
        home_signatory=_signatory(signatories.get("home")),
        counterpart_signatory=_signatory(signatories.get("counterpart")),
        documents=None if documents is None else tuple(documents),
        articles=ArticleStyle(
            **{key: each for key, each in (read.get("articles") or {}).items() if each}
        ),
        draft=DraftNumber(**(read.get("draft") or {})),
        layout=Layout(**{key: each for key, each in (read.get("layout") or {}).items() if each}),
        portuguese=portuguese,
        translations=read.get("translations") or {},
    )
    if not problems:
        problems += together(answers, library)
    return answers


@contextmanager
def _naming(path: str, problems: list[Problem]) -> Iterator[None]:
    """Add what is wrong with a typed text to the problems, under the answer's path."""
    try:
        yield
    except TypedTextError as error:
        problems.append(Problem(f"problem.{error.key}", path, error.values))


def _signatory(read: Mapping[str, Any] | None) -> Signatory:
    return Signatory((read or {}).get("name"), (read or {}).get("title") or {})
