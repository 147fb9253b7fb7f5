"""Another ministry: its own State is the home Party, and nothing is Argentine."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES
from docassemble.ocragreement.interview_choices import practice_of_level
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text

BRAZIL = """
state: Brasil
language: pt
authority:
  pt: o Ministério das Relações Exteriores
  es: el Ministerio de Relaciones Exteriores
  en: the Ministry of Foreign Affairs
"""

WRONG = {
    "a State that is none": (BRAZIL.replace("Brasil", "Atlantis"), "line 2, state: “Atlantis” is"),
    "a language without texts": (BRAZIL.replace("pt\n", "de\n", 1), "language: “de” cannot be"),
    "no authority": (BRAZIL.split("authority")[0], "“authority” is missing"),
    "an unknown key": (BRAZIL + "anthem: x\n", "line 8, anthem: no such answer."),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home-party.yml"
    path.write_text(BRAZIL, encoding="utf-8")
    monkeypatch.setenv("OCRAGREEMENT_HOME_PARTY", str(path))
    return path


def draft(data: dict[str, Any], language: str) -> str:
    library = load_library()
    return to_text(assemble(read_answers(data, library), library, language))


def test_the_other_state_stands_first_and_nothing_is_argentine(home: Path) -> None:
    for language in ("pt", "es", "en"):
        text = draft({"counterpart": {"state": "PT"}, "languages": {"authentic": ["pt"]}}, language)
        assert "rgentin" not in text
    text = draft({"counterpart": {"state": "PT"}, "languages": {"authentic": ["pt"]}}, "pt")
    assert "A República Federativa do Brasil e a República Portuguesa, " in text
    assert "pela República Federativa do Brasil, o Ministério das Relações Exteriores" in text


def test_the_library_tells_another_ministry_nothing_argentine(home: Path) -> None:
    for clause in load_library().clauses.values():
        for variant in clause.variants.values():
            told = [*variant.label.values(), *variant.use.values(), *variant.note.values()]
            told += [variant.source, *(each.source for each in variant.practice)]
            for parameter in variant.parameters.values():
                told += parameter.label.values()
                told += (w for each in parameter.options.values() for w in each.label.values())
            assert "rgentin" not in " ".join(told)
            assert " counted" not in " ".join(told)


def test_no_document_is_argentine_for_another_ministry(home: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    clauses = {
        "asset_sharing": "full_regime",
        "commission": "named",
        "personal_data": "full",
        "provisional_application": "within_laws",
        "final_provisions": "composed",
        "closing": "with_testimonium",
    }
    data = {"counterpart": {"state": "TR"}, "languages": {"authentic": ["pt", "tr", "en"]}}
    answers.write_text(json.dumps(data | {"clauses": clauses}), encoding="utf-8")
    folder = tmp_path / "dossier"
    assert main(["dossier", str(answers), "--no-pdf", "-o", str(folder)]) == 0
    files = list(folder.iterdir())
    assert len(files) > 10
    for path in files:
        parts = {path.name: path.read_bytes()}
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as word:
                parts = {name: word.read(name) for name in word.namelist()}
        for name, content in parts.items():
            assert b"rgentin" not in content, f"{path.name}: {name}"


def test_the_interview_names_argentina_only_where_its_treaties_were_counted(home: Path) -> None:
    package = Path(__file__).parents[2] / "docassemble" / "ocragreement" / "data"
    files = [*(package / "questions").glob("*.yml"), *(package / "sources").glob("*.xlf")]
    names = ("interface", "memorandum", "check-sheet", "translators-sheet", "server-messages")
    files += [
        package / "sources" / f"{name}-{code}.yml" for name in names for code in INTERFACE_LANGUAGES
    ]
    for path in files:
        text = path.read_text(encoding="utf-8")
        counted = re.compile(r"^  level_practice:.*\n(?:    .*\n)*", re.MULTILINE)
        for line in counted.sub("", text).splitlines():
            assert "rgentin" not in line, f"{path.name}: {line}"
    assert {practice_of_level(code) for code in INTERFACE_LANGUAGES} == {""}


def test_argentina_can_be_the_counterpart(home: Path) -> None:
    text = draft({"counterpart": {"state": "AR"}, "languages": {"authentic": ["pt", "es"]}}, "es")
    assert "ENTRE\n\nLA REPÚBLICA FEDERATIVA DEL BRASIL\n\nY\n\nLA REPÚBLICA ARGENTINA" in text
    assert "en los idiomas portugués y español" in text


def test_the_draft_is_made_in_the_home_language(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text("counterpart: {state: VN}")
    assert main(["draft", str(answers), "-o", str(tmp_path / "out")]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["agreement-viet-nam-pt.docx"]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_said_in_one_line(
    name: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, expected = WRONG[name]
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    path = wrong / "home-party.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OCRAGREEMENT_HOME_PARTY", str(path))
        answers = tmp_path / "answers.yml"
        answers.write_text("counterpart: {state: VN}")
        assert main(["draft", str(answers), "--stdout"]) == 2
    said = capsys.readouterr().err
    assert expected in said
    assert said.count("\n") == 1


def test_a_setting_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OCRAGREEMENT_HOME_PARTY", "/nowhere/home.yml")
    answers = tmp_path / "answers.yml"
    answers.write_text("level: states")
    assert main(["draft", str(answers), "--stdout"]) == 2
    assert capsys.readouterr().err.startswith(
        "OCRAGREEMENT_HOME_PARTY=/nowhere/home.yml: no such file."
    )


def test_the_server_does_not_start_with_a_wrong_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OCRAGREEMENT_LIBRARY", str(tmp_path / "nowhere"))
    assert main(["serve", "--folder", str(tmp_path / "var")]) == 2
    assert capsys.readouterr().err.endswith("the ending .yml.\n")
    assert not (tmp_path / "var").exists()
