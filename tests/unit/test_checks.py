"""The checks: each speaks of a draft made wrong for it, and is silent on a sound one."""

from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library_loader import load_library

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))

COMPLETE: dict[str, Any] = {
    "counterpart": {"state": "PY"},
    "languages": {"authentic": ["es"]},
    "authorities": {"counterpart": "el Ministerio del Interior"},
    "place": "Asunción",
    "date": "2027-05-12",
    "signatories": {
        "home": {"name": "Ana Pérez", "title": "Ministra"},
        "counterpart": {"name": "Luis Benítez", "title": "Ministro"},
    },
    "clauses": {"final_provisions": {"variant": "date_of_last_notification", "reason": "A day."}},
}

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "the same name twice": (
        {"counterpart": {"name": {"es": "la República Argentina"}}},
        "error, counterpart.name: both Parties are called “la República Argentina”",
    ),
    "a place in one language of two": (
        {"place": {"es": "Asunción"}, "documents": ["es", "en"]},
        "warning, place: open in English and given in the other languages.",
    ),
    "the authority of one Party": (
        {"authorities": {}},
        "warning, authorities.counterpart: one Party has an authority and the other has none.",
    ),
    "an open place": (
        {"place": None},
        "notice, place: open: place of signature. It stays a blank in the draft.",
    ),
    "a departure without a reason": (
        {"clauses": {"asset_sharing": "case_by_case"}},
        "notice, clauses.asset_sharing: departs from the Model: “Only case-by-case sharing”. No",
    ),
    "a departure with a reason": (
        {"clauses": {"asset_sharing": {"variant": "omitted", "reason": "Their law forbids it."}}},
        "departs from the Model: “Omit the article”. Reason: Their law forbids it.",
    ),
    "an entry into force without a day": (
        {"clauses": {}},
        "warning, clauses.final_provisions: ",
    ),
}


def said(data: dict[str, Any]) -> list[str]:
    library = load_library()
    return [finding.say("en") for finding in check(read_answers(data, library), library)]


@pytest.mark.parametrize("name", WRONG)
def test_a_check_speaks_of_what_is_wrong(name: str) -> None:
    change, expected = WRONG[name]
    assert any(line.startswith(expected) or expected in line for line in said(COMPLETE | change))
    assert not any(line.startswith(expected) or expected in line for line in said(COMPLETE))


def test_a_complete_draft_has_only_its_departure() -> None:
    (line,) = said(COMPLETE)
    assert line.startswith("notice, clauses.final_provisions: departs from the Model: ")
    assert line.endswith("Reason: A day.")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_has_an_error(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(example)]) == 0
    assert "error, " not in capsys.readouterr().out


def test_an_error_ends_with_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("counterpart: {state: PY, name: {es: la República Argentina}}")
    assert main(["check", str(answers)]) == 1
    assert capsys.readouterr().out.startswith("error, counterpart.name: ")


def test_findings_are_said_in_spanish_without_english() -> None:
    library = load_library()
    for finding in check(read_answers({}, library), library):
        assert finding.say("es").split(",")[0] in ("error grave", "advertencia", "aviso")
        assert finding.say("es") != finding.say("en")
