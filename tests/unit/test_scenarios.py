"""Runs the scenario files: answers in; titles, sentences and numbers out."""

import re
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.agreement import BLANK_DOTS, Agreement, plain
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.safe_yaml import parse

TESTS = Path(__file__).parents[1]
SCENARIOS = sorted((TESTS / "scenarios").glob("*.yml"))
KNOWN = {
    "title",
    "articles",
    "signatures",
    "authentic",
    "says",
    "does_not_say",
    "in_article",
    "closing",
}


def load(path: Path) -> dict[str, Any]:
    scenario: dict[str, Any] = parse(path.read_bytes()).data
    return scenario


def answers_of(scenario: dict[str, Any]) -> Answers:
    if "file" in scenario:
        path = TESTS.parent / "examples" / scenario["file"]
        return read_answer_file(path.read_bytes(), load_library(), path.name)
    return read_answers(scenario["answers"], load_library())


def shown(text: str) -> str:
    return text.replace(BLANK_DOTS, "____").replace("\N{NO-BREAK SPACE}", " ")


def whole_text(agreement: Agreement) -> str:
    return shown("\n".join(to_lines(agreement)))


def part_text(agreement: Agreement, part: str) -> str:
    clauses = [clause for clause in agreement.clauses if clause.part == part]
    inner = Agreement(agreement.language, True, "", "", tuple(clauses), ())
    return shown(" ".join(to_lines(inner)))


def article_text(agreement: Agreement, number: int) -> str:
    article = agreement.articles[number - 1]
    assert article.number == number
    return shown(" ".join(to_lines(Agreement("", True, "", "", (article,), ()))))


CASES = [
    pytest.param(scenario, language, id=f"{path.stem}-{language}")
    for path in SCENARIOS
    for scenario in [load(path)]
    for language in scenario["expect"]
]


@pytest.mark.parametrize(("scenario", "language"), CASES)
def test_scenario(scenario: dict[str, Any], language: str) -> None:
    expected = scenario["expect"][language]
    assert set(expected) <= KNOWN
    agreement = assemble(answers_of(scenario), load_library(), language)
    text = whole_text(agreement)
    if "title" in expected:
        assert part_text(agreement, "title") == expected["title"]
    if "articles" in expected:
        assert len(agreement.articles) == expected["articles"]
    if "signatures" in expected:
        heads = [shown(plain(signature.party)) for signature in agreement.signatures]
        assert heads == expected["signatures"]
    if "authentic" in expected:
        assert agreement.authentic == expected["authentic"]
        assert bool(agreement.notice) != expected["authentic"]
    for words in expected.get("says", ()):
        assert words in text
    for words in expected.get("does_not_say", ()):
        assert words not in text
    for number, all_words in expected.get("in_article", {}).items():
        for words in all_words:
            assert words in article_text(agreement, int(number))
    if "closing" in expected:
        assert part_text(agreement, "closing") == expected["closing"]


@pytest.mark.parametrize(("scenario", "language"), CASES)
def test_scenario_has_no_slip_of_the_pen(scenario: dict[str, Any], language: str) -> None:
    text = whole_text(assemble(answers_of(scenario), load_library(), language))
    flaws = r"  |None|\{|\}|\[\[|\]\]|\uffff| ,|\bde el [^S]|\ba el [^S]|\bde le |\bà le |\bde les "
    assert not re.findall(flaws, re.sub(r"^ +", "", text, flags=re.MULTILINE))


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 10


def test_each_of_the_ten_weaknesses_of_the_model_has_a_scenario() -> None:
    named: dict[str, list[str]] = {}
    for path in SCENARIOS:
        weakness = re.match(r"Weakness (\d+) of the Model\b", load(path)["scenario"])
        if weakness:
            named.setdefault(weakness[1], []).append(path.stem)
    table = (TESTS / "scenarios" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+)\. .* \| (.*) \|$", table, re.MULTILINE)
    assert [number for number, _ in rows] == [str(number) for number in range(1, 11)]
    assert {number: sorted(re.findall(r"`(.+?)`", files)) for number, files in rows} == {
        number: sorted(files) for number, files in named.items()
    }
