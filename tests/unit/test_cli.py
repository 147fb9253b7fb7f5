"""The command line: what a lawyer or a script types, and what comes out."""

import argparse
import inspect
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from docassemble.ocragreement.cli import main
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES, from_english
from docassemble.ocragreement.safe_yaml import parse

SOURCE = inspect.getsource(argparse)
EXAMPLES = Path(__file__).parents[2] / "examples"
ALL = sorted(EXAMPLES.glob("*.yml"))


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_draft_writes_one_word_file_for_each_authentic_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = output(
        capsys, "draft", str(EXAMPLES / "canada.yml"), "-o", str(tmp_path / "new" / "out")
    )
    names = ["agreement-canada-es.docx", "agreement-canada-en.docx", "agreement-canada-fr.docx"]
    assert [Path(line).name for line in said.splitlines()] == names
    folder = tmp_path / "new" / "out"
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert all((folder / name).read_bytes().startswith(b"PK") for name in names)


def test_draft_says_which_authentic_language_it_has_no_text_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["draft", str(EXAMPLES / "viet-nam.yml"), "-o", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert [Path(line).name for line in said.out.splitlines()] == [
        "agreement-viet-nam-es.docx",
        "agreement-viet-nam-en.docx",
    ]
    assert said.err.startswith("Vietnamese: the library has no text in this language yet")


@pytest.mark.parametrize("example", ALL, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_example_is_drafted_in_every_language(
    example: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = output(capsys, "draft", str(example), "--stdout", "--language", language)
    assert len(text.splitlines()) > 80
    assert "None" not in text


def test_a_working_text_is_marked_so(capsys: pytest.CaptureFixture[str]) -> None:
    english = output(capsys, "draft", str(EXAMPLES / "chile.yml"), "--stdout", "--language", "en")
    spanish = output(capsys, "draft", str(EXAMPLES / "chile.yml"), "--stdout", "--language", "es")
    assert english.startswith("Working text in English. It is not an authentic text")
    assert spanish.startswith("ACUERDO DE COOPERACIÓN")


def test_a_language_can_be_named_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    chile = str(EXAMPLES / "chile.yml")
    by_name = output(capsys, "draft", chile, "--stdout", "--language", "French")
    assert by_name == output(capsys, "draft", chile, "--stdout", "--language", "fr")


def test_a_language_without_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chile = str(EXAMPLES / "chile.yml")
    assert main(["draft", chile, "-o", str(tmp_path / "out"), "--language", "vi"]) == 2
    assert "--language: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_json_is_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("draft", str(EXAMPLES / "canada.yml"), "--stdout", "--format", "json")
    tree = json.loads(output(capsys, *words, "--language", "en"))
    articles = [clause for clause in tree["clauses"] if clause["part"] == "article"]
    assert [article["number"] for article in articles] == list(range(1, 14))
    assert "asset_sharing" not in [article["identity"] for article in articles]
    assert output(capsys, *words, "--language", "en") == output(capsys, *words, "--language", "en")


def test_answers_come_from_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"counterpart: {state: PY}"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", given)
    assert main(["draft", "-", "--stdout", "--language", "es"]) == 0
    assert "la República del Paraguay" in capsysbinary.readouterr().out.decode()


def test_word_files_do_not_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    chile = str(EXAMPLES / "chile.yml")
    assert main(["draft", chile, "--stdout", "--format", "docx"]) == 2
    assert main(["draft", chile]) == 2
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    code = main(["draft", str(EXAMPLES / "chile.yml"), "-o", str(tmp_path / "file" / "below")])
    assert code == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_document_that_cannot_be_written_leaves_nothing_half_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / "agreement-canada-fr.docx").mkdir(parents=True)
    assert main(["draft", str(EXAMPLES / "canada.yml"), "-o", str(out)]) == 1
    assert [path.name for path in out.iterdir()] == ["agreement-canada-fr.docx"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("example", ALL, ids=lambda path: path.stem)
def test_the_schema_accepts_the_examples(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(output(capsys, "schema"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(parse(example.read_bytes()).data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"counterparty": {}},
        {"clauses": {"asset_sharing": "everything"}},
        {"clauses": {"asset_sharing": {"variant": "model", "share": 140}}},
        {"clauses": {"offences": "omitted"}},
        {"instruments": ["treaty of Tordesillas"]},
        {"level": "kingdoms"},
    ],
)
def test_the_schema_refuses_what_the_program_refuses(
    wrong: object, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = json.loads(output(capsys, "schema"))
    assert not Draft202012Validator(schema).is_valid(wrong)


WRONG_LINES = [
    ["--help"],
    ["draft", "--help"],
    [],
    ["draf"],
    ["draft"],
    ["draft", "a.yml", "--nothing"],
    ["draft", "a.yml", "--format"],
    ["draft", "a.yml", "--format", "pdf"],
    ["draft", "a.yml", "--stdout=yes"],
    ["dossier", "a.yml", "--o"],
]
PYTHONS_WORDS = re.compile(
    r"\b(usage: |positional|show this|required|unrecognized|argument |ignored|expected|ambiguous"
    r"|invalid|choose|could match)"
)


@pytest.mark.parametrize("arguments", WRONG_LINES, ids=" ".join)
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_what_python_says_of_a_command_line_is_in_the_language_of_the_rest(
    language: str,
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = "".join(capsys.readouterr())
    assert ended.value.code == (0 if "--help" in arguments else 2)
    assert bool(PYTHONS_WORDS.search(said)) == (language == "en"), said


def test_pythons_words_have_the_same_gaps_in_each_language() -> None:
    gap = re.compile(r"%(?:\(\w+\))?[sr]")
    english = list(from_english("command-words", "es"))
    assert all(each.replace("\n", r"\n") in SOURCE for each in english)
    for language in INTERFACE_LANGUAGES[1:]:
        words = from_english("command-words", language)
        assert list(words) == english
        assert all(sorted(gap.findall(key)) == sorted(gap.findall(words[key])) for key in words)


def test_states_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = output(capsys, "states").splitlines()
    assert len(lines) == 195
    assert any(line.startswith("CL\tChile\tthe Republic of Chile") for line in lines)


def test_the_installed_command_runs() -> None:
    command = Path(sys.executable).with_name("ocragreement")
    done = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)
    assert "draft" in done.stdout
    assert "serve" in done.stdout


def test_the_counterparts_drafts_do_not_take_the_place_of_ours(tmp_path: Path) -> None:
    for original in ("home", "counterpart"):
        command = ["draft", str(EXAMPLES / "chile.yml"), "--original", original]
        assert main([*command, "-o", str(tmp_path)]) == 0
    names = ["agreement-chile-es-counterpart.docx", "agreement-chile-es.docx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["states", " "], "is not a State that we know"),
        (["states", "Suiz"], "Did you mean Switzerland (CH)"),
        (["library", "show", "asset_sharing", "--language", "xx"], "no text in “xx”. Write one of"),
        (["draft", str(EXAMPLES), "--stdout"], "this is a folder. Name a file in it."),
        (["understand", str(EXAMPLES)], "this is a folder. Name a file in it."),
        (["translate", str(ALL[0]), "no.xlf", "-o", "x.yml"], "no such file. Check the name"),
        (["template", "check", "no.docx"], "no such file. Check the name"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1


def test_a_suggestion_is_in_the_language_of_the_interface(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, name in (("es_AR", "Suiza"), ("fr_FR", "Suisse"), ("pt_BR", "Suíça")):
        monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
        assert main(["states", "Suissa"]) == 2
        assert f"{name} (CH)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["check", str(ALL[0])], ["schema"], ["draft", str(EXAMPLES / "chile.yml"), "--stdout"]],
)
def test_a_full_disk_behind_the_standard_output_is_said(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "docassemble.ocragreement.cli", *arguments]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env={"LC_ALL": "C"}, check=False
        )
    said = ended.stderr.decode()
    assert (
        said == "standard output: cannot be written (the disk is full). Nothing was left behind.\n"
    )
    assert ended.returncode == 1


def test_a_terminal_without_our_letters_is_no_accident() -> None:
    command = [sys.executable, "-m", "docassemble.ocragreement.cli", "states", "CL"]
    settings = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(command, capture_output=True, env=settings, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Rep\\xfablica de Chile" in ended.stdout


def test_clause_files_with_another_ending_are_not_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "house.yaml").write_text("clause: costs\n")
    assert main(["library", "check", str(tmp_path)]) == 2
    assert "house.yaml: not read, because clause files end in .yml" in capsys.readouterr().err


def test_a_long_name_makes_no_long_file_name(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text(f"counterpart: {{state: CL, short_name: {{en: {'Long ' * 100}}}}}\n")
    assert main(["draft", str(answers), "-o", str(tmp_path / "out")]) == 0
    assert all(len(path.name) < 100 for path in (tmp_path / "out").iterdir())
