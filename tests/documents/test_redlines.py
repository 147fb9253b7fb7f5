"""Redlines of every scenario and of drafts at random: accepted the draft, rejected the old text."""

from pathlib import Path

import pytest
from random_answers import random_answers
from tracked_changes import assert_redline

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.redline import model_of
from docassemble.ocragreement.safe_yaml import parse

ROOT = Path(__file__).parents[2]
LIBRARY = load_library()
SCENARIOS = sorted((ROOT / "tests" / "scenarios").glob("*.yml"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_against_the_model(path: Path) -> None:
    scenario = parse(path.read_bytes()).data
    if "file" in scenario:
        path = ROOT / "examples" / scenario["file"]
        answers = read_answer_file(path.read_bytes(), LIBRARY, path.name)
    else:
        answers = read_answers(scenario["answers"], LIBRARY)
    for language in answers.draft_languages(LIBRARY):
        model, draft = (
            assemble(each, LIBRARY, language) for each in (model_of(answers, LIBRARY), answers)
        )
        assert_redline(model, draft)


@pytest.mark.parametrize("seed", range(200))
def test_any_draft_against_the_model_or_another_draft(seed: int) -> None:
    answers = random_answers(seed, LIBRARY)
    other = random_answers(seed + 1000, LIBRARY) if seed % 2 else model_of(answers, LIBRARY)
    language = LIBRARY.languages[seed // 2 % len(LIBRARY.languages)]
    old, new = (assemble(each, LIBRARY, language) for each in (other, answers))
    assert_redline(old, new)
