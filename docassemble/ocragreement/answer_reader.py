"""Reads answers from plain data, names everything that is wrong, and describes what is right."""

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, get_args

from .answer_checks import together
from .answers import Answers, ArticleStyle, DraftNumber, Layout, Portuguese, Signatory
from .authorities import AuthoritiesShape, Authority
from .clause_shape import ClauseShape
from .counterpart_answers import counterpart_record, read_counterpart
from .draft_texts import DraftTexts
from .home_party import load_home_party
from .interface import sentences
from .language_pack import house_folder
from .languages import find_language, load_languages
from .library import Library
from .problems import Problem, ProblemsError
from .shapes import Choice, Date, Integer, ListOf, Lookup, Record, Shape, Text, Texts
from .translation_shape import TranslationsShape

__all__ = ["answer_schema", "read_answers", "read_draft"]

MAXIMUM_DRAFT = 999
_MOST_LANGUAGES = 6  # in which an agreement is authentic


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
    return read_draft(data, library, lines, file).answers


def read_draft(
    data: Any, library: Library, lines: Mapping[str, int] | None = None, file: str = ""
) -> DraftTexts:
    """Read answers for a draft of which texts will be asked for.

    Args:
        data: What `read_answers` takes.
        library: The clause library.
        lines: Line of each answer by its path, if the data is from a file.
        file: Name of that file.

    Returns:
        The draft, with what had to be found out of its texts to check the answers.

    Raises:
        ProblemsError: With every problem found, if there is any.
    """
    problems: list[Problem] = []
    read = _record_to_read(library, house_folder()).read(data, "", problems) or {}
    draft = DraftTexts(_answers(read, library), library)
    problems += [] if problems else together(draft)
    if problems:
        raise ProblemsError([problem.located(lines or {}, file) for problem in problems])
    return draft


def answer_schema(library: Library, language: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the answers.

    Args:
        library: The clause library.
        language: Interface language of the descriptions.

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


@lru_cache(maxsize=16)
def _record_to_read(library: Library, _house: str) -> Record:
    """The shapes of all answers; a house library knows further languages, and names of States."""
    return _answer_record(library)


def _answer_record(library: Library, described: Mapping[str, str] = {}) -> Record:
    texts = Texts(library.languages)
    language = Lookup(
        lambda text: find_language(text).code, "problem.unknown_language", load_languages()
    )
    authorities = AuthoritiesShape(library.languages)
    signatory = Record({"name": Text(), "title": texts})
    omissible = tuple(key for key, clause in library.clauses.items() if clause.omission)
    articles = [key for key, clause in library.clauses.items() if clause.part == "article"]

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
            authentic=ListOf(language, _MOST_LANGUAGES, minimum=1, blanks=True),
            prevailing=language,
            portuguese=Choice(get_args(Portuguese)),
        ),
        authorities=record("authorities", home=authorities, counterpart=authorities),
        clauses=Record(
            {
                key: ClauseShape(clause, omissible, library)
                for key, clause in library.clauses.items()
            }
        ),
        place=texts,
        date=Date(),
        signatories=record("signatories", home=signatory, counterpart=signatory),
        documents=ListOf(language, len(library.languages) + _MOST_LANGUAGES, minimum=1),
        articles=record(
            "articles",
            **{
                field.name: Choice(get_args(field.type))
                for field in fields(ArticleStyle)
                if field.name != "order"
            },
            order=ListOf(Choice(articles), len(articles)),
        ),
        draft=record("draft", number=Integer(1, MAXIMUM_DRAFT), date=Date()),
        layout=record(
            "layout", **{field.name: Choice(get_args(field.type)) for field in fields(Layout)}
        ),
        translations=TranslationsShape(library.languages),
    )


def _answers(read: Mapping[str, Any], library: Library) -> Answers:
    home = load_home_party()
    languages = read.get("languages") or {}
    portuguese = languages.get("portuguese")
    authorities = read.get("authorities") or {}
    signatories = read.get("signatories") or {}
    instruments = read.get("instruments")
    clauses = read.get("clauses") or {}
    documents = read.get("documents")
    return Answers(
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
        articles=_article_style(read.get("articles") or {}),
        draft=DraftNumber(**(read.get("draft") or {})),
        layout=Layout(**{key: each for key, each in (read.get("layout") or {}).items() if each}),
        portuguese=portuguese,
        translations=read.get("translations") or {},
    )


def _article_style(read: Mapping[str, Any]) -> ArticleStyle:
    given = {key: each for key, each in read.items() if each}
    return ArticleStyle(**{**given, "order": tuple(given.get("order", ()))})


def _signatory(read: Mapping[str, Any] | None) -> Signatory:
    return Signatory((read or {}).get("name"), (read or {}).get("title") or {})
