"""The screens on clauses: what stands beside them, and text written by hand."""

import re
from typing import Any

import pytest
from interview.engine import Session, spoken
from interview.steps import CHILE, clause, exported, go

from docassemble.ocragreement.interview_preview import clause_preview, typed_forms

BRAZIL = {
    "counterpart": {"state": "BR"},
    "languages": {"authentic": ["es", "pt"]},
}
LANGUAGES = ["es", "pt"]


def preview(answer: Any, interface: str = "en", identity: str = "refusal") -> dict[str, Any]:
    data = {**BRAZIL, "clauses": {identity: answer} if answer else {}}
    return clause_preview(data, identity, LANGUAGES, interface)


def begun(identity: str = "refusal") -> dict[str, str]:
    return typed_forms({**BRAZIL, "clauses": {}}, identity, LANGUAGES)


def test_what_stands_as_in_the_model_says_so() -> None:
    html = preview(None)["html"]
    assert html.count("Word for word as in the Model.") == 2
    assert "<mark>" not in html


def test_departures_are_marked_beside_the_models_text() -> None:
    html = preview("omitted", identity="asset_sharing")["html"]
    assert "does not stand in the draft" in html
    assert html.count('<details class="the-model">') == 2
    html = preview("case_by_case", identity="asset_sharing")["html"]
    assert html.count("What is marked is not in the Model.") == 2
    assert "<mark>" in html


def test_a_clause_that_the_model_does_not_have_says_so() -> None:
    html = preview("meetings", identity="costs")["html"]
    assert html.count("The Model has no such clause.") == 2


@pytest.mark.parametrize(
    ("interface", "understood", "behind"),
    [
        ("en", "item a.: bajo ‹article: Offenses covered›;", "The text in Spanish was changed"),
        ("es", "apartado a.: bajo ‹artículo: Delitos comprendidos›;", "Se cambió el texto en"),
    ],
)
def test_what_was_read_of_a_typed_text_is_said_at_once(
    interface: str, understood: str, behind: str
) -> None:
    typed = {**begun(), "es": "Solo:\na) bajo [[offences]];\nb) con {second}."}
    texts = preview({"variant": "model", "text": typed}, interface)["texts"]
    assert understood in texts["es"]["understood"]
    assert behind in texts["pt"]["behind"]
    assert not texts["es"]["behind"]


def test_what_is_wrong_with_a_typed_text_is_said_in_its_place() -> None:
    shown = preview({"variant": "model", "text": {"pt": "Ver [[nada]]."}})
    assert "[[nada]] refers to nothing" in shown["texts"]["pt"]["problem"]
    assert shown["problems"] == []
    assert "Artículo 11" in shown["html"]


@pytest.mark.parametrize(
    ("interface", "offences", "authority", "commission"),
    [
        ("en", "Article 2: Offenses covered", "Authority of Brazil", "Article 6: "),
        (
            "es",
            "Artículo 2: Delitos comprendidos",
            "Autoridad de aplicación por Brasil",
            "Artículo 6: ",
        ),
    ],
)
def test_names_and_references_are_offered_in_a_list(
    interface: str, offences: str, authority: str, commission: str
) -> None:
    data = {**BRAZIL, "clauses": {"asset_sharing": "omitted"}}
    shown = clause_preview(data, "refusal", LANGUAGES, interface)["insertions"]
    names, articles = (
        {each["text"]: each["label"] for each in group["options"]} for group in shown["groups"]
    )
    assert names["{counterpart.authority}"] == authority
    assert set(names) >= {"{home}", "{counterpart}", "{first}", "{second}"}
    assert articles["[[offences]]"] == offences
    assert articles["[[commission]]"].startswith(commission), "numbers are those of this draft"
    assert not {"[[asset_sharing]]", "[[refusal]]"} & set(articles), "what is left out, and itself"
    assert shown["words"] == {"es": ["de", "a", "y", "o"], "pt": shown["words"]["pt"]}


