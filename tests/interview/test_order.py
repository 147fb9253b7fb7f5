"""Articles and items in another order, from the review and from the screen of a clause."""

from typing import Any

import pytest
from interview.engine import Session, spoken
from interview.steps import CHILE, clause, exported, go, words

from docassemble.ocragreement.interview_order import letters_typed, moved_article

LIBRARY = ["a", "b", "c", "d"]


def move(session: Session, article: str, step: object) -> None:
    session.follow("move_article", clause=article, step=step)
    assert session.screen == "review"


def test_an_article_is_moved_and_numbers_follow() -> None:
    session = go(Session(), "review", party=CHILE)
    move(session, "refusal", -1)
    move(session, "refusal", -1)
    data = exported(session)
    assert data["articles"]["order"] == ["refusal", "confidentiality", "applicable_law"]
    text = words(go(session, "draft").files()["agreement-chile-es.docx"])
    assert text.index("podrá denegar") < text.index("confidencial")


def test_an_article_that_is_moved_back_leaves_no_order() -> None:
    session = go(Session(), "review", party=CHILE)
    move(session, "refusal", -1)
    move(session, "refusal", 1)
    assert "articles" not in exported(session)


@pytest.mark.parametrize(
    ("article", "step"), [("cooperation", -1), ("final_provisions", 1), ("title", 1), ("x", 5)]
)
def test_what_cannot_be_moved_stays(article: str, step: int) -> None:
    session = go(Session(), "review", party=CHILE)
    move(session, article, step)
    assert "articles" not in exported(session)


def test_the_map_has_the_articles_in_their_order() -> None:
    session = go(Session(), "review", party=CHILE)
    move(session, "refusal", -1)
    table = spoken(session.text).partition("<table")[2]
    assert table.index(">Refusal of assistance<") < table.index(">Applicable law<")
    assert "Move up: Refusal of assistance" in table
    assert "Move up: Commitment to cooperate" not in table


def test_a_moved_article_stays_in_its_place_when_another_is_left_out() -> None:
    session = go(Session(), "review", party=CHILE)
    move(session, "other_agreements", -1)
    clause(session, "asset_sharing", variant="omitted")
    table = spoken(session.text).partition("<table")[2]
    assert table.index(">Relation to other") < table.index(">Refusal of assistance<")
    assert exported(session)["articles"]["order"] == ["other_agreements", "refusal"]


def test_items_are_put_in_another_order() -> None:
    session = go(Session(), "review", party=CHILE)
    answer = {"model__order": "b, a, c, d", "model__add__es": "intercambiar becarios"}
    assert clause(session, "technical_cooperation", **answer) == ""
    assert len(exported(session)["clauses"]["technical_cooperation"]["order"]) == 4
    session.follow("edit_clause", clause="technical_cooperation")
    shown = session.proposed["field['technical_cooperation:model:order']"]
    assert shown == "b, a, c, d, e"
    text = spoken(session.text)
    assert text.index('data-letter="b"') < text.index('data-letter="a"')
    assert session.send({"field['technical_cooperation:model:order']": "e, b, a, c, d"}) == ""
    draft = words(go(session, "draft").files()["agreement-chile-es.docx"])
    assert draft.index("intercambiar becarios") < draft.index("La planificación y ejecución")


def test_a_letter_that_there_is_not_is_refused_at_its_field() -> None:
    session = go(Session(), "review", party=CHILE)
    refused = clause(session, "technical_cooperation", model__order="b, z")
    assert refused.startswith("Order of the items")
    assert "z" in spoken(refused)


@pytest.mark.parametrize(
    ("standing", "article", "step", "order"),
    [
        (["a", "b", "c", "d"], "b", -1, ["b", "a"]),
        (["b", "a", "c", "d"], "b", 1, []),
        (["a", "b", "c", "d"], "d", 1, []),
        (["b", "a", "c", "d"], "c", -1, ["b", "c", "a"]),
        (["a", "c", "d"], "d", -1, ["d", "c"]),
    ],
)
def test_only_what_changed_places_is_named(
    standing: list[str], article: str, step: int, order: list[str]
) -> None:
    assert moved_article(standing, LIBRARY, article, step) == order


@pytest.mark.parametrize(
    ("typed", "letters"),
    [("a, b, c", None), ("", None), ("a b", None), ("B,a,c", ["b", "a", "c"]), ("c", ["c"])],
)
def test_letters_can_have_anything_between_them(typed: str, letters: Any) -> None:
    assert letters_typed(typed, ["a", "b", "c"]) == letters
