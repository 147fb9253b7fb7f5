"""`ocragreement library new-language`: a translator fills in the file, and needs nothing else."""

import re
from pathlib import Path

import pytest
import yaml

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.language_pack import using_house
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text

SOURCES = Path(__file__).parents[2] / "docassemble" / "ocragreement" / "data" / "sources"
SHOWN = re.compile(r"\s*#\| ?")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("OCRAGREEMENT_LIBRARY", raising=False)


def filled(skeleton: str) -> str:
    """The skeleton with every blank filled by what is shown above or beside it."""
    lines: list[str] = []
    shown = False
    for line in skeleton.splitlines():
        if SHOWN.match(line):
            lines.append(line.replace("#| ", "", 1))
            shown = True
        elif shown and re.fullmatch(r"\s*(\w+:|[\w.]+:|-)", line):
            shown = False
        else:
            lines.append(line.replace(": #| ", ": "))
            shown = False
    return "\n".join(lines) + "\n"


def skeleton(folder: Path, code: str, *options: str) -> Path:
    assert main(["library", "new-language", code, "-o", str(folder), *options]) == 0
    return folder / f"language-{code}.yml"


def filled_file(file: Path, reference: str) -> None:
    """Fill the skeleton in, with the grammar of the reference language."""
    text = filled(file.read_text(encoding="utf-8"))
    grammar = yaml.safe_load((SOURCES / f"grammar-{reference}.yml").read_text(encoding="utf-8"))
    del grammar["language"]
    written = yaml.safe_dump({"grammar": grammar}, allow_unicode=True, width=1000)
    text = re.sub(r"(?ms)^grammar:.*?^(?=wording:)", lambda _found: written, text)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("reference", ["en", "es", "pt"])
def test_a_skeleton_filled_with_what_it_shows_says_the_same(
    reference: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = skeleton(tmp_path, "it", "--reference", reference)
    filled_file(file, reference)
    capsys.readouterr()
    assert main(["library", "check", str(file)]) == 0
    assert capsys.readouterr().out.count("\n") == 1  # Sound, and nothing is missing.
    data = {
        "counterpart": {"state": "CL"},
        "languages": {"authentic": ["es"]},
        "clauses": {"asset_sharing": "full_regime", "costs": "meetings"},
    }
    with using_house(str(file)):
        library = load_library()
        for answers in ({}, data):
            read = read_answers(answers, library)
            told = {
                language: to_text(assemble(read, library, language)).splitlines()
                for language in (reference, "it")
            }
            # The notice that a text is not authentic stands above both, except above Spanish.
            ours, theirs = ([line for line in told[code] if line] for code in (reference, "it"))
            assert theirs[-len(ours) + 2 :] == ours[2:]


def test_every_blank_is_said_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = skeleton(tmp_path, "it")
    assert main(["library", "check", str(file)]) == 2
    said = capsys.readouterr().err.splitlines()
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(said) > 40
    for line in said:
        found = re.fullmatch(
            r"language-it\.yml, line (\d+), ([\w.]+): nothing stands here yet\. Write it\.", line
        )
        assert found, line
        assert found[2].endswith(lines[int(found[1]) - 1].strip().removesuffix(":"))


def test_wordings_are_translated_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = skeleton(tmp_path, "it", "--reference", "es")
    text = file.read_text(encoding="utf-8")
    head, clauses = re.split(r"(?m)^(?=clauses:)", text)
    file.write_text(filled(head) + clauses, encoding="utf-8")
    capsys.readouterr()
    assert main(["library", "check", str(file)]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^it: (\d+) of \1 wordings have no text in it yet", said, re.MULTILINE)
    found = re.search(r"^  cooperation\.model: As in the Model \[(.*)\]$", said, re.MULTILINE)
    assert found
    number = int(found[1].removeprefix("language-it.yml, line "))
    assert file.read_text(encoding="utf-8").splitlines()[number - 1].startswith("      model: #")


def test_half_a_wording_is_refused_where_it_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = skeleton(tmp_path, "it", "--reference", "es")
    text = file.read_text(encoding="utf-8")
    head, clauses = re.split(r"(?m)^(?=clauses:)", text)
    begun = clauses.replace("\n            -\n", '\n            - "Testo."\n', 2)
    file.write_text(filled(head) + begun, encoding="utf-8")
    capsys.readouterr()
    assert main(["library", "check", str(file)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said
    for line in said:
        assert re.match(r"language-it\.yml, line \d+, clauses\.title\.", line)
        assert line.endswith("nothing stands here yet. Write it.")


def test_a_language_that_nobody_has_named_asks_for_its_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = skeleton(tmp_path, "tlh")
    assert main(["library", "check", str(file)]) == 2
    said = capsys.readouterr().err
    assert "names.en: nothing stands here yet." in said
    assert "names.es: nothing stands here yet." in said


def test_house_clauses_are_translated_too(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "confidentiality.yml").write_text(
        "clause: confidentiality\nvariants:\n  strict:\n"
        "    label: {en: Strict, es: Estricta}\n    use: {en: Always., es: Siempre.}\n"
        "    source: Ours\n    text:\n"
        "      en: {wording: ours, body: [Each Party shall keep secret what it receives.]}\n",
        encoding="utf-8",
    )
    file = skeleton(tmp_path, "it", "--library", str(house))
    assert '#| - "Each Party shall keep secret what it receives."' in file.read_text("utf-8")


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = skeleton(tmp_path, "it")
    file.write_text("work of weeks", encoding="utf-8")
    assert main(["library", "new-language", "it", "-o", str(file)]) == 2
    assert "is not overwritten" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "work of weeks"


@pytest.mark.parametrize(
    ("code", "output", "expected"),
    [
        ("fr", ".", "“fr” is a language of ours."),
        ("Italian", ".", "“Italian” is not the code of a language."),
        ("it", "italiano.yml", "the file of the language “it” is called language-it.yml."),
        ("../x", ".", "“../x” is not the code of a language."),
    ],
)
def test_a_wrong_code_or_name_is_one_line(
    code: str,
    output: str,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["library", "new-language", code, "-o", output]) == 2
    said = capsys.readouterr().err
    assert expected in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())
