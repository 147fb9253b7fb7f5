"""Drafts are listed, resumed where one was, renamed, duplicated, exported and deleted."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from browser.lawyer import Lawyer
from playwright.sync_api import expect
from running_server import RunningServer

ROOT = Path(__file__).parents[2]


def begin(lawyer: Lawyer, typed: str, state: str) -> None:
    """From the list to the second screen of a new draft: two steps."""
    lawyer.press("New draft", "party")
    lawyer.pick_state(typed, state)
    lawyer.go_on("languages")


def leave_for_desk(lawyer: Lawyer) -> None:
    lawyer.press("My drafts", "desk")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_first_draft_is_short_and_stands_in_the_list(
    at_desk: Callable[..., Lawyer], language: str
) -> None:
    lawyer = at_desk(language)
    lawyer.picture()
    begin(lawyer, "urug", "Uruguay")
    for screen in ("texts", "names", "authorities", "instruments", "signature", "review", "draft"):
        lawyer.go_on(screen)
    assert lawyer.page.locator('a[download="agreement-uruguay-es.docx"]').count() == 1
    leave_for_desk(lawyer)
    lawyer.picture()
    word = {"en": "draft", "es": "proyecto"}[language]
    assert re.match(rf"Uruguay, {word} \d+$", lawyer.drafts[0])
    # Complete: it opens with the review.
    lawyer.page.get_by_role("link", name=lawyer.drafts[0], exact=True).click()
    lawyer.wait_for("review")


def test_a_draft_is_resumed_where_one_was_after_the_server_was_killed(
    at_desk: Callable[..., Lawyer], server: RunningServer
) -> None:
    lawyer = at_desk()
    begin(lawyer, "para", "Paraguay")
    lawyer.go_on("texts")
    lawyer.go_on("names")
    lawyer.field("Formal name").fill("la República del Paraguay (verificar)")
    lawyer.go_on("authorities")
    name = "Paraguay, draft 1"
    server.kill()
    server.start()
    lawyer.page.goto(server.desk_url)
    lawyer.wait_for("desk")
    assert lawyer.drafts[0] == name
    lawyer.press(name, "authorities")
    lawyer.back("names")
    expect(lawyer.field("Formal name")).to_have_value("la República del Paraguay (verificar)")
    # What was not asked yet is proposed as in a new draft.
    lawyer.go_on("authorities")
    expect(lawyer.field("Authority of Paraguay")).not_to_have_value("")


def test_a_draft_is_deleted_only_when_it_is_confirmed(at_desk: Callable[..., Lawyer]) -> None:
    lawyer = at_desk()
    begin(lawyer, "boliv", "Bolivia")
    leave_for_desk(lawyer)
    (name,) = [each for each in lawyer.drafts if each.startswith("Bolivia")]
    lawyer.with_draft("Delete", name, "delete")
    assert name in lawyer.heading
    lawyer.picture()
    lawyer.press("Keep it", "desk")
    assert name in lawyer.drafts
    lawyer.with_draft("Delete", name, "delete")
    lawyer.go_on("desk")
    assert name not in lawyer.drafts
    assert name in lawyer.page.get_by_role("status").inner_text()


def test_a_draft_is_renamed_duplicated_and_exported(at_desk: Callable[..., Lawyer]) -> None:
    lawyer = at_desk()
    begin(lawyer, "peru", "Peru")
    leave_for_desk(lawyer)
    lawyer.with_draft("Rename", "Peru, draft 1", "rename")
    typed = "<b>Perú</b> & ${ 6 * 7 } para la embajadora"
    lawyer.field("Name").fill(typed)
    lawyer.go_on("desk")
    assert typed in lawyer.drafts
    lawyer.with_draft("Duplicate", typed, "desk")
    expect(lawyer.page.get_by_role("status")).to_contain_text("Peru, draft 2")
    assert {typed, "Peru, draft 2"} <= set(lawyer.drafts)
    row = lawyer.page.locator("tr[data-draft]").filter(has_text="Peru, draft 2")
    with lawyer.page.expect_download() as waiting:
        row.get_by_role("link", name="Export the answers").click()
    exported = yaml.safe_load(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert exported["counterpart"] == {"state": "PE"} or exported["counterpart"] == "PE"


def test_a_file_is_taken_in_whole_or_not_at_all(at_desk: Callable[..., Lawyer]) -> None:
    lawyer = at_desk()
    before = lawyer.drafts
    lawyer.press("From an answer file", "import")
    lawyer.field("Or paste its text").fill("counterpart: Atlantis\nlevel: kings\n")
    refused = lawyer.be_refused()
    assert "Atlantis" in refused
    assert "kings" in refused
    lawyer.page.goto(lawyer.page.url.partition("#")[0] + "&reset=1")
    lawyer.wait_for("desk")
    assert lawyer.drafts == before
    lawyer.press("From an answer file", "import")
    lawyer.page.locator("input[type=file]").set_input_files(ROOT / "examples" / "canada.yml")
    lawyer.go_on("review")
    leave_for_desk(lawyer)
    assert lawyer.drafts[0].startswith("Canada, draft")


def test_two_windows_each_stay_with_their_draft(at_desk: Callable[..., Lawyer]) -> None:
    lawyer = at_desk()
    begin(lawyer, "ecua", "Ecuador")
    first = lawyer.page
    second = lawyer.context.new_page()
    second.goto(
        first.url.partition("?")[0] + "?i=docassemble.ocragreement:data/questions/drafts.yml"
    )
    lawyer.page = second
    lawyer.wait_for("desk")
    begin(lawyer, "colo", "Colombia")
    lawyer.page = first
    lawyer.go_on("texts")
    lawyer.go_on("names")
    assert "Ecuador" in lawyer.heading
    lawyer.page = second
    lawyer.go_on("texts")
    lawyer.go_on("names")
    assert "Colombia" in lawyer.heading
    # A page that is loaded again is that of its own draft.
    first.reload()
    lawyer.page = first
    lawyer.wait_for("names")
    assert "Ecuador" in lawyer.heading
    leave_for_desk(lawyer)
    assert {"Ecuador, draft 1", "Colombia, draft 1"} <= set(lawyer.drafts)


def test_whoever_comes_back_without_cookies_finds_the_draft(
    at_desk: Callable[..., Lawyer],
) -> None:
    lawyer = at_desk()
    begin(lawyer, "guate", "Guatemala")
    lawyer.go_on("texts")
    lawyer.context.clear_cookies()
    lawyer.page.reload()
    lawyer.wait_for("texts")
    leave_for_desk(lawyer)
    assert "Guatemala, draft 1" in lawyer.drafts
