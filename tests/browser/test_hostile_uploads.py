"""Whatever is uploaded is read as data: one clear line, nothing executed, nothing lost."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.lawyer import Lawyer
from browser.test_documents import to_the_upload
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


def test_the_page_stands_still_after_a_refusal_before_sending(
    lawyer: Callable[..., Lawyer], tmp_path: Path
) -> None:
    large = tmp_path / "answers.yml"
    large.write_bytes(b"#" * 20 * MEGABYTE)
    someone = lawyer("en")
    someone.page.set_viewport_size({"width": 800, "height": 400})
    someone.page.clock.install()
    someone.choose("From an answer file of an earlier draft")
    someone.page.locator("input[type=file]").set_input_files(large)
    someone.be_refused()
    stands = someone.page.evaluate("window.scrollY")
    someone.page.clock.run_for(1500)
    assert someone.page.evaluate("window.scrollY") == stands


XLIFF = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="es" trgLang='
HOSTILE_TRANSLATIONS = {
    "xxe": (
        "back.xlf",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + XLIFF + b'"tr">&b;</xliff>',
        "declares a document type (DOCTYPE)",
    ),
    "entities": (
        "back.xlf",
        b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]>' + XLIFF + b'"tr">&c;</xliff>',
        "declares a document type (DOCTYPE)",
    ),
    "zip-bomb": ("back.xlf", bomb(), "the file is not XML"),
    "not-xml": (
        "../../<img src=x onerror=alert(1)>.xlf",
        b"${1/0} {{ 7*7 }}",
        "the file is not XML",
    ),
    "language": ("back.xlf", XLIFF + b'"ar"/>', "this draft waits for one into Turkish"),
    "script": (
        "back.xlf",
        XLIFF + b'"&lt;script&gt;alert(1)&lt;/script&gt;"/>',
        "<script>alert(1)",
    ),
    "nothing-of-it": (
        "back.xlf",
        XLIFF
        + b'"tr"><file id="f"><unit id="x"><segment><source/></segment></unit></file></xliff>',
        "none of its texts is one of this draft",
    ),
}


def test_a_hostile_translation_is_refused_in_one_line(
    lawyer: Callable[..., Lawyer], tmp_path: Path
) -> None:
    someone = lawyer("en")
    to_the_upload(someone)
    upload = someone.page.locator("input[type=file]")
    for kind, (name, content, sentence) in HOSTILE_TRANSLATIONS.items():
        upload.set_input_files({"name": name, "mimeType": "", "buffer": content})
        said = someone.be_refused()
        assert sentence in said, kind
        assert len(said.strip().splitlines()) == 1, said
        assert "root:" not in said, "a file of the server has been read"
        assert someone.screen == "a-translation-comes-back"
        someone.page.reload()
        someone.wait_for("a-translation-comes-back")
    large = tmp_path / "back.xlf"
    large.write_bytes(b"<" * 50 * MEGABYTE)
    upload.set_input_files(large)
    assert "larger than the server can accept" in someone.be_refused()
    someone.back("draft")
    expect(someone.page.locator(".documents")).to_contain_text("Turkish: 0 of 66")
