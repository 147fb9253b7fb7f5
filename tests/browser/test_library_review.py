"""A ministry in which a reviewer looks at wordings before anything is drafted with them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.conftest import PICTURES
from browser.lawyer import Lawyer
from browser.office import Office, forged, staffed
from browser.test_library import SECRECY, WORDING, look_at
from playwright.sync_api import Browser, expect
from running_server import DESK, LIBRARY, RunningServer


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server on which only what a reviewer has approved becomes current."""
    folder = tmp_path_factory.mktemp("careful") / "var"
    folder.mkdir()
    (folder / "settings.yml").write_text("house library reviewed: True\n")
    with RunningServer(folder) as running:
        yield running


@pytest.fixture
def office(browser: Browser, careful: RunningServer) -> Iterator[Office]:
    yield from staffed(browser, careful)


def in_versions(lawyer: Lawyer, label: str, number: int, to: str) -> None:
    """Follow a link in the row of a version."""
    row = lawyer.page.locator(f'tr[data-version="{number}"]')
    row.get_by_role("link", name=lawyer.said(label)).click()
    lawyer.wait_for(to)


def decide(reviewer: Lawyer, label: str, why: str) -> None:
    """Say of version 1 whether it will do."""
    in_versions(reviewer, "Review", 1, "review-a-version")
    for wording in WORDING.values():
        expect(reviewer.page.locator(".side-by-side")).to_contain_text(wording)
    reviewer.choose(label)
    reviewer.field("Why").fill(why)
    look_at(reviewer)
    reviewer.go_on("library-for-a-reviewer")


def reload(lawyer: Lawyer) -> None:
    lawyer.page.reload()
    lawyer.wait_for("library")


def new_draft(author: Lawyer) -> str:
    """The text of a draft that is begun now."""
    author.page.goto(author.page.url.partition("?")[0] + f"?i={DESK}&reset=1")
    author.wait_for("desk")
    author.press("From an example", "example")
    author.go_on("review")
    author.go_on("draft")
    return author.page.locator("body").inner_text()


def test_drafts_are_made_with_what_a_reviewer_has_approved(office: Office, tmp_path: Path) -> None:
    librarian = office.sign_in(office.hire("lidia", "librarian"))
    reviewer = office.sign_in(office.hire("rita", "reviewer"), "es")
    author = office.sign_in(office.hire("ana", "author"))
    librarian.pictures = reviewer.pictures = PICTURES / "library-review"
    expect(author.page.get_by_role("link", name="House library")).to_have_count(0)

    # The librarian submits, and cannot activate alone.
    librarian.press("House library", "library")
    (tmp_path / "secrecy.yml").write_text(SECRECY, encoding="utf-8")
    librarian.press("Upload files", "upload")
    librarian.page.locator("input[type=file]").set_input_files(tmp_path / "secrecy.yml")
    librarian.go_on("library")
    activates = librarian.page.get_by_role("link", name=re.compile("^Activate"))
    expect(activates).to_have_count(0)
    librarian.press("Submit for review", "submit")
    librarian.field("What changes, and why").fill("<b>As the minister asks</b>")
    look_at(librarian)
    librarian.go_on("library")
    row = librarian.page.locator('tr[data-version="1"]')
    expect(row).to_contain_text("<b>As the minister asks</b>")
    expect(row).to_contain_text("not activated")
    in_versions(librarian, "What it changes", 1, "see-a-version")
    expect(librarian.page.locator(".side-by-side")).to_contain_text(WORDING["en"])
    look_at(librarian)
    librarian.press("Back to the library", "library")
    assert WORDING["es"] not in new_draft(author)

    # The reviewer finds it, sends it back, and approves it in the end.
    reviewer.press("House library", "library-for-a-reviewer")
    look_at(reviewer)
    decide(reviewer, "Send back: something must be changed", "Doce años, no ${ 6 + 4 }")
    reload(librarian)
    expect(row).to_contain_text("Doce años, no ${ 6 + 4 }")
    expect(activates).to_have_count(0)
    decide(reviewer, "Approve: its wordings will do", "Que sean diez")
    reload(librarian)
    look_at(librarian)
    assert WORDING["es"] not in new_draft(author)

    # Then it is activated, and drafted with.
    in_versions(librarian, "Activate", 1, "make-current")
    librarian.field("Why").fill("Approved")
    librarian.go_on("library")
    expect(row.locator("strong")).to_have_text("current")
    assert WORDING["es"] in new_draft(author)


def test_a_reviewer_changes_nothing_by_a_typed_address(office: Office) -> None:
    reviewer = office.sign_in(office.hire("raul", "reviewer"))
    reviewer.press("House library", "library-for-a-reviewer")
    for action in ("upload", "activate", "submit", "make_current", "take_up"):
        reviewer.page.goto(forged(office.server, LIBRARY, action, version="0"))
        reviewer.wait_for("library-for-a-reviewer")
    author = office.sign_in(office.hire("alma", "author"))
    author.page.goto(f"{office.server.url}/interview?i={LIBRARY}")
    author.wait_for("refused")
    for action in ("see_version", "review"):
        author.page.goto(forged(office.server, LIBRARY, action, version="1"))
        author.wait_for("refused")
