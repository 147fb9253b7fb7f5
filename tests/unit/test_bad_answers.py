"""Bad answers: one line a problem, which names the answer and says what would be right."""

import subprocess
import sys
from pathlib import Path

import pytest

from docassemble.ocragreement.cli import main

BAD = {
    "an unknown State": (
        "counterpart: {state: Chille}",
        ["line 1, counterpart.state: “Chille” is not a State that we know. Did you mean", "Chile"],
    ),
    "the home Party itself": (
        "counterpart: {state: Argentina}",
        ["counterpart.state: “AR” is the home Party. Choose another State"],
    ),
    "an unknown language": (
        "languages: {authentic: [es, klingon]}",
        ["languages.authentic[1]: “klingon” is not a language that we know."],
    ),
    "a language without text": (
        "documents: [es, de]",
        ["documents[1]: the library has no text in “de”. Write one of: en, es, fr, pt."],
    ),
    "a day that is not": (
        "date: 2027-02-31",
        ["line 1, date: “2027-02-31” is not a date of the calendar. Write year-month-day"],
    ),
    "a date in another order": ("date: 31/12/2027", ["date: “31/12/2027” is not a date"]),
    "a share of 140 %": (
        "clauses: {asset_sharing: {variant: model, share: 140}}",
        ["clauses.asset_sharing.share: “140” is not a share. Write a number above 0 and not above"],
    ),
    "a share of nothing": (
        "clauses: {asset_sharing: {variant: model, share: 0}}",
        ["clauses.asset_sharing.share: “0” is not a share."],
    ),
    "a share where there is none": (
        "clauses: {asset_sharing: {variant: case_by_case, share: 10}}",
        ["share: “case_by_case” has no such parameter. These wordings have it: model, fund_"],
    ),
    "an unknown key": (
        "level: states\ncounterparty: {state: CL}",
        ["line 2, counterparty: no such answer. Did you mean “counterpart”?"],
    ),
    "an unknown variant": (
        "clauses: {asset_sharing: everything}",
        ["clauses.asset_sharing: “everything” is not a variant of this clause. Write one of:"],
    ),
    "an unknown clause": ("clauses: {asset_shares: omitted}", ["Did you mean “asset_sharing”?"]),
    "omitting what cannot be omitted": (
        "clauses: {offences: omitted}",
        ["clauses.offences: this clause cannot be omitted. Clauses that can be omitted: "],
    ),
    "a Protocol without the Convention": (
        "instruments: [trafficking]",
        ["instruments: “trafficking” is a Protocol to the Convention", "Add “convention”."],
    ),
    "no instrument": ("instruments: []", ["instruments: no instrument is left."]),
    "an unknown level": ("level: kingdoms", ["level: “kingdoms” cannot be chosen."]),
    "a prevailing text that is not authentic": (
        "languages: {authentic: [es, it], prevailing: en}",
        ["languages.prevailing: “en” is not among the authentic languages. Write one of: es, it."],
    ),
    "a prevailing text where there is one": (
        "languages: {authentic: [es], prevailing: es}",
        ["languages.prevailing: with one authentic language no text can prevail."],
    ),
    "a language twice": (
        "languages: {authentic: [es, español]}",
        ["languages.authentic[1]: “español” is there twice."],
    ),
    "two blanks for a language": (
        "languages: {authentic: [es, null, null]}",
        ["languages.authentic[2]: “null” is there twice."],
    ),
    "a list where a group is wanted": ("counterpart: [CL]", ["counterpart: “[…]” is not a group"]),
    "a number for a name": (
        "signatories: {home: {name: 7}}",
        ["signatories.home.name: “7” is not a text. Write it between quotation marks."],
    ),
    "a list at the top": ("- counterpart", ["the file is not a group of answers."]),
    "not YAML": ("counterpart: [", ["line 2: this is not YAML"]),
    "a key twice": ("level: states\nlevel: states", ["line 2: “level” is there twice."]),
    "an alias": ("place: &a [x]\ndate: *a", ["line 1: anchors and aliases"]),
    "a tag": ("place: !!python/object/apply:os.system [ls]", ["line 1: tags (“!”) are not read."]),
    "brackets without end": ("place: " + "[" * 5000, ["more than 20 levels"]),
    "a control character in quotes": ('place: "a\\u0007b"', ["place: has the character U+0007"]),
    "two lines in a name": ('place: "a\\nb"', ["place: has the character U+000A"]),
    "a text without end": ("place: " + "x" * 1001, ["place: is longer than 1000 characters."]),
    "a variant of two lines": (
        'clauses: {asset_sharing: "a\\nb\\e[31m"}',
        ["clauses.asset_sharing: “a b\N{REPLACEMENT CHARACTER}[31m” is not a variant"],
    ),
    "a key of two lines": ('"a\\nb": 1', ["line 1, a b: no such answer."]),
    "a sign that cannot be printed": (
        "level: states\nplace: Lima\x07",
        ["line 2: the character U+0007 does not belong in a text."],
    ),
    "such a sign behind accents": (
        "place: Ñandubay, Córdoba, República Argentina\n\n\n\nlevel: s\x07",
        ["line 5: the character U+0007"],
    ),
    "not text": (b"place: C\xf3rdoba", ["the file is not text in UTF-8."]),
    "a tab": ("languages:\n\tauthentic: [es]", ["line 2: this is not YAML (a tab; indent"]),
    "a second colon": ("place: Lima: Peru", ["not YAML (a second “: ”; put the text in"]),
    "a quotation mark that is open": ('place: "Lima', ["a quotation mark that is not closed"]),
    "a sign at the beginning": ("place: @Lima", ["a text cannot begin with this sign"]),
    "a slip in the answers of a clause": (
        "clauses: {offences: {variant: model, reson: x}}",
        ["clauses.offences.reson: no such answer. Did you mean “reason”?"],
    ),
    "an answer that no clause has": (
        "clauses: {offences: {foo: bar}}",
        ["offences.foo: no such answer. The answers here are: variant, reason, drop, add, order"],
    ),
    "a word for yes": ("articles: {capitals: true}", ["“true” cannot be chosen"]),
}


