"""Every variant of every clause, alone and with others, in every language: no slip of the pen."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docassemble.ocragreement.agreement import BLANK_DOTS
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.library import OMITTED, ClauseDefinition, Parameter
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError

LIBRARY = load_library()
STATES = ["CL", "ES", "IE", "US", "CA", "SV", "FR", "IL", "MX", "TR", "AG", "NL"]

FLAWS = {
    "any": r"  | [,;.]|,,|;;|\.\.(?!\.)|None|[{}]|\[\[|\]\]|\uffff|\( | \)|“ | ”",
    "en": r"\ba [aeio]|\bthe the\b|\bthe Article\b|\bof of\b",
    "es": r"\bde el\b|\ba el\b|\by i|\by hi(?!e)|\bo o|\bdel el\b|\bla la\b|\bde de\b",
    "fr": r"\bde le\b|\bde les\b|\bà le\b|\bà les\b|\ble [AEÉIOU]|\bque il|\bde [aeiouéè]|’ ",
    "pt": r"\bde o\b|\bde a\b|\bem o\b|\bem a\b|\bpor o\b|\bpor a\b|\ba a\b|\bde os\b|\bem os\b",
}
PROPER = {
    # Where a capital follows, the article belongs to a name ("de El Salvador").
    "es": r"\b[da]e? El Salvador",
    # A preposition does not contract with the subject of an infinitive.
    "pt": r"antes de a remessa",
}


def flaws(text: str, language: str) -> list[str]:
    words = text.replace(BLANK_DOTS, "____").replace("\N{NO-BREAK SPACE}", "\N{PILCROW SIGN}")
    words = re.sub(PROPER.get(language, r"(?!)"), "____", words)
    found = re.findall(FLAWS["any"], words)
    return found + [match[0] for match in re.finditer(FLAWS[language], words)]


def answers_of(parameter: Parameter) -> Iterator[Any]:
    if parameter.type == "choice":
        yield from parameter.options
    elif parameter.type == "several":
        yield from ([each] for each in parameter.options)
        yield list(parameter.options)
    elif parameter.type == "text":
        yield None
        yield "Lorem"
    elif parameter.type == "integer":
        yield from {int(parameter.minimum), 1, 6} & set(
            range(int(parameter.minimum), int(parameter.maximum) + 1)
        )
    else:
        yield parameter.maximum


def choices(clause: ClauseDefinition) -> Iterator[dict[str, Any]]:
    """Every variant, and every answer to each of its parameters, the others as they are."""
    for name, variant in clause.variants.items():
        yield {"variant": name}
        for key, parameter in variant.parameters.items():
            for answer in answers_of(parameter):
                yield {"variant": name, key: answer}


CASES = [
    pytest.param(clause.identity, choice, id=f"{clause.identity}-{index}")
    for clause in LIBRARY.clauses.values()
    for index, choice in enumerate(choices(clause))
]


def with_what_it_requires(identity: str, choice: dict[str, Any]) -> dict[str, Any]:
    """The choice, and the other clauses as it wants them."""
    clauses: dict[str, Any] = {identity: choice}
    for name, asked in LIBRARY.clauses[identity].variants[choice["variant"]].requires.items():
        group, _, member = name.partition(".")
        if group == "clauses" and asked == "present":
            clauses[member] = next(iter(LIBRARY.clauses[member].variants))
        elif group == "clauses":
            clauses[member] = asked
    if clauses.get("commission", {}) == {"variant": "contact_points"}:
        clauses.setdefault("commission_meetings", OMITTED)
    return clauses


@pytest.mark.parametrize(("identity", "choice"), CASES)
def test_a_variant_reads_well_in_every_language(identity: str, choice: dict[str, Any]) -> None:
    data = {"counterpart": {"state": "ES"}, "clauses": with_what_it_requires(identity, choice)}
    answers = read_answers(data, LIBRARY)
    for language in LIBRARY.languages:
        agreement = assemble(answers, LIBRARY, language)
        for line in to_lines(agreement):
            assert flaws(line.strip(), language) == [], line


def draft(clauses: dict[str, Any], state: str, level: str, authentic: list[str]) -> dict[str, Any]:
    return {
        "counterpart": {"state": state},
        "level": level,
        "languages": {"authentic": authentic},
        "clauses": clauses,
        "documents": list(LIBRARY.languages),
    }


def read_or_none(data: dict[str, Any]) -> Answers | None:
    """The answers, or None if they are refused because one clause requires another."""
    try:
        return read_answers(data, LIBRARY)
    except ProblemsError as error:
        if any(problem.key != "problem.requires" for problem in error.problems):
            raise
        return None


combinations = st.builds(
    draft,
    st.fixed_dictionaries(
        {},
        optional={
            clause.identity: st.sampled_from(
                [*choices(clause), *([OMITTED] if clause.omission else [])]
            )
            for clause in LIBRARY.clauses.values()
        },
    ),
    st.sampled_from(STATES),
    st.sampled_from(["states", "governments"]),
    st.sampled_from([["es"], ["es", "en"], ["es", "fr", "en"], ["es", "nl", "fr", "de"]]),
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(combinations)
def test_variants_go_together_or_are_refused(data: dict[str, Any]) -> None:
    answers = read_or_none(data)
    if answers is None:
        return
    assert [found for found in check(answers, LIBRARY) if found.key == "not_concordant"] == []
    for language in LIBRARY.languages:
        agreement = assemble(answers, LIBRARY, language)
        numbers = [article.number for article in agreement.articles]
        assert numbers == list(range(1, len(numbers) + 1))
        for line in to_lines(agreement):
            assert flaws(line.strip(), language) == [], line
        if len(data["languages"]["authentic"]) > 2:
            assert "both texts" not in "\n".join(to_lines(agreement))
            assert "ambos textos" not in "\n".join(to_lines(agreement))
