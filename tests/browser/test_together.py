"""Several people on one server: what is shared, what is refused, two at work on one draft."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browser.lawyer import Lawyer
from browser.office import Office, forged, staffed
from browser.test_accessibility import violations
from playwright.sync_api import Browser, Locator, expect
from running_server import DESK, INTERVIEW, RunningServer
from translator import TURKISH, TURKIYE, translator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(browser: Browser, server: RunningServer) -> Iterator[Office]:
    yield from staffed(browser, server)


ROWS = {"Place:": {"es": "Lugar:", "pt": "Lugar:", "fr": "Lieu\u00a0:"}}
"""What the rows of the review are called in the other languages."""


def chile(lawyer: Lawyer) -> str:
    """A complete draft; returns its address."""
    lawyer.press("From an answer file", "import")
    lawyer.page.locator("input[type=file]").set_input_files(ROOT / "examples" / "chile.yml")
    lawyer.go_on("review")
    return lawyer.page.url.partition("#")[0]


def share(lawyer: Lawyer, draft: str, whom: str, level: str) -> None:
    """Give somebody access, from the list, and go back to it."""
    lawyer.page.goto(lawyer.page.url.partition("?")[0] + f"?i={DESK}&reset=1")
    lawyer.wait_for("desk")
    lawyer.with_draft("Share", draft, "share")
    lawyer.field("E-mail with which the colleague signs in here").fill(whom)
    lawyer.choose(level)
    lawyer.go_on("desk")


def change(lawyer: Lawyer, row: str, screen: str) -> None:
    """Press the button of a row of the review."""
    words = row if lawyer.language == "en" else ROWS[row][lawyer.language]
    found = lawyer.page.locator("#daform .da-review-button").filter(has_text=words)
    found.locator(".da-review-action").click()
    lawyer.wait_for(screen)


def place(lawyer: Lawyer, name: str) -> None:
    """Write another place of signature, from the review, and do not send it yet."""
    change(lawyer, "Place:", "signature")
    lawyer.field("Place of signature").fill(name)


def sign(lawyer: Lawyer, name: str) -> None:
    """Change the place of signature, from the review."""
    place(lawyer, name)
    lawyer.leave()


def level(lawyer: Lawyer, label: str) -> None:
    """Change between whom the agreement is concluded, from the review."""
    change(lawyer, "Concluded between:", "party")
    lawyer.choose(label)
    lawyer.leave()


def identity(address: str) -> str:
    return address.rpartition("draft=")[2]


def test_two_people_change_one_draft_and_neither_loses_anything(office: Office) -> None:
    ana, benito = office.hire("ana", "author"), office.hire("benito", "author")
    one, two = office.sign_in(ana), office.sign_in(benito)
    address = chile(one)
    share(one, "Chile, draft 1", benito, "change it too")
    one.page.goto(address)
    one.wait_for("review")
    two.page.reload()
    two.wait_for("desk")
    assert two.drafts == ["Chile, draft 1"]
    assert ana in two.page.locator("tr[data-draft]").inner_text()
    two.press("Chile, draft 1", "review")

    # Different answers: both stand.
    level(one, "between their two Governments")
    sign(two, "Valparaíso")
    two.wait_for("review")
    expect(two.page.get_by_role("status")).to_contain_text(ana)
    assert "the two Governments" in two.page.inner_text("body")

    # The same answer: the second is asked.
    one.page.reload()
    one.wait_for("review")
    assert "Valparaíso" in one.page.inner_text("body")
    place(two, "Iquique")
    sign(one, "Antofagasta")
    one.wait_for("review")
    two.go_on("two-answers")
    text = two.page.inner_text("body")
    assert ana in text
    assert "Antofagasta" in text
    assert "Iquique" in text
    two.choose("Yours")
    two.go_on("review")
    assert "Iquique" in two.page.inner_text("body")
    one.page.reload()
    one.wait_for("review")
    assert "Iquique" in one.page.inner_text("body")

    # Who changed what.
    one.press("My drafts", "desk")
    one.with_draft("Who changed what", "Chile, draft 1", "history")
    rows = [row.inner_text() for row in one.page.locator(".history tbody tr").all()]
    assert [benito in rows[0], "Antofagasta" in rows[0], "Iquique" in rows[0]] == [True] * 3
    assert any(ana in row and "the two Governments" in row for row in rows)


def test_a_clause_that_two_people_fill_in_at_once_is_overwritten_by_neither(
    office: Office, server: RunningServer
) -> None:
    ana, benito = office.hire("ana", "author"), office.hire("benito", "author")
    one, two = office.sign_in(ana), office.sign_in(benito)
    one.press("New draft, clause by clause", "party")
    one.pick_state("chi", "Chile")
    for screen in ("languages", "texts", "names", "authorities", "instruments", "articles"):
        one.go_on(screen)
    one.go_on("clause")
    share(one, "Chile, draft 1", benito, "change it too")
    for each in (one, two):
        each.page.goto(server.desk_url)
        each.wait_for("desk")
        each.press("Chile, draft 1", "clause")
    assert one.heading == two.heading
    two.field("Reason for departing from the Model").fill("As Benito says")
    one.field("Reason for departing from the Model").fill("As Ana says")
    one.leave()
    two.go_on("two-answers")
    body = two.page.inner_text("body")
    assert "As Ana says" in body
    assert "As Benito says" in body


def test_theirs_can_stand_too(office: Office) -> None:
    ana, benito = office.hire("ana", "author"), office.hire("benito", "author")
    one, two = office.sign_in(ana), office.sign_in(benito, "es")
    address = chile(one)
    share(one, "Chile, draft 1", benito, "change it too")
    one.page.goto(address)
    one.wait_for("review")
    two.page.goto(address)
    two.wait_for("review")
    place(two, "Iquique")
    sign(one, "Antofagasta")
    two.go_on("two-answers")
    assert "Lugar de la firma" in two.page.inner_text("body")
    two.choose("Theirs")
    two.go_on("review")
    assert "Antofagasta" in two.page.inner_text("body")
    assert "Iquique" not in two.page.inner_text("body")


def test_a_reviewer_reads_and_comments_and_changes_nothing(
    office: Office, server: RunningServer
) -> None:
    ana, carla = office.hire("ana", "author"), office.hire("carla", "reviewer")
    one, two = office.sign_in(ana), office.sign_in(carla)
    address = chile(one)
    two.page.goto(address)
    two.wait_for("refused")
    assert two.page.get_by_role("link", name="New draft", exact=True).count() == 0
    # A reviewer who is given more than a reviewer may still changes nothing.
    share(one, "Chile, draft 1", carla, "change it too")
    two.page.goto(address)
    two.wait_for("reading")
    assert "REPÚBLICA DE CHILE" in two.page.inner_text("body").upper()
    two.page.goto(forged(server, INTERVIEW, "draft.signature_answered"))
    two.wait_for("signature")
    two.field("Place of signature").fill("Iquique")
    two.go_on("reading")
    expect(two.page.get_by_role("status")).to_contain_text("not to change it")
    two.press("Comment on the draft", "comment")
    typed = "¿Y el <i>lugar</i> ${ 6 * 7 }?"
    two.field("Comment").fill(typed)
    two.go_on("reading")
    assert typed in two.page.inner_text("body")
    two.page.goto(server.desk_url)
    two.wait_for("desk")
    assert two.page.get_by_role("link", name="New draft", exact=True).count() == 0

    one.page.goto(address)
    one.wait_for("review")
    body = one.page.inner_text("body")
    assert typed in body
    assert "Comments (1 open)" in body
    assert "Iquique" not in body
    one.page.locator(".comments").get_by_role("link", name="Dealt with").click()
    expect(one.page.locator(".comments")).to_contain_text("Comments (0 open)")


def test_a_colleague_who_may_change_the_draft_takes_a_translation_in(
    office: Office, server: RunningServer
) -> None:
    ana, benito, carla = (office.hire(each, "author") for each in ("ana", "benito", "carla"))
    one, two, three = (office.sign_in(each) for each in (ana, benito, carla))
    one.press("From an answer file", "import")
    one.field("Or paste its text").fill(TURKIYE)
    one.go_on("review")
    address = one.page.url.partition("#")[0]
    share(one, "Türkiye, draft 1", benito, "change it too")
    share(one, "Türkiye, draft 1", carla, "read it and comment on it")
    three.page.goto(address)
    three.wait_for("reading")
    three.page.goto(forged(server, INTERVIEW, "return_translation"))
    three.wait_for("reading")
    three.page.goto(forged(server, INTERVIEW, "draft.translation_answered"))
    three.wait_for("a-translation-comes-back")

    two.page.goto(address)
    two.wait_for("review")
    two.go_on("draft")
    link = two.page.locator('.documents a[download$="-tr.xlf"]')
    sent_out = two.page.request.get(link.evaluate("a => a.href")).body()
    back = {"name": "tr.xlf", "mimeType": "", "buffer": translator(sent_out, TURKISH, "TR ")}
    three.page.locator("input[type=file]").set_input_files(back)
    assert "not to change it" in three.be_refused()
    two.page.locator("a[data-perform=return_translation]").click()
    two.wait_for("a-translation-comes-back")
    two.page.locator("input[type=file]").set_input_files(back)
    two.go_on("draft")

    one.page.goto(address)
    one.wait_for("review")
    one.go_on("draft")
    expect(one.page.locator(".documents")).to_contain_text("Turkish: 66 of 66 texts")


def approvals(lawyer: Lawyer, clause: str) -> str:
    """What the row of a clause in the map says of approvals and comments."""
    return " ".join(lawyer.page.locator(f"#clause-{clause}").inner_text().split())


def link_of(lawyer: Lawyer, clause: str, action: str) -> Locator:
    """What one can say of a clause, in its row of the map."""
    return lawyer.page.locator(f"#clause-{clause} a[data-perform={action}]")


def test_a_reviewer_approves_a_wording_until_it_is_changed(
    office: Office, server: RunningServer
) -> None:
    ana, carla = office.hire("ana", "author"), office.hire("carla", "reviewer")
    one, two = office.sign_in(ana), office.sign_in(carla, "es")
    address = chile(one)
    share(one, "Chile, draft 1", carla, "read it and comment on it")
    two.page.goto(address)
    two.wait_for("reading")
    two.page.locator("#clause-asset_sharing summary").click()
    article = two.page.locator("#clause-asset_sharing article").first
    expect(article).to_contain_text("Las Partes")
    link_of(two, "asset_sharing", "approve").click()
    expect(two.page.locator("#clause-asset_sharing .approval")).to_contain_text(carla)
    assert "Redacción aprobada" in approvals(two, "asset_sharing")
    assert not violations(two.page)
    link_of(two, "operational_cooperation", "comment").click()
    two.wait_for("comment")
    two.field("Comment").fill("¿Con qué autoridades?.")
    two.go_on("reading")

    # The author sees both, and approves nothing.
    one.page.goto(address)
    one.wait_for("review")
    assert f"Approved: {carla}" in approvals(one, "asset_sharing")
    assert link_of(one, "asset_sharing", "approve").count() == 0
    one.page.get_by_role("link", name="Open comments on “Operational cooperation”: 1").click()
    expect(one.page.locator("#comments-operational_cooperation")).to_contain_text(
        "¿Con qué autoridades?"
    )
    one.page.goto(
        forged(server, INTERVIEW, "approve", clause="operational_cooperation", wording="x")
    )
    one.wait_for("review")
    expect(one.page.get_by_role("status")).to_contain_text("approves no wordings")

    # The clause is changed: the approval was for another wording, and cannot be given unseen.
    one.page.goto(address)
    one.wait_for("review")
    one.open_clause("Asset sharing")
    one.choose_word("Omit the article")
    one.go_on("review")
    assert f"Approved before it was changed: {carla}" in approvals(one, "asset_sharing")
    assert not violations(one.page)
    one.open_clause("Operational cooperation")
    one.choose_word("Change the wording by hand")
    own = one.page.get_by_label("Text", exact=True)
    expect(own).to_have_value(re.compile("."))
    own.fill("Las Partes cooperan.")
    one.go_on("review")
    link_of(two, "operational_cooperation", "approve").click()
    expect(two.page.get_by_role("status")).to_contain_text("se modificó")
    assert "aprobada" not in approvals(two, "operational_cooperation").lower()
    assert "Aprobada antes de que se modificara" in approvals(two, "asset_sharing")
    link_of(two, "operational_cooperation", "approve").click()
    expect(two.page.locator("#clause-operational_cooperation .approval")).to_contain_text(carla)
    link_of(two, "asset_sharing", "withdraw_approval").click()
    expect(two.page.locator("#clause-asset_sharing .approval")).to_have_count(0)

    # Who approved what stands in the history.
    one.press("My drafts", "desk")
    one.with_draft("Who changed what", "Chile, draft 1", "history")
    rows = [" ".join(row.inner_text().split()) for row in one.page.locator("tbody tr").all()]
    assert "Approval: Asset sharing approved not approved" in rows[0]
    assert "Approval: Operational cooperation not approved approved" in rows[1]
    assert carla in rows[0]


def test_a_stranger_is_refused_at_every_address(office: Office, server: RunningServer) -> None:
    ana, eva = office.hire("ana", "author"), office.hire("eva", "author")
    one, two = office.sign_in(ana), office.sign_in(eva)
    address = chile(one)
    draft = identity(address)
    for tried in (address, f"{address}&new=1", f"{address}&new_session=1&new=1&way=full"):
        two.page.goto(tried)
        two.wait_for("refused")
        assert "Chile" not in two.page.inner_text("body")
    for action in ("rename", "delete", "share", "history", "duplicate", "export", "give_up"):
        two.page.goto(server.desk_url)
        two.wait_for("desk")
        two.page.goto(forged(server, DESK, action, draft=draft))
        two.wait_for("desk")
        expect(two.page.get_by_role("status")).to_contain_text("no such draft")
    for action in ("desk_delete", "take_back"):
        two.page.goto(forged(server, DESK, action, whom=ana))
    two.page.goto(server.desk_url)
    two.wait_for("desk")
    assert two.drafts == []

    # docassemble's own addresses: the API, with the stranger's key.
    key = office.key_of(eva)
    query = urlencode({"i": INTERVIEW, "draft": draft, "new": "1"})
    session = server.api(f"/api/session/new?{query}", key=key)
    query = urlencode({key: session[key] for key in ("i", "session", "secret")})
    said = json.dumps(server.api(f"/api/session/question?{query}", key=key))
    assert "no access to this draft" in said
    assert "Chile" not in said

    # Who is not signed in is another person too.
    visitor = Lawyer(office.browser, server.desk_url, begin="desk")
    office.lawyers.append(visitor)
    visitor.page.goto(address)
    visitor.wait_for("refused")
    one.page.goto(address)
    one.wait_for("review")


def test_access_is_for_accounts_of_this_server_and_can_be_taken_back(office: Office) -> None:
    ana, benito = office.hire("ana", "author"), office.hire("benito", "author")
    one, two = office.sign_in(ana), office.sign_in(benito)
    address = chile(one)
    one.press("My drafts", "desk")
    one.with_draft("Share", "Chile, draft 1", "share")
    one.field("E-mail with which the colleague signs in here").fill("nobody@example.org")
    assert "nobody@example.org" in one.be_refused()
    field = one.field("E-mail with which the colleague signs in here")
    field.fill(benito.upper())
    field.press("Tab")  # what was wrong goes, and the button moves
    one.go_on("desk")
    two.page.goto(address)
    two.wait_for("reading")
    session = two.page.locator(".draft-at-hand").get_attribute("data-session")
    document = forged(office.server, INTERVIEW, "document", name="answers.yml")
    document = f"{document}&session={session}"
    assert two.page.request.get(document).ok
    one.with_draft("Share", "Chile, draft 1", "share")
    one.page.get_by_role("link", name=f"Take back access {benito}").click()
    expect(one.page.get_by_text("Nobody else has access yet.")).to_be_visible()
    assert two.page.request.get(document).status == 404
    two.page.reload()
    two.wait_for("refused")


def test_whoever_has_to_sign_in_again_goes_on_where_they_were(office: Office) -> None:
    ana = office.hire("ana", "author")
    one = office.sign_in(ana)
    address = chile(one)
    sign(one, "Antofagasta")
    one.wait_for("review")
    one.context.clear_cookies()
    one.page.reload()
    one.wait_for("refused")
    office.sign_in_again(one, ana)
    one.page.goto(address)
    one.wait_for("review")
    assert "Antofagasta" in one.page.inner_text("body")


def test_an_account_without_a_role_has_no_part_in_drafting(
    office: Office, server: RunningServer
) -> None:
    someone = office.sign_in(office.hire("someone"))
    assert "ask the administrator" in someone.page.inner_text("body").lower()
    assert someone.page.get_by_role("link", name="New draft", exact=True).count() == 0
    someone.page.goto(server.interview_url)
    someone.wait_for("refused")
    assert "“author”" in someone.page.inner_text("body")