def draft(tmp_path: Path, content: str | bytes) -> tuple[int, Path]:
    file = tmp_path / "answers.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    out = tmp_path / "out"
    return main(["draft", str(file), "-o", str(out)]), out


@pytest.mark.parametrize("name", BAD)
def test_bad_answers(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    content, expected = BAD[name]
    code, out = draft(tmp_path, content)
    said = capsys.readouterr()
    assert code == 2
    for words in expected:
        assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert not out.exists()


def test_every_problem_has_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _out = draft(tmp_path, "counterpart: {state: Xyz}\nlevel: no\ndate: never\nwhat: 1\n")
    lines = capsys.readouterr().err.splitlines()
    assert code == 2
    places = [line.split("answers.yml, ")[1].split(": ")[0] for line in lines]
    assert places == [
        "line 1, counterpart.state",
        "line 2, level",
        "line 3, date",
        "line 4, what",
    ]


def test_problems_are_said_in_spanish_to_who_asks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_AR.UTF-8")
    draft(tmp_path, "date: 2027-02-31")
    assert "línea 1, date: «2027-02-31» no es una fecha del calendario." in capsys.readouterr().err


def test_a_file_of_fifty_megabytes_is_refused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = draft(tmp_path, b"place: " + b"x" * 50_000_000)
    assert code == 2
    assert "larger than 256 KB" in capsys.readouterr().err
    assert not out.exists()


def test_aliases_that_unfold_without_end_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    code, _out = draft(tmp_path, "\n".join(lines))
    assert code == 2
    assert "anchors and aliases" in capsys.readouterr().err


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(tmp_path / "no.yml"), "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(
        "no.yml: no such file. Check the name and the folder.\n"
    )


def test_the_process_ends_with_code_two_and_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "docassemble.ocragreement.cli",
            "draft",
            "-",
            "-o",
            tmp_path / "out",
        ],
        input="level: 7\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_what_is_there_twice_leaves_the_others_in_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = "clauses: {technical_cooperation: {variant: model, order: [a, a, z]}}"
    assert draft(tmp_path, order)[0] == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "order[1]: “a” is there twice" in first
    assert "order[2]: “z” is not an item" in second
