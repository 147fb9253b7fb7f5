"""A librarian keeps the house library in the browser; drafts keep their version of it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.conftest import PICTURES
from browser.lawyer import Lawyer
from browser.test_accessibility import violations
from playwright.sync_api import Browser, expect
from running_server import RunningServer

WORDING = {"en": "Each Party shall keep secrecy for ten years.",
           "es": "Cada Parte guardará secreto durante diez años."}  # fmt: skip
SECRECY = """\
clause: confidentiality
default: strict
variants:
  strict:
    label: {en: The minister's wording, es: La redacción del ministro}
    use: {en: Always., es: Siempre.}
    source: ours
    parameters:
      years: {type: integer, label: {en: Years, es: Años}, minimum: 1, maximum: 30, default: 10}
    text:
      es:
        wording: ours
        body: ["Cada Parte guardará secreto durante {years} años."]
      en:
        wording: ours
        body: ["Each Party shall keep secrecy for {years} years."]
"""
LACKING = SECRECY.replace("for {years} years", "")
SAYS = {
    "en": "line 14, confidentiality.variants.strict.text.en: the text does not have {years}",
    "es": "línea 14, confidentiality.variants.strict.text.en: el texto no tiene {years}",
}


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server of its own: its library is not that of the other tests."""
    with RunningServer(tmp_path_factory.mktemp("ministry") / "var") as running:
        yield running


@pytest.fixture
def window(browser: Browser, ministry: RunningServer) -> Iterator[Lawyer]:
    """A window at the desk; its language is set with the parameter."""
    someone = Lawyer(browser, ministry.desk_url, "en", PICTURES / "library", "desk")
    yield someone
    assert not someone.dialogs, "something that was typed has been run"
    someone.close()


def begin_from_chile(lawyer: Lawyer) -> None:
    lawyer.press("From an example", "example")
    lawyer.go_on("review")


def text_of(lawyer: Lawyer, address: str = "") -> str:
    """The text of the draft at hand, or of the one at an address."""
    if address:
        lawyer.page.goto(address)
        lawyer.page.locator("#daMainQuestion").wait_for()
    if lawyer.screen == "review":
        lawyer.go_on("draft")
    return lawyer.page.locator("body").inner_text()


def look_at(lawyer: Lawyer) -> None:
    """Keep a picture of the screen, on which nobody is shut out."""
    lawyer.picture()
    assert violations(lawyer.page) == []


def to_library(lawyer: Lawyer, ministry: RunningServer) -> None:
    lawyer.page.goto(ministry.desk_url)
    lawyer.wait_for("desk")
    lawyer.press("House library", "library")


def roll_back_to_none(lawyer: Lawyer) -> None:
    lawyer.page.locator('tr[data-version="0"] a').click()
    lawyer.wait_for("make-current")
    lawyer.field("Why").fill("It was a trial")
    lawyer.go_on("library")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_ministrys_own_wording(
    browser: Browser, ministry: RunningServer, tmp_path: Path, language: str
) -> None:
    lawyer = Lawyer(browser, ministry.desk_url, language, PICTURES / f"library-{language}", "desk")
    page = lawyer.page
    begin_from_chile(lawyer)
    expect(page.locator(".alert-info")).to_have_count(0)
    draft = page.url
    to_library(lawyer, ministry)
    look_at(lawyer)

    # Uploaded, told what it lacks, mended.
    (tmp_path / "secrecy.yml").write_text(LACKING, encoding="utf-8")
    lawyer.press("Upload files", "upload")
    page.locator("input[type=file]").set_input_files(tmp_path / "secrecy.yml")
    lawyer.go_on("library")
    expect(page.locator(".house-problems")).to_contain_text(SAYS[language])
    expect(page.get_by_role("link", name=lawyer.said("Activate"), exact=True)).to_have_count(0)
    look_at(lawyer)
    page.locator(".house-problems a").click()
    lawyer.wait_for("mend")
    page.wait_for_function(  # The cursor is on the line that is wrong.
        """() => {
          const text = document.querySelector("textarea");
          return text.value.slice(text.selectionStart, text.selectionEnd).trim() === "en:";
        }"""
    )
    look_at(lawyer)
    page.locator("textarea").fill(SECRECY)
    lawyer.go_on("library")
    expect(page.locator(".house-problems")).to_have_count(0)

    # Seen in every language, side by side, and activated.
    lawyer.press("Preview", "preview")
    columns = page.locator(".side-by-side > div")
    expect(columns).to_have_count(4)
    for wording in WORDING.values():
        expect(page.locator(".side-by-side")).to_contain_text(wording)
    look_at(lawyer)
    lawyer.press("Back to the library", "library")
    lawyer.press("Activate", "activate")
    lawyer.be_refused()
    # The refusal goes with the mouse's click, and the button must not move from under it.
    lawyer.field("What changes, and why").fill("<b>As the minister asks</b> ${ 6 * 7 }")
    lawyer.go_on("library")
    expect(page.locator("tr[data-version] th strong")).to_have_count(1)
    expect(page.locator(".house-versions")).to_contain_text(
        "<b>As the minister asks</b> ${ 6 * 7 }"
    )
    look_at(lawyer)
    with page.expect_download() as waiting:
        page.get_by_role("link", name=lawyer.said("Download the files"), exact=True).click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert archive.read("secrecy.yml").decode() == SECRECY

    # A new draft has it; the draft under way has not, says so, and can be moved.
    page.goto(ministry.desk_url)
    lawyer.wait_for("desk")
    begin_from_chile(lawyer)
    expect(page.locator(".alert-info")).to_have_count(0)
    assert WORDING["es"] in text_of(lawyer)
    assert WORDING["es"] not in text_of(lawyer, draft)
    expect(page.locator(".alert-info")).to_be_visible()
    lawyer.picture("behind")
    page.locator(".alert-info a").click()
    lawyer.wait_for("move")
    expect(page.locator(".house-move")).to_contain_text(WORDING["es"])
    look_at(lawyer)
    lawyer.press("Keep its version", "draft")
    page.locator(".alert-info a").click()
    lawyer.wait_for("move")
    lawyer.go_on("review")
    expect(page.locator(".alert-info")).to_have_count(0)
    assert WORDING["es"] in text_of(lawyer)

    # Rolled back: new drafts are without it, that one keeps it.
    to_library(lawyer, ministry)
    roll_back_to_none(lawyer)
    expect(page.locator("tr[data-version]").first).to_contain_text(
        {"en": "was current", "es": "fue vigente"}[language]
    )
    look_at(lawyer)
    page.goto(ministry.desk_url)
    lawyer.wait_for("desk")
    begin_from_chile(lawyer)
    assert WORDING["es"] not in text_of(lawyer)
    assert WORDING["es"] in text_of(lawyer, draft)
    expect(page.locator(".alert-info")).to_be_visible()
    assert not lawyer.dialogs, "something that was typed has been run"
    lawyer.close()


def test_hostile_files_are_refused_in_a_line_and_nothing_is_lost(
    window: Lawyer, ministry: RunningServer, tmp_path: Path
) -> None:
    to_library(window, ministry)
    window.press("Upload files", "upload")
    (tmp_path / "ours.yml").write_text(SECRECY, encoding="utf-8")
    window.page.locator("input[type=file]").set_input_files(tmp_path / "ours.yml")
    window.go_on("library")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.yml", b"a" * 50_000_000)
    with zipfile.ZipFile(tmp_path / "path.zip", "w") as archive:
        archive.writestr("../../a.yml", b"clause: costs")
    (tmp_path / "large.yml").write_bytes(b"#" * 6_000_000)
    for name, said in (
        ("bomb.zip", "unpacked, the ZIP holds more than"),
        ("path.zip", "names a place outside itself"),
        ("large.yml", "more than 4096 KB"),
    ):
        window.press("Upload files", "upload")
        window.page.locator("input[type=file]").set_input_files(tmp_path / name)
        assert said in window.be_refused()
        window.press("Back to the library", "library")
        expect(window.page.locator(".house-files")).to_contain_text("ours.yml")
    (tmp_path / "tag.yml").write_text("clause: !!python/object/apply:os.system [id]\n")
    window.press("Upload files", "upload")
    window.page.locator("input[type=file]").set_input_files(tmp_path / "tag.yml")
    window.go_on("library")
    expect(window.page.locator(".house-problems")).to_contain_text("tags (“!”) are not read")
    window.press("Begin again", "library")
    expect(window.page.locator(".house-files")).to_have_count(0)
