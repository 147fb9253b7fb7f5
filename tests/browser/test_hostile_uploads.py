"""Whatever is uploaded is read as data: one clear line, nothing executed, nothing lost."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.lawyer import Lawyer
from playwright.sync_api import expect

MEGABYTE = 1024 * 1024


def bomb() -> bytes:
    """Ten kilobytes that unpack to ten megabytes, as a zip file or a Word file would be."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"0" * 10 * MEGABYTE)
    return packed.getvalue()


LAUGHS = "a: &a [x, x, x, x]\n" + "".join(
    f"{chr(98 + each)}: &{chr(98 + each)} [{', '.join(['*' + chr(97 + each)] * 9)}]\n"
    for each in range(12)
)
HOSTILE = {
    "tag": ("answers.yml", b"place: !!python/object/apply:os.system [touch /tmp/owned]\n"),
    "aliases": ("answers.yml", LAUGHS.encode()),
    "zip-bomb": ("answers.yml", bomb()),
    "word-file": ("answers.docx", bomb()),
    "xxe": (
        "answers.yml",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    "bytes": ("answers.yml", bytes(range(256)) * 64),
    "path": ("../../../../etc/cron.d/answers.yml", b"levle: states\n"),
    "script-name": ("<img src=x onerror=alert(1)>.yml", b"levle: states\n"),
    "mako": ("answers.yml", b'place: "${1/0}"\nlevle: "<%import os%>"\n'),
    "depth": ("answers.yml", b"a: " + b"[" * 5000),
    "keys": ("answers.yml", b"".join(b"key%d: 1\n" % each for each in range(20_000))),
    "long-line": ("answers.yml", b"place: " + b"x" * MEGABYTE),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_clear_lines(lawyer: Callable[..., Lawyer], kind: str) -> None:
    name, content = HOSTILE[kind]
    someone = lawyer("en")
    someone.choose("From an answer file of an earlier draft")
    someone.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/yaml", "buffer": content}
    )
    said = someone.be_refused()
    lines = said.strip().splitlines()
    assert len(lines) < 30, said
    assert all(len(line) < 400 for line in lines), said
    assert "Traceback" not in said
    assert "root:" not in said, "a file of the server has been read"
    assert someone.screen == "beginning"
    someone.page.reload()
    someone.wait_for("beginning")
    someone.go_on("party")


@pytest.mark.parametrize("size", [20, 50])
def test_what_is_too_large_is_refused_before_it_is_sent(
    lawyer: Callable[..., Lawyer], tmp_path: Path, size: int
) -> None:
    large = tmp_path / "answers.yml"
    large.write_bytes(b"#" * size * MEGABYTE)
    someone = lawyer("en")
    someone.choose("From an answer file of an earlier draft")
    someone.page.locator("input[type=file]").set_input_files(large)
    said = someone.be_refused()
    assert len(said.strip().splitlines()) == 1
    assert "larger than the server can accept" in said
    expect(someone.page.locator("#daMainQuestion")).to_be_visible()
    someone.choose("With a new draft")
    someone.go_on("party")
