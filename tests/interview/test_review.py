"""The review: what was found, remedies taken at once, the map."""

from typing import Any

import pytest
from interview.engine import Session, spoken
from interview.steps import CHILE, clause, exported, go

LAST_NOTIFICATION = {"clauses.final_provisions": "date_of_last_notification"}


def act(session: Session, action: str, **arguments: Any) -> str:
    """Follow a link of the review with arguments; what the screen says then."""
    session.follow(action, **arguments)
    assert session.screen == "review"
    return spoken(session.text)


@pytest.mark.parametrize(
    ("browser", "found", "mended"),
    [
        ("en", "no day on which it enters into force", "Nothing that needs mending"),
        ("es", "no fija el día en que entra en vigor", "No se encontró nada que deba corregirse"),
    ],
)
def test_a_remedy_that_is_one_choice_is_taken_at_once(
    browser: str, found: str, mended: str
) -> None:
    session = go(Session(browser), "review", party=CHILE)
    assert found in spoken(session.text)
    text = act(session, "apply_remedy", clause="final_provisions", choice=LAST_NOTIFICATION)
    assert found not in text
    assert mended in text
    data = exported(go(session, "draft"))
    assert data["clauses"] == {"final_provisions": "date_of_last_notification"}


def test_a_remedy_loses_nothing_else_and_can_be_taken_back() -> None:
    session = go(Session(), "review", party=CHILE, signature={"place['es']": "Santiago"})
    clause(session, "asset_sharing", variant="full_regime", full_regime__days="45")
    clause(session, "final_provisions", reason="As before.")
    before = exported(session)
    act(session, "apply_remedy", clause="final_provisions", choice=LAST_NOTIFICATION)
    after = exported(session)
    assert after["clauses"].pop("final_provisions") == {
        "variant": "date_of_last_notification",
        "reason": "As before.",
    }
    assert before["clauses"].pop("final_provisions") == {"variant": "model", "reason": "As before."}
    assert after == before
    act(session, "undo_remedy")
    assert exported(session)["clauses"]["final_provisions"]["variant"] == "model"


def test_a_remedy_that_was_changed_by_hand_since_is_not_taken_back() -> None:
    session = go(Session(), "review", party=CHILE)
    text = act(session, "apply_remedy", clause="final_provisions", choice=LAST_NOTIFICATION)
    assert "has been put in" in text
    clause(session, "final_provisions", variant="unlimited_with_denunciation")
    assert "has been put in" not in spoken(session.text)


def test_a_remedy_can_be_an_option_or_another_clause() -> None:
    session = go(Session(), "review", party=CHILE)
    choice = {"variant": "composed", "composed__entry": "signature", "composed__months": "7"}
    clause(session, "provisional_application", variant="from_signature")
    clause(session, "final_provisions", **choice)
    assert "nothing is left to be applied provisionally" in spoken(session.text)
    text = act(
        session, "apply_remedy", clause="final_provisions", choice={"entry": "last_notification"}
    )
    assert "applied provisionally" not in text
    kept = exported(session)["clauses"]
    assert kept["final_provisions"] == {"variant": "composed", "months": 7}
    act(session, "undo_remedy")
    omit = {"clauses.provisional_application": "omitted"}
    text = act(session, "apply_remedy", clause="final_provisions", choice=omit)
    assert "Provisional application: Omit" in text
    assert "provisional_application" not in exported(session)["clauses"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"clause": "final_provisions", "choice": {"clauses.refusal": "omitted"}},
        {"clause": "nowhere", "choice": LAST_NOTIFICATION},
        {"clause": None, "choice": None},
        {"clause": "final_provisions", "choice": "omitted"},
    ],
)
def test_an_address_cannot_choose_what_is_no_remedy(arguments: dict[str, Any]) -> None:
    session = go(Session(), "review", party=CHILE)
    act(session, "apply_remedy", **arguments)
    assert "clauses" not in exported(session)


def test_a_clause_written_by_hand_is_not_offered_another_wording() -> None:
    session = go(Session(), "review", party=CHILE)
    clause(session, "final_provisions", by_hand=True, text__es="Entra en vigor hoy.")
    assert "apply_remedy" not in session.text


def test_the_map_tells_the_model_from_what_was_chosen_edited_or_left_out() -> None:
    session = go(Session(), "review", party=CHILE)
    clause(session, "refusal", by_hand=True, text__es="Solo esto.")
    clause(session, "asset_sharing", variant="omitted")
    clause(session, "final_provisions", variant="composed")
    rows = session.text.partition("<table")[2].split("<tr")
    marks = {
        title: next(row.split('"')[1] for row in rows if f">{title}</a>" in row)
        for title in ("Offenses covered", "Refusal of assistance", "Asset sharing")
    }
    assert marks == {
        "Offenses covered": "model",
        "Refusal of assistance": "edited",
        "Asset sharing": "omitted",
    }
    assert next(row for row in rows if ">Final provisions</a>" in row).startswith(
        ' class="variant"'
    )


def test_clauses_are_added_from_the_review_and_keep_their_place_there() -> None:
    session = go(Session(), "review", party=CHILE)
    assert "Add or leave out clauses" in session.text
    session.follow("choose_clauses")
    standing = session.proposed["articles"]
    assert session.send({"articles": [*standing, "costs"]}) == ""
    assert session.screen == "review"
    table = spoken(session.text).partition("<table")[2]
    assert table.index(">Refusal of assistance<") < table.index(">Costs<")
    assert "The Model has no" not in table


def test_each_finding_leads_to_the_screen_where_it_is_mended() -> None:
    session = go(Session(), "review", party={"state": "CA"}, signature={"place['es']": "Ottawa"})
    assert ">Place of signature</a> <span>Open in English" in spoken(session.text)
    session.follow("draft.signature_answered")
    session.send({"place['en']": "Ottawa"})
    assert session.screen == "review"
    assert "Open in" not in spoken(session.text)
