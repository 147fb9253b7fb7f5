"""Articles that exchange places: numbers, references and what is said of it."""

from typing import Any

import pytest
from spaces import plain
from tracked_changes import assert_redline

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.departures import departures
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.redline import comments_on, model_of

LIBRARY = load_library()


def drafted(order: list[str], language: str = "en", **more: Any) -> Agreement:
    data = {"articles": {"order": order}, **more}
    return assemble(read_answers(data, LIBRARY), LIBRARY, language)


def numbered(agreement: Agreement) -> dict[str, int]:
    return {article.identity: article.number for article in agreement.articles}


def test_articles_exchange_places_and_the_others_stay() -> None:
    usual = numbered(drafted([]))
    new = numbered(drafted(["refusal", "confidentiality"]))
    assert (new["refusal"], new["confidentiality"]) == (9, 11)
    assert list(new.values()) == list(range(1, 15))
    moved = {name for name in usual if usual[name] != new[name]}
    assert moved == {"refusal", "confidentiality"}


def test_any_order_of_all_articles_can_be_asked_for() -> None:
    usual = list(numbered(drafted([])))
    assert list(numbered(drafted(usual[::-1]))) == usual[::-1]


@pytest.mark.parametrize(
    ("language", "preceding", "elsewhere"),
    [
        ("en", "the preceding article", "Article 4 of the present Agreement"),
        ("es", "el artículo precedente", "el artículo 4 del presente Acuerdo"),
        ("fr", "l’article précédent", "l’article 4 du présent Accord"),
        ("pt", "o artigo precedente", "artigo 4 do presente Acordo"),
    ],
)
def test_references_follow(language: str, preceding: str, elsewhere: str) -> None:
    order = ["operational_cooperation", "offences", "technical_cooperation", "cooperation"]
    before = plain(to_text(drafted([], language))).casefold()
    after = plain(to_text(drafted(order, language))).casefold()
    assert preceding in before
    assert elsewhere.casefold() in after
    assert elsewhere.casefold() not in before


def test_an_omitted_article_in_the_order_does_not_count() -> None:
    clauses = {"asset_sharing": "omitted"}
    agreement = drafted(["refusal", "asset_sharing", "confidentiality"], clauses=clauses)
    assert list(numbered(agreement)) == list(
        numbered(drafted(["refusal", "confidentiality"], clauses=clauses))
    )


def test_the_order_travels_in_the_answer_file() -> None:
    answers = read_answers({"articles": {"order": ["refusal", "confidentiality"]}}, LIBRARY)
    assert read_answer_file(write_answer_file(answers, LIBRARY), LIBRARY) == answers


def test_departures_checks_and_comments_say_so() -> None:
    reason = {"clauses": {"refusal": {"reason": "Asked for by the counterpart."}}}
    data = {"articles": {"order": ["refusal", "confidentiality"]}, **reason}
    answers = read_answers(data, LIBRARY)
    found = {each.clause.identity: each for each in departures(answers, LIBRARY)}
    assert found["refusal"].kinds == ("moved",)
    assert found["refusal"].reason == "Asked for by the counterpart."
    assert "The article stands in another place." in comments_on(answers, LIBRARY, "en")["refusal"]
    places = {each.place for each in check(answers, LIBRARY) if each.key == "moved"}
    assert places == {"clauses.refusal", "clauses.confidentiality"}


@pytest.mark.parametrize(
    "data",
    [
        {"articles": {"order": ["refusal", "confidentiality"]}},
        {"articles": {"order": ["commission", "offences", "asset_sharing", "cooperation"]}},
        {"clauses": {"technical_cooperation": {"order": ["d", "b", "a"]}}},
    ],
)
def test_a_redline_of_another_order_gives_both_texts(data: dict[str, Any]) -> None:
    answers = read_answers(data, LIBRARY)
    model = model_of(answers, LIBRARY)
    assert_redline(assemble(model, LIBRARY, "es"), assemble(answers, LIBRARY, "es"))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (["refusals"], "articles.order[0]: “refusals” "),
        (["refusal", "refusal"], "articles.order[1]: “refusal” is there twice. Write it once."),
        (["closing"], "articles.order[0]: “closing” "),
        ("refusal", "articles.order: "),
    ],
)
def test_a_wrong_order_is_one_line(order: Any, expected: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_answers({"articles": {"order": order}}, LIBRARY)
    assert str(caught.value).startswith(expected)
    assert "\n" not in str(caught.value)
