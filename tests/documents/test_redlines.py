"""Redlines of every scenario and of drafts at random: accepted the draft, rejected the old text."""

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from random_answers import random_answers
from second_engine import objections
from tracked_changes import W, accept_all, assert_redline, reject_all

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.redline import model_of, to_redline
from docassemble.ocragreement.safe_yaml import parse
from docassemble.ocragreement.word import to_docx
from docassemble.ocragreement.word_compare import compare_files

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


TABLE = {"layout": {"contents": "yes"}}
TABLES = {
    "a table is added": ({}, TABLE),
    "a table is taken out": (TABLE, {}),
    "its first article is new": (TABLE, {**TABLE, "clauses": {"definitions": "convention"}}),
    "its last article is gone": ({**TABLE, "clauses": {"registration": "either_party"}}, TABLE),
    "it stands as it was": (TABLE, {**TABLE, "clauses": {"offences": "named_offences"}}),
}


@pytest.mark.parametrize(("before", "after"), TABLES.values(), ids=TABLES)
def test_a_table_of_contents_is_accepted_or_rejected_as_a_whole(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    old, new = (
        assemble(read_answers({"counterpart": {"state": "CL"}, **each}, LIBRARY), LIBRARY, "es")
        for each in (before, after)
    )
    redline = assert_redline(old, new)
    written = [to_docx(each) for each in (old, new)]
    assert objections(redline, *written) == []
    assert_redline(old, new, compare_files(*written, "es", "old.docx", "new.docx"))
    fields = [codes(file).count("TOC") for file in (reject_all(redline), accept_all(redline))]
    assert fields == [int("layout" in each) for each in (before, after)]
    if old.contents and new.contents:
        changed = [each.heading for each in old.articles] != [each.heading for each in new.articles]
        assert codes(redline).count("TOC") == 1 + changed


def codes(file: bytes) -> list[str]:
    """Return the names of the fields of a file, struck ones too."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return [(each.text or "").split()[0] for each in body.iter(W + "instrText", W + "delInstrText")]


FILLED_IN = {
    "place": "Buenos Aires",
    "authorities": {"counterpart": "el Ministerio Público"},
    "signatories": {"home": {"name": "Ana Pérez", "title": "Ministra"}},
}


@pytest.mark.parametrize("is_filled_in", [True, False], ids=["filled in", "emptied"])
def test_libreoffice_shows_nothing_else_as_changed(is_filled_in: bool, tmp_path: Path) -> None:
    drafts = [{}, FILLED_IN] if is_filled_in else [FILLED_IN, {}]
    old, new = (
        assemble(read_answers({"counterpart": {"state": "CL"}, **each}, LIBRARY), LIBRARY, "es")
        for each in drafts
    )
    (tmp_path / "redline.docx").write_bytes(to_redline(old, new))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "redline.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = etree.parse(tmp_path / "redline.fodt")
    kinds = {etree.QName(region[0]).localname for region in shown.iter("{*}changed-region")}
    assert kinds == {"insertion", "deletion"}
    for header in shown.iter("{*}header", "{*}footer"):
        assert not list(header.iter("{*}change-start", "{*}tracked-changes"))


@pytest.mark.parametrize("seed", range(200))
def test_any_draft_against_the_model_or_another_draft(seed: int) -> None:
    answers = random_answers(seed, LIBRARY)
    other = random_answers(seed + 1000, LIBRARY) if seed % 2 else model_of(answers, LIBRARY)
    language = LIBRARY.languages[seed // 2 % len(LIBRARY.languages)]
    old, new = (assemble(each, LIBRARY, language) for each in (other, answers))
    assert_redline(old, new)
