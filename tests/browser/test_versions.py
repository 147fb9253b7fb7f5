"""Rounds of a negotiation: versions of a draft that are kept, fetched again and compared."""

import base64
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.lawyer import Lawyer
from browser.test_documents import LONG
from browser.test_drafts import begin
from docx import Document
from hostile import HOSTILE
from playwright.sync_api import FilePayload, expect
from running_server import RunningServer

# All that a note may have, in one line
HOSTILE_NOTE = " ".join(
    text for kind, text in HOSTILE.items() if kind not in ("control", "direction", "length")
)


def keep(someone: Lawyer, number: int, note: str) -> None:
    link = someone.page.locator("a[data-perform=keep_version]")
    expect(link).to_contain_text(str(number))
    link.click()
    someone.wait_for("keep-a-version")
    someone.field("What is to be noted").fill(note)
    someone.picture()
    someone.go_on("draft")
    expect(someone.page.locator(".the-set")).to_have_attribute("data-state", "ready", timeout=LONG)
    expect(someone.page.locator(".versions tbody tr").first).to_contain_text(note)
    expect(link).to_contain_text(str(number + 1))


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_rounds_are_kept_and_compared(at_desk: Callable[..., Lawyer], language: str) -> None:
    someone = at_desk(language)
    begin(someone, "chi", "Chile")
    for screen in ("texts", "names", "authorities", "instruments", "signature", "review", "draft"):
        someone.go_on(screen)
    keep(someone, 1, HOSTILE_NOTE)
    someone.page.get_by_text(someone.said("Change an answer")).click()
    someone.wait_for("review")
    someone.edit(6, "signature")
    someone.field("Place of signature").fill("Valparaíso")
    someone.go_on("review")
    someone.go_on("draft")
    keep(someone, 2, "Second round")
    someone.picture("versions")
    rows = someone.page.locator(".versions tbody tr")
    assert rows.count() == 2
    address = rows.last.locator("a").first.evaluate("a => a.href")
    kept = zipfile.ZipFile(io.BytesIO(someone.page.request.get(address).body()))
    first = next(name for name in kept.namelist() if name.startswith("04-"))
    document = Document(io.BytesIO(kept.read(first)))
    assert not any("Valparaíso" in each.text for each in document.paragraphs), "it stays as it was"
    assert first == {"en": "04-draft-1-es.docx", "es": "04-proyecto-1-es.docx"}[language]
    someone.page.locator("a[data-perform=compare_versions]").click()
    someone.wait_for("compare-versions")
    someone.picture()
    someone.page.locator("label.dalabelauty:visible").filter(has_text="1").first.click()
    someone.go_on("draft")
    compared = someone.page.locator(".compared")
    expect(compared.locator("ins").first).to_have_text("Valparaíso")
    someone.picture("compared")
    redline = someone.page.request.get(compared.locator("a").first.evaluate("a => a.href")).body()
    with zipfile.ZipFile(io.BytesIO(redline)) as opened:
        body = opened.read("word/document.xml").decode()
    assert re.search(r":ins [^>]*>.{,40}Valparaíso", body), "as a tracked insertion"


def test_nothing_of_a_draft_lies_in_clear_in_the_folder_of_the_server(
    at_desk: Callable[..., Lawyer], server: RunningServer
) -> None:
    someone = at_desk()
    someone.press("From an answer file", "import")
    upload = someone.page.locator("input[type=file]")
    upload.set_input_files(as_file("place: Lapachal\ncounterpart: {state: Atlantis}\n"))
    someone.be_refused()
    upload.set_input_files(as_file("place: Quebrachal\ncounterpart: {state: CL}\n"))
    someone.go_on("review")
    someone.go_on("draft")
    expect(someone.page.locator(".agreement")).to_contain_text("Quebrachal")
    keep(someone, 1, "Algarrobal")
    someone.download("dossier.zip")
    cookies = {each["name"]: each["value"] for each in someone.page.context.cookies()}
    words = ("Lapachal", "Quebrachal", "Algarrobal", cookies["secret"])
    found = [path for path in server.folder.rglob("*") if path.is_file() and holds(path, words)]
    assert found == []
    assert holds(Path(__file__), words[:1]), "it would be found"


def as_file(text: str) -> FilePayload:
    return {"name": "answers.yml", "mimeType": "", "buffer": text.encode()}


def holds(path: Path, words: tuple[str, ...]) -> bool:
    """Whether one of the words is in a file, in clear or packed as docassemble packs answers."""
    content = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content += b"".join(map(archive.read, archive.namelist()))
    without_lines = content.replace(b"\n", b"").replace(b"\\n", b"")
    return any(form in without_lines for word in words for form in forms(word))


def forms(word: str) -> Iterator[bytes]:
    """A word in clear, and in base 64 whatever stands before it."""
    yield word.encode()
    for before in range(3):
        coded = base64.b64encode(b" " * before + word.encode())
        yield coded[before and 4 : -4]
