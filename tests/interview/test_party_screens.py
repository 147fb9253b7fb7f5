"""The screens on the Parties, and on the form of the document: what is folded away on them."""

import datetime
from typing import Any

import pytest
import yaml
from interview.engine import Session, spoken
from interview.steps import CHILE, exported, go, words

UNION = {"unlisted": True, "kind": "organisation"}


def test_an_organisation_is_named_by_the_lawyer() -> None:
    session = go(Session(), "languages", party=UNION)
    session.send({"language_2": "en"})
    session.send()
    assert session.screen == "names"
    assert session.proposed["more_names"] is True
    names = {
        "formal_name['es']": "la Unión de Estados del Sur",
        "formal_name['en']": "the Union of Southern States",
        "short_name['es']": "Unión del Sur",
        "short_name['en']": "Southern Union",
    }
    assert session.send(names) == ""
    assert "Southern Union" in spoken(session.text)
    data = exported(go(session, "draft"))
    assert data["counterpart"] == {
        "kind": "organisation",
        "name": {"es": "la Unión de Estados del Sur", "en": "the Union of Southern States"},
        "short_name": {"es": "Unión del Sur", "en": "Southern Union"},
        "languages": ["en"],
    }
    text = words(session.files()["agreement-southern-union-es.docx"])
    assert "LA UNIÓN DE ESTADOS DEL SUR" in text


def test_an_organisation_has_no_government() -> None:
    session = go(Session(), "party")
    refused = session.send({**UNION, "level": "governments"})
    assert refused.startswith("Concluded")
    assert "Write “level: states”" in spoken(refused)


def test_a_state_that_is_not_in_the_list() -> None:
    session = go(Session(), "names", party={"unlisted": True, "kind": "state"})
    session.send({"formal_name['es']": "la República de Utopía"})
    go(session, "draft")
    assert exported(session)["counterpart"]["name"] == {"es": "la República de Utopía"}
    session.follow("section_parties")
    assert session.proposed["unlisted"] is True
    session.send({"unlisted": False, "state": "CL"})
    go(session, "draft")
    assert exported(session)["counterpart"] == {"state": "CL"}


def test_a_listed_state_can_have_another_short_name_and_adjective() -> None:
    session = go(Session(), "names", party={"state": "NL"})
    assert session.proposed["more_names"] is False
    assert "Países Bajos" in session.text
    assert session.send({"short_name['es']": "Holanda", "demonym_second['es']": "holandesa"}) == ""
    kept = exported(go(session, "draft"))["counterpart"]
    assert kept == {
        "state": "NL",
        "short_name": {"es": "Holanda"},
        "demonym": {"es": {"second": "holandesa"}},
    }


def test_several_authorities_with_their_roles() -> None:
    session = go(Session(), "authorities", party=CHILE)
    assert session.send({"more_authorities": True, "counterpart_count": "2"}) == ""
    assert session.screen == "roles"
    assert "Authorities of Chile" in session.text
    roles = {
        "counterpart_roles['0:es']": "las cuestiones generales",
        "counterpart_names['1:es']": "el Ministerio Público",
        "counterpart_roles['1:es']": "las solicitudes de asistencia",
    }
    assert session.send(roles) == ""
    text = words(go(session, "draft").files()["agreement-chile-es.docx"])
    assert "el Ministerio Público, para las solicitudes de asistencia" in text
    data = exported(session)
    assert data["clauses"] == {"authorities": "named_with_roles"}
    assert len(data["authorities"]["counterpart"]) == 2
    session.follow("section_parties")
    for _ in range(2):
        session.send()
    session.send({"counterpart_count": "1"})
    go(session, "draft")
    assert "clauses" not in exported(session)


def test_earlier_treaties_are_told_where_languages_are_chosen() -> None:
    session = go(Session(), "languages", party={"state": "TR"})
    assert "of 8 earlier treaties with" in spoken(session.text)
    assert "English prevails" in spoken(session.text)
    spanish = go(Session("es"), "languages", party={"state": "TR"})
    assert "prevalece" in spoken(spanish.text)


def test_portuguese_names_are_asked_where_there_is_portuguese() -> None:
    assert "portuguese" not in go(Session(), "texts", party=CHILE).proposed
    session = go(Session(), "texts", party={"state": "BR"})
    assert session.proposed["portuguese"] == "usual"
    session.send({"portuguese": "european"})
    assert exported(go(session, "draft"))["languages"]["portuguese"] == "european"


def test_the_form_of_the_document_belongs_to_the_full_way() -> None:
    session = go(Session(), "form", beginning={"way": "full"}, party=CHILE)
    form: dict[str, Any] = {
        "article_numbers": "roman",
        "article_titles": "below",
        "layout_paper": "a4",
        "layout_contents": "yes",
        "draft_number": "2",
        "draft_date": "2027-01-15",
    }
    assert session.send(form) == ""
    go(session, "review")
    assert "I, II, III" in spoken(session.text)
    data = exported(go(session, "draft"))
    assert data["articles"] == {"numbers": "roman", "titles": "below"}
    assert data["layout"] == {"contents": "yes", "paper": "a4"}
    assert data["draft"] == {"number": 2, "date": datetime.date(2027, 1, 15)}


def test_the_form_can_be_changed_from_the_review_of_the_short_way() -> None:
    session = go(Session(), "review", party=CHILE)
    session.follow("form_of_document")
    assert session.screen == "form"
    assert session.send({"article_numbers": "roman"}) == ""
    assert session.screen == "review"


@pytest.mark.parametrize("number", ["0", "two", "1000"])
def test_a_wrong_number_of_the_draft_is_refused_at_its_field(number: str) -> None:
    session = go(Session(), "review", party=CHILE)
    session.follow("form_of_document")
    assert session.send({"draft_number": number}).startswith("Number of the draft")


FILE = """
counterpart:
  kind: organisation
  name: {es: la Unión del Sur, en: the Southern Union}
  short_name: {es: Unión}
  demonym: {es: {first: unionista, second: unionista}}
  languages: [en]
languages: {authentic: [es, en], portuguese: brazilian}
authorities:
  home: [{name: {es: el Ministerio, en: the Ministry}, role: {es: todo, en: all matters}}]
  counterpart:
    - {name: {es: la Secretaría}, role: {es: lo uno}}
    - {name: {es: la Junta}, role: {es: lo otro}}
articles: {first: word, capitals: "yes"}
layout: {paper: letter}
draft: {number: 3}
"""


def test_a_file_with_all_of_it_comes_out_as_it_went_in() -> None:
    session = Session()
    assert session.send({"beginning": "file", "pasted": FILE}) == ""
    given = yaml.safe_load(FILE)
    data = exported(go(session, "draft"))
    for name in ("counterpart", "authorities", "articles", "layout", "draft"):
        assert data[name] == given[name]
    assert data["languages"]["portuguese"] == "brazilian"
    session.follow("section_parties")
    for _ in range(3):
        assert session.send() == ""
    session.send()
    data = exported(go(session, "draft"))
    for name in ("counterpart", "authorities", "articles", "layout", "draft"):
        assert data[name] == given[name]
