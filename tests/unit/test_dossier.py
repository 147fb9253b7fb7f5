"""The set of files: complete, named for every system, the same bytes every time, all or nothing."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Inches

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.safe_yaml import parse
from docassemble.ocragreement.zip_file import zipped

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_names_tell_original_and_language_and_are_safe_everywhere(path: Path) -> None:
    library = load_library()
    answers = read_answer_file(path.read_bytes(), library)
    files = make_dossier(answers, library, "es", pdf=False).files
    for name in files:
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.(docx|xml|xlf|yml)", name), name
        assert len(name) < 100
    assert [name[:2] for name in files if "-original-" in name] == ["01", "02"]
    assert sum("-original-argentina" in name for name in files) == 1
    for code in answers.draft_languages(library):
        for kind in ("04-proyecto", "06-cambios-al-modelo"):
            assert f"{kind}-{code}.docx" in files
        assert f"09-akoma-ntoso-{code}.xml" in files


def test_the_manifest_names_every_other_file_with_its_hash() -> None:
    library = load_library()
    dossier = make_dossier(
        read_answers({"counterpart": {"state": "CL"}}, library), library, "en", False
    )
    manifest = parse(dossier.files["manifest.yml"]).data
    listed = {entry["name"]: entry["sha256"] for entry in manifest["files"]}
    assert listed == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in dossier.files.items()
        if name != "manifest.yml"
    }
    assert manifest["package"].startswith("docassemble.ocragreement ")
    assert any("clauses.final_provisions" in line for line in manifest["checks"])


def test_the_answers_in_the_set_make_the_same_set_again() -> None:
    library = load_library()
    answers = read_answer_file((ROOT / "examples" / "viet-nam.yml").read_bytes(), library)
    first = make_dossier(answers, library, "en", pdf=False).files
    again = read_answer_file(first["answers.yml"], library)
    assert zipped(make_dossier(again, library, "en", pdf=False).files) == zipped(first)


def test_a_ministrys_own_clause_changes_the_librarys_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fingerprint() -> str:
        library = load_library()
        files = make_dossier(read_answers({}, library), library, "en", pdf=False).files
        return parse(files["manifest.yml"]).data["library"]["sha256"]

    ours = fingerprint()
    (tmp_path / "house.yml").write_text("clause: refusal\ndefault: model\n", "utf-8")
    monkeypatch.setenv("OCRAGREEMENT_LIBRARY", str(tmp_path))
    assert fingerprint() != ours


def test_without_libreoffice_the_set_is_made_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LC_ALL", "C")
    target = tmp_path / "out" / "chile.zip"
    assert main(["dossier", str(ROOT / "examples" / "chile.yml"), "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert said.out.split() == [str(target)]
    assert "LibreOffice is not installed" in said.err
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        assert archive.testzip() is None
        assert not any(name.endswith(".pdf") for name in archive.namelist())
        (note,) = parse(archive.read("manifest.yml")).data["notes"]
    assert note.startswith("LibreOffice is not installed")


def test_a_place_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "taken"
    blocked.write_text("a file, not a folder")
    answers = str(ROOT / "examples" / "chile.yml")
    assert main(["dossier", answers, "--no-pdf", "-o", str(blocked)]) == 1
    assert "Nothing was left behind" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_an_authentic_language_without_text_goes_out_to_a_translator() -> None:
    library = load_library()
    data = {"counterpart": {"state": "TR"}, "languages": {"authentic": ["es", "tr"]}}
    files = make_dossier(read_answers(data, library), library, "en", pdf=False).files
    (name,) = [name for name in files if name.endswith("-tr.xlf")]
    assert b'trgLang="tr"' in files[name]
    assert name.replace(".xlf", ".docx") in files


def test_a_translated_language_stands_in_every_part_of_the_set() -> None:
    library = load_library()
    data = {
        "counterpart": {"state": "TR"},
        "languages": {"authentic": ["es", "tr"]},
        "draft": {"number": 2},
        "translations": {"tr": {"source": "es"}},
    }
    names = list(make_dossier(read_answers(data, library), library, "en", pdf=False).files)
    assert "04-draft-2-tr.docx" in names
    assert "05-facing-columns-es-tr-draft-2.docx" in names
    assert "09-akoma-ntoso-tr-draft-2.xml" in names
    assert names == [*sorted(names[:-2]), "answers.yml", "manifest.yml"]


def test_paper_and_draft_number_are_those_that_were_decided() -> None:
    data = {
        "counterpart": {"state": "BR"},
        "languages": {"authentic": ["es", "pt"]},
        "layout": {"paper": "letter"},
        "draft": {"number": 7},
    }
    library = load_library()
    files = make_dossier(read_answers(data, library), library, "en", pdf=False).files
    kinds = ("original", "draft", "facing", "changes")
    made = {
        name: Document(io.BytesIO(content))
        for name, content in files.items()
        if name.endswith(".docx") and any(kind in name.split("-")[1] for kind in kinds)
    }
    assert len(made) == 7
    for name, document in made.items():
        pages = {(section.page_width, section.page_height) for section in document.sections}
        assert pages == {(Inches(8.5), Inches(11))}, name
    for name in made:
        if "original" not in name:
            with zipfile.ZipFile(io.BytesIO(files[name])) as opened:
                headers = [opened.read(each) for each in opened.namelist() if "header" in each]
            assert any(b"7" in re.sub(rb"<[^>]+>", b"", each) for each in headers), name
