"""Parts of a text that stand under a condition; wordings that require or exclude others."""

from pathlib import Path
from typing import Any

import pytest
from spaces import plain_lines

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library import Library
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError

WORDING = """
clause: refusal
variants:
  house:
    label: {en: House, es: Casa}
    use: {en: Always., es: Siempre.}
    source: House wording
    REQUIRES
    parameters:
      grounds:
        type: several
        label: {en: Grounds, es: Motivos}
        default: [security]
        options:
          security: {label: {en: Security, es: Seguridad}, text: {en: s, es: s, fr: s, pt: s}}
          liberty: {label: {en: Liberty, es: Libertad}, text: {en: l, es: l, fr: l, pt: l}}
    text:
      en:
        wording: ours
        phrases:
          also: {choose: [{when: {items.second: present}, text: also}, {text: only}]}
        body:
          - "Refusal {also}:"
          - items:
              - {id: first, text: first}
              - {id: second, when: {grounds: liberty}, text: second}
              - {id: third, text: third}
          - {when: {clauses.costs: present}, text: "Costs as in [[costs]]."}
          - when: {instruments.firearms: given}
            bullets: [arms]
          - {when: {clauses.final_provisions.term: years}, text: "For a fixed term."}
"""


def library(folder: Path, text: str = WORDING, requires: str = "") -> Library:
    (folder / "house.yml").write_text(text.replace("REQUIRES", requires), "utf-8")
    return load_library(str(folder))


def article(loaded: Library, refusal: Any = "house", **further: Any) -> list[str]:
    clauses = {"refusal": refusal, **further.pop("clauses", {})}
    answers = read_answers({"documents": ["en"], "clauses": clauses, **further}, loaded)
    lines = to_lines(assemble(answers, loaded, "en"))
    start = next(index for index, line in enumerate(lines) if line.startswith("Refusal"))
    end = next(index for index in range(start, len(lines)) if lines[index].startswith("Article"))
    return plain_lines(lines[start:end])


def test_an_item_without_its_condition_goes_and_letters_close_up(tmp_path: Path) -> None:
    loaded = library(tmp_path)
    assert article(loaded)[:3] == ["Refusal only:", "a. first", "b. third"]
    choice = {"variant": "house", "grounds": ["security", "liberty"]}
    assert article(loaded, choice)[:4] == ["Refusal also:", "a. first", "b. second", "c. third"]


def test_a_paragraph_and_a_list_stand_under_a_condition(tmp_path: Path) -> None:
    loaded = library(tmp_path)
    assert article(loaded)[3:] == ["• arms"]
    full = article(
        loaded,
        clauses={"costs": "meetings", "final_provisions": "composed", "commission": "model"},
        instruments=["convention"],
    )
    assert full[3:] == ["Costs as in Article 12.", "For a fixed term."]


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("requires: {clauses.final_provisions.term: years}", True),
        ("requires: {clauses.final_provisions: composed}", True),
        ("requires: {instruments.firearms: given}", False),
        ("requires: {languages: one}", True),
        ("requires: {grounds: liberty}", True),
        ("excludes: {clauses.costs: present, clauses.commission: present}", True),
        ("excludes: {clauses.costs: present, languages: several}", False),
    ],
)
def test_a_wording_requires_and_excludes(tmp_path: Path, line: str, refused: bool) -> None:
    loaded = library(tmp_path, requires=line)
    if not refused:
        assert article(loaded)
        return
    with pytest.raises(ProblemsError) as caught:
        article(loaded)
    (problem,) = caught.value.problems
    assert problem.say("en").startswith("clauses.refusal: the wording “house” can")


WRONG = {
    "a clause that is not there": (
        'clauses.costs: present}, text: "Costs as in [[costs]]."',
        "clauses.cost: present}, text: x",
        "the condition “clauses.cost: present” asks of",
    ),
    "a parameter that no variant has": (
        "clauses.final_provisions.term: years",
        "clauses.final_provisions.years_of: years",
        "the condition “clauses.final_provisions.years_of: years” asks of",
    ),
    "an option that is not there": (
        "{grounds: liberty}",
        "{grounds: equality}",
        "items[1].when.grounds: “equality” is not known. Write one of: ",
    ),
    "a reference beyond its condition": (
        '{when: {clauses.costs: present}, text: "Costs',
        '{when: {clauses.commission: present}, text: "Costs',
        "[[costs]] refers to an article that may be omitted",
    ),
    "nothing that stands for certain": (
        '- "Refusal {also}:"\n          - items:',
        "- when: {instruments.firearms: given}\n            items:",
        "every paragraph has a condition",
    ),
    "a requirement of nothing": (
        "REQUIRES",
        "requires: {langages: one}",
        "requires.langages: “lang",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_a_condition_that_nobody_can_answer_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in WORDING
    with pytest.raises(ProblemsError) as caught:
        library(tmp_path, WORDING.replace(old, new))
    assert message in caught.value.problems[0].say("en")
    assert "house.yml" in caught.value.problems[0].say("en")


def test_conditions_are_alike_in_each_language(tmp_path: Path) -> None:
    english = WORDING[WORDING.index("      en:\n") :]
    spanish = english.replace("      en:\n", "      es:\n").replace(
        "costs: present", "costs: omitted"
    )
    spanish = spanish.replace("[[costs]]", "ellos")
    with pytest.raises(ProblemsError) as caught:
        library(tmp_path, WORDING + spanish)
    assert "paragraphs and items are not the same" in caught.value.problems[0].say("en")


@pytest.mark.parametrize(
    ("clauses", "message"),
    [
        ({"commission": "omitted"}, "clauses.commission_meetings: the wording “model” can only"),
        ({"confiscation": "omitted"}, "clauses.asset_sharing: the wording “model” can only"),
        ({"offences": "omitted"}, "clauses.offences: this clause cannot be omitted."),
        (
            {"final_provisions": "omitted"},
            "clauses.final_provisions: this clause cannot be omitted.",
        ),
    ],
)
def test_an_article_that_others_need_is_not_omitted(clauses: Any, message: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_answers({"clauses": clauses}, load_library())
    assert message in caught.value.problems[0].say("en")
