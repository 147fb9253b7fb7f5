"""The answer model: what the lawyer decides, read from plain data and written back.

The same model reads answer files and what the interview has gathered, and gives the JSON Schema.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .home_party import load_home_party
from .interface import sentences
from .languages import find_language, load_languages
from .library import ClauseDefinition, Library
from .problems import Problem, ProblemsError
from .shapes import Choice, Date, ListOf, Lookup, Percentage, Record, Shape, Text, Texts
from .states import find_state, load_states

__all__ = [
    "OMITTED",
    "Answers",
    "ClauseChoice",
    "Signatory",
    "answer_schema",
    "read_answers",
    "write_answers",
]

OMITTED = "omitted"
"""What stands for a clause's variant when the clause is omitted."""

Level = Literal["states", "governments"]
CONVENTION = "convention"


@dataclass(frozen=True)
class Signatory:
    """Who signs for a Party; None or a missing language is a blank in the draft."""

    name: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ClauseChoice:
    """What the lawyer decided for a clause.

    Attributes:
        variant: Identity of the variant, or `OMITTED`.
        parameters: The figures filled in, by identity; a missing one is open.
    """

    variant: str
    parameters: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """Everything that the lawyer decides; what is not decided has the Model's value or is open.

    Attributes:
        state: ISO 3166 code of the counterpart; None if open.
        state_names: Formal names with article that replace those of the data, by language.
        level: Whether the Parties are the States or their Governments.
        instruments: Those to which both States are party, in the library's order.
        authentic: Codes of the authentic languages, the home Party's first; None is a blank.
        prevailing: Code of the language whose text prevails; None if none does.
        home_authority: Authority of the home Party by language; a missing language is a blank.
        counterpart_authority: Authority of the counterpart, likewise.
        clauses: Choices by clause identity, for clauses that are not as in the Model.
        place: Place of signature by language.
        date: Date of signature.
        home_signatory: Who signs for the home Party.
        counterpart_signatory: Who signs for the counterpart.
        documents: Languages asked for; None for the authentic ones that the library has.
    """

    state: str | None
    state_names: Mapping[str, str]
    level: Level
    instruments: tuple[str, ...]
    authentic: tuple[str | None, ...]
    prevailing: str | None
    home_authority: Mapping[str, str]
    counterpart_authority: Mapping[str, str]
    clauses: Mapping[str, ClauseChoice]
    place: Mapping[str, str]
    date: datetime.date | None
    home_signatory: Signatory
    counterpart_signatory: Signatory
    documents: tuple[str, ...] | None

    def draft_languages(self, library: Library) -> tuple[str, ...]:
        """Return the languages in which the draft is written.

        Args:
            library: The clause library.

        Returns:
            Those asked for, else the authentic ones of which the library has a text, else the home
            Party's language.
        """
        if self.documents is not None:
            return self.documents
        authentic = [code for code in self.authentic if code in library.languages]
        return tuple(code for code in authentic if code) or (load_home_party().language,)


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
        raise ProblemsError([_located(problem, lines or {}, file) for problem in problems])
    return answers


def write_answers(answers: Answers, library: Library) -> dict[str, Any]:
    """Write answers as plain data.

    Args:
        answers: The answers.
        library: The clause library, which knows the languages.

    Returns:
        Data that `read_answers` reads back as the same answers; what is open is left out, except
        where leaving it out would mean a default.
    """
    home = load_home_party()
    data: dict[str, Any] = {}

    def texts(by_language: Mapping[str, str]) -> Any:
        one = set(by_language.values())
        return (
            one.pop()
            if len(one) == 1 and set(by_language) == set(library.languages)
            else dict(by_language)
        )

    counterpart = {"state": answers.state, "name": dict(answers.state_names)}
    _put(data, "counterpart", {key: value for key, value in counterpart.items() if value})
    data["level"] = answers.level
    data["instruments"] = list(answers.instruments)
    data["languages"] = {"authentic": list(answers.authentic)}
    _put(data["languages"], "prevailing", answers.prevailing)
    authorities: dict[str, Any] = {}
    if dict(answers.home_authority) != dict(home.authority):
        authorities["home"] = texts(answers.home_authority) or None
    _put(authorities, "counterpart", texts(answers.counterpart_authority))
    _put(data, "authorities", authorities)
    _put(
        data,
        "clauses",
        {clause: _choice_data(choice) for clause, choice in answers.clauses.items()},
    )
    _put(data, "place", texts(answers.place))
    _put(data, "date", answers.date.isoformat() if answers.date else None)
    signatories: dict[str, Any] = {}
    for side, signatory in (
        ("home", answers.home_signatory),
        ("counterpart", answers.counterpart_signatory),
    ):
        entry: dict[str, Any] = {}
        _put(entry, "name", signatory.name)
        _put(entry, "title", texts(signatory.title))
        _put(signatories, side, entry)
    _put(data, "signatories", signatories)
    _put(data, "documents", list(answers.documents) if answers.documents is not None else None)
    return data


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

    def __init__(self, clause: ClauseDefinition, omissible: tuple[str, ...]) -> None:
        self.clause = clause
        self.omissible = omissible

    def read(self, value: Any, path: str, problems: list[Problem]) -> ClauseChoice | None:
        figures: dict[str, Any] = {}
        variant: Any = value
        if isinstance(value, Mapping):
            figures = {key: each for key, each in value.items() if key != "variant"}
            variant = value.get("variant", self.clause.default)
            path_of_variant = f"{path}.variant" if "variant" in value else path
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
        return ClauseChoice(variant, {key: each for key, each in read.items() if each is not None})

    def schema(self) -> dict[str, Any]:
        names = [*self.clause.variants, *([OMITTED] if self.clause.omission else [])]
        figures: dict[str, Shape] = {"variant": Choice(names)}
        for variant in self.clause.variants:
            figures |= self._figures(variant)
        return {"anyOf": [Choice(names).schema(), Record(figures).schema()]}

    def _figures(self, variant: str) -> dict[str, Shape]:
        if variant == OMITTED:
            return {}
        return {
            name: Percentage(parameter.above, parameter.maximum)
            for name, parameter in self.clause.variants[variant].parameters.items()
        }


