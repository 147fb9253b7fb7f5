"""What was understood of a typed text is shown back."""

from pathlib import Path

import pytest

from docassemble.ocragreement.cli import main

TYPED = """Las Partes, en {counterpart}:
1. Cooperan:
   a) conforme [[a offences]];
      i) con {home.authority};
- y así.
"""


def test_a_typed_text_is_shown_back_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "clause.txt"
    file.write_text(TYPED, encoding="utf-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert main(["understand", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "paragraph: Las Partes, en ‹the counterpart›:"
    assert lines[1] == "paragraph 1.: Cooperan:"
    assert lines[2].startswith("   item a.: conforme ‹article: ")
    assert lines[3] == "      sub-item i.: con ‹authority of the home Party›;"
    assert lines[4].endswith("bullet: y así.")
    monkeypatch.setenv("LC_ALL", "es_AR.UTF-8")
    assert main(["understand", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[3].strip().startswith("subapartado i.: ")


def test_what_is_not_understood_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "clause.txt"
    file.write_text("see [[article9]]", encoding="utf-8")
    assert main(["understand", str(file)]) == 2
    assert main(["understand", str(tmp_path / "none.txt")]) == 2
    assert main(["understand", str(file), "--language", "vi"]) == 2
    file.write_bytes(b"\xff\xfe")
    assert main(["understand", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 4