def test_whatever_is_offered_in_the_list_is_understood() -> None:
    shown = preview(None)["insertions"]
    for code in LANGUAGES:
        for option in [each for group in shown["groups"] for each in group["options"]]:
            mark, name = re.fullmatch(r"(\{|\[\[)(.+)", option["text"]).groups()
            for text in (
                option["text"],
                *(f"{mark}{word} {name}" for word in shown["words"][code]),
            ):
                typed = {"variant": "model", "text": {code: f"Ver {text}."}}
                assert not preview(typed)["texts"][code]["problem"], text


def test_a_language_that_was_left_alone_is_not_taken_for_written_by_hand() -> None:
    session = go(Session(), "review", party={"state": "BR"})
    typed = begun()
    answer = {"by_hand": True, "text__es": "Solo esto.", "text__pt": typed["pt"]}
    assert clause(session, "refusal", **answer) == ""
    assert "the text in Portuguese has not followed" in spoken(session.text)
    assert exported(session)["clauses"]["refusal"] == {
        "variant": "model",
        "text": {"es": "Solo esto."},
    }


def test_editing_without_a_change_is_no_departure() -> None:
    session = go(Session(), "review", party=CHILE)
    typed = typed_forms({"counterpart": {"state": "CL"}, "clauses": {}}, "refusal", ["es"])
    assert clause(session, "refusal", by_hand=True, text__es=f"{typed['es']}\r\n") == ""
    assert "clauses" not in exported(session)


def test_the_source_is_said_in_the_language_of_the_interface() -> None:
    session = go(Session("es"), "review", party=CHILE)
    session.follow("edit_clause", clause="asset_sharing")
    assert "Modelo, art. 6; Convención, art. 14.3" in spoken(session.text)


def tick(session: Session, *clauses: str, on: bool) -> None:
    """Tick or untick clauses on the screen that asks which stand."""
    session.follow("choose_clauses")
    standing = set(session.proposed["articles"])
    wanted = standing | set(clauses) if on else standing - set(clauses)
    assert session.send({"articles": sorted(wanted)}) == ""


@pytest.mark.parametrize(
    ("identity", "answer"),
    [
        # One that the Model has, and one that it has not
        ("asset_sharing", {"variant": "full_regime", "reason": "Agreed in Brasilia."}),
        ("costs", {"by_hand": True, "text__es": "Cada Parte paga.", "text__pt": "Cada qual paga."}),
        ("costs", {"variant": "meetings"}),
    ],
)
def test_a_clause_that_is_ticked_again_is_as_it_was(identity: str, answer: dict[str, Any]) -> None:
    session = go(Session(), "review", party={"state": "BR"})
    tick(session, identity, on=True)
    assert clause(session, identity, **answer) == ""
    before = exported(session)["clauses"]
    assert identity in before
    tick(session, identity, on=False)
    assert exported(session).get("clauses", {}).get(identity, "omitted") == "omitted"
    tick(session, identity, on=True)
    assert exported(session)["clauses"] == before


def test_the_reason_for_leaving_a_clause_out_comes_back_too() -> None:
    session = go(Session(), "review", party={"state": "BR"})
    assert clause(session, "asset_sharing", variant="omitted", reason="Their constitution.") == ""
    before = exported(session)["clauses"]
    tick(session, "asset_sharing", on=True)
    assert "clauses" not in exported(session)
    tick(session, "asset_sharing", on=False)
    assert exported(session)["clauses"] == before


def test_what_filled_in_a_wording_is_there_when_it_is_chosen_again() -> None:
    session = go(Session(), "review", party={"state": "BR"})
    assert clause(session, "final_provisions", variant="composed", composed__years="7") == ""
    assert clause(session, "final_provisions", variant="model") == ""
    session.follow("edit_clause", clause="final_provisions")
    assert session.proposed["field['final_provisions:composed:years']"] == "7"