def _answer_record(library: Library, described: Mapping[str, str] = {}) -> Record:
    texts = Texts(library.languages)
    language = Lookup(
        lambda text: find_language(text).code, "problem.unknown_language", load_languages()
    )
    state = Lookup(lambda text: find_state(text).code, "problem.unknown_state", load_states())
    names = Record({code: Text() for code in library.languages})
    signatory = Record({"name": Text(), "title": texts})
    omissible = tuple(key for key, clause in library.clauses.items() if clause.omission)

    def record(path: str, **fields: Shape) -> Record:
        prefix = f"{path}." if path else ""
        own = {name: described[prefix + name] for name in fields if prefix + name in described}
        return Record(fields, own)

    return record(
        "",
        counterpart=record("counterpart", state=state, name=names),
        level=Choice(("states", "governments")),
        instruments=ListOf(Choice(library.instruments), len(library.instruments)),
        languages=record(
            "languages",
            authentic=ListOf(language, 6, minimum=1, blanks=True),
            prevailing=language,
        ),
        authorities=record("authorities", home=texts, counterpart=texts),
        clauses=Record(
            {key: _ClauseShape(clause, omissible) for key, clause in library.clauses.items()}
        ),
        place=texts,
        date=Date(),
        signatories=record("signatories", home=signatory, counterpart=signatory),
        documents=ListOf(language, len(library.languages), minimum=1),
    )


def _answers(read: Mapping[str, Any], library: Library, problems: list[Problem]) -> Answers:
    home = load_home_party()
    counterpart = read.get("counterpart") or {}
    languages = read.get("languages") or {}
    authorities = read.get("authorities") or {}
    signatories = read.get("signatories") or {}
    instruments = read.get("instruments")
    clauses = read.get("clauses") or {}
    documents = read.get("documents")
    answers = Answers(
        state=counterpart.get("state"),
        state_names={code: name for code, name in (counterpart.get("name") or {}).items() if name},
        level=read.get("level") or "states",
        instruments=tuple(
            each for each in library.instruments if instruments is None or each in instruments
        ),
        authentic=tuple(languages.get("authentic") or (home.language, None)),
        prevailing=languages.get("prevailing"),
        home_authority=(authorities["home"] or {}) if "home" in authorities else home.authority,
        counterpart_authority=authorities.get("counterpart") or {},
        clauses={key: choice for key, choice in clauses.items() if choice is not None},
        place=read.get("place") or {},
        date=read.get("date"),
        home_signatory=_signatory(signatories.get("home")),
        counterpart_signatory=_signatory(signatories.get("counterpart")),
        documents=None if documents is None else tuple(documents),
    )
    if not problems:
        _check_together(answers, library, home.state, problems)
    return answers


def _check_together(
    answers: Answers, library: Library, home_state: str, problems: list[Problem]
) -> None:
    """Add what is wrong although each answer by itself is right."""
    if answers.state == home_state:
        problems.append(Problem("problem.same_state", "counterpart.state", {"value": home_state}))
    if not answers.instruments:
        problems.append(Problem("problem.no_instrument", "instruments"))
    elif CONVENTION not in answers.instruments:
        values = {"value": answers.instruments[0]}
        problems.append(Problem("problem.convention", "instruments", values))
    if answers.prevailing is not None:
        known = [code for code in answers.authentic if code]
        if len(answers.authentic) == 1:
            problems.append(Problem("problem.one_language", "languages.prevailing"))
        elif answers.prevailing not in known:
            values = {"value": answers.prevailing, "known": ", ".join(known)}
            problems.append(Problem("problem.not_authentic", "languages.prevailing", values))
    for index, code in enumerate(answers.documents or ()):
        if code not in library.languages:
            values = {"value": code, "known": ", ".join(library.languages)}
            problems.append(Problem("problem.no_text", f"documents[{index}]", values))


def _signatory(read: Mapping[str, Any] | None) -> Signatory:
    return Signatory((read or {}).get("name"), (read or {}).get("title") or {})


def _located(problem: Problem, lines: Mapping[str, int], file: str) -> Problem:
    path = problem.path
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return Problem(
        problem.key, problem.path, problem.values, lines.get(path, 0) if path else 0, file
    )


def _put(data: dict[str, Any], key: str, value: Any) -> None:
    if value:
        data[key] = value


def _choice_data(choice: ClauseChoice) -> Any:
    if not choice.parameters:
        return choice.variant
    return {"variant": choice.variant, **choice.parameters}
