"""The interview's logic, question by question through docassemble's own engine."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from interview.engine import Session, spoken
from interview.steps import CHILE, clause, exported, go, words

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.documents import file_name, make
from docassemble.ocragreement.library_loader import load_library

EXAMPLES = Path(__file__).parents[2] / "examples"
PATH_OF_CHILE = [
    "beginning",
    "party",
    "languages",
    "texts",
    "names",
    "authorities",
    "instruments",
    "signature",
    "review",
    "draft",
]


def begin_with(session: Session, text: str) -> str:
    return session.send({"beginning": "file", "pasted": text})


# The paths


def test_chile_ten_screens_to_a_draft() -> None:
    session = Session()
    seen = [session.screen]
    while session.screen != "draft":
        assert session.send(CHILE if session.screen == "party" else {}) == ""
        seen.append(session.screen)
    assert seen == PATH_OF_CHILE
    assert list(session.files()) == [
        "agreement-chile-es.docx",
        "agreement-chile-original-argentina.docx",
        "agreement-chile-original-chile.docx",
        "agreement-chile-check-of-the-originals.docx",
        "agreement-chile-changes-to-the-model-es.docx",
        "agreement-chile-memorandum.docx",
        "agreement-chile-es-comments.docx",
        "agreement-chile-akoma-ntoso-es.xml",
        "answers.yml",
    ]
    text = spoken(session.text)
    assert "LA REPÚBLICA DE CHILE" in text
    assert "en dos ejemplares originales en idioma español" in text
    assert "None" not in text


def test_the_shared_language_is_proposed_alone_and_can_be_changed() -> None:
    session = go(Session(), "languages", party=CHILE)
    assert session.proposed["language_2"] == "none"
    session.send({"language_2": "en"})
    assert session.proposed["documents"] == ["es", "en"]


def test_typing_a_name_is_as_good_as_picking_it() -> None:
    session = go(Session(), "languages", party={"state": "viet nam"})
    assert session.proposed["language_2"] == "vi"


def test_everything_can_be_left_open() -> None:
    session = go(Session(), "draft", languages={"language_2": "open"}, authorities={
        "home_authority['es']": "", "counterpart_authority['es']": "",
    })  # fmt: skip
    text = spoken(session.text)
    assert "None" not in text
    for blank in (
        "formal name of the counterpart State",
        "designated authority of the home Party",
        "language of the counterpart",
        "place of signature",
        "date of signature",
    ):
        assert blank in text
    data = exported(session)
    assert "state" not in data.get("counterpart", {})
    assert data["languages"]["authentic"] == ["es", None]


def test_three_languages_one_prevails() -> None:
    session = go(
        Session(),
        "draft",
        party={"state": "VN", "level": "governments"},
        languages={"language_2": "vi", "language_3": "en"},
        texts={"prevailing": "en", "documents": ["es", "en"]},
    )
    data = exported(session)
    assert data["languages"] == {"authentic": ["es", "vi", "en"], "prevailing": "en"}
    assert set(session.files()) > {
        "agreement-viet-nam-es.docx",
        "agreement-viet-nam-en.docx",
        "agreement-viet-nam-facing-columns-es-en.docx",
        "agreement-viet-nam-facing-columns-en-es.docx",
        "agreement-viet-nam-translation-vi.docx",
        "agreement-viet-nam-translation-vi.xlf",
    }
    assert "the English text shall prevail" in spoken(session.text)


def test_two_languages_are_not_asked_which_prevails() -> None:
    session = go(Session(), "texts", party={"state": "BR"})
    assert "prevailing" not in session.proposed


def test_without_asset_sharing_the_articles_move_up() -> None:
    session = go(Session(), "review", party=CHILE)
    assert clause(session, "asset_sharing", variant="omitted") == ""
    assert session.screen == "review"
    text = words(go(session, "draft").files()["agreement-chile-es.docx"])
    assert "Artículo 13" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Artículo 14" not in text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("typed", ["12.5", "12,5", "12,5 %"])
def test_a_share_for_the_fund(typed: str) -> None:
    session = go(Session(), "review", party=CHILE)
    choice = {"variant": "fund_contribution", "fund_contribution__share": typed}
    assert clause(session, "asset_sharing", **choice) == ""
    assert exported(go(session, "draft"))["clauses"]["asset_sharing"]["share"] == 12.5


def test_the_full_way_asks_for_every_clause_that_stands() -> None:
    session = go(Session(), "articles", beginning={"way": "full"}, party={"state": "BR"})
    standing = session.proposed["articles"]
    session.send({"articles": [*standing, "costs", "definitions"]})
    seen = []
    while session.screen == "clause":
        seen.append(session.question)
        assert session.send() == ""
    assert session.screen == "form"
    assert seen[2:5] == ["Definitions", "Commitment to cooperate", "Offenses covered"]
    assert "Costs" in seen
    assert "Closing clause" in seen
    data = exported(go(session, "draft"))
    assert set(data["clauses"]) == {"costs", "definitions"}


def test_going_through_every_clause_without_a_choice_changes_nothing() -> None:
    session = go(Session(), "draft", beginning={"way": "full"}, party=CHILE)
    assert "clauses" not in exported(session)


def test_a_clause_edited_by_hand() -> None:
    session = go(Session(), "review", party=CHILE)
    typed = "Las Partes cooperarán:\na) con {second};\nb) según [[offences]]."
    answer = {"by_hand": True, "text__es": typed, "reason": "Lo pidió el Ministerio."}
    assert clause(session, "refusal", **answer) == ""
    text = spoken(session.text)
    assert "Lo pidió el Ministerio." in text
    data = exported(go(session, "draft"))["clauses"]["refusal"]
    assert data["text"] == {"es": typed}
    assert data["reason"] == "Lo pidió el Ministerio."
    assert "según el artículo 2." in words(session.files()["agreement-chile-es.docx"]).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_items_are_dropped_and_added() -> None:
    session = go(Session(), "review", party=CHILE)
    session.follow("draft.clause_answered['technical_cooperation']")
    name = "field['technical_cooperation:model:items']"
    kept = [*session.choices(name)][1:]
    session.back()
    answer = {"model__items": kept, "model__add__es": "intercambiar becarios"}
    assert clause(session, "technical_cooperation", **answer) == ""
    data = exported(go(session, "draft"))["clauses"]["technical_cooperation"]
    assert len(data["drop"]) == 1
    assert data["add"] == {"es": ["intercambiar becarios"]}


def test_a_clause_shows_again_what_was_answered() -> None:
    session = go(Session(), "review", party={"state": "BR"})
    answer = {"variant": "full_regime", "full_regime__days": "45", "reason": "Como con otros."}
    assert clause(session, "asset_sharing", **answer) == ""
    session.follow("draft.clause_answered['asset_sharing']")
    shown = session.proposed
    assert shown["field['asset_sharing:variant']"] == "full_regime"
    assert shown["field['asset_sharing:full_regime:days']"] == "45"
    assert shown["field['asset_sharing:reason']"] == "Como con otros."


@pytest.mark.parametrize(
    ("answers", "label", "advice"),
    [
        (
            {"variant": "fund_contribution", "fund_contribution__share": "140"},
            "Share for the fund",
            "not above 100",
        ),
        (
            {"variant": "fund_contribution", "fund_contribution__share": "half"},
            "Share for the fund",
            "Write a number",
        ),
        ({"by_hand": True, "text__es": "Véase [[nowhere]]."}, "Text", "offences"),
        ({"by_hand": True, "text__es": "{nobody}"}, "Text", "second"),
    ],
)
def test_a_refused_clause_names_the_field_and_what_would_be_right(
    answers: dict[str, Any], label: str, advice: str
) -> None:
    session = go(Session(), "review", party=CHILE)
    refused = spoken(clause(session, "asset_sharing", **answers))
    assert refused.startswith(label)
    assert advice in refused


def test_the_review_maps_the_agreement() -> None:
    session = go(Session(), "review", party=CHILE)
    clause(session, "asset_sharing", variant="omitted")
    text = spoken(session.text)
    assert "Offenses covered" in text
    assert "omitted" in text


# Starting from an answer file


@pytest.mark.parametrize("name", [path.stem for path in sorted(EXAMPLES.glob("*.yml"))])
def test_an_example_makes_the_same_documents_as_the_command_line(name: str) -> None:
    session = Session()
    assert session.send({"beginning": "example", "example": name}) == ""
    assert session.screen == "review"
    go(session, "draft")
    library = load_library()
    answers = read_answer_file((EXAMPLES / f"{name}.yml").read_bytes(), library)
    expected = {
        file_name(answers, code, "docx"): make(assemble(answers, library, code), "docx", answers)
        for code in answers.draft_languages(library)
    }
    made = session.files()
    again = read_answer_file(made.pop("answers.yml"), library)
    assert {key: words(made[key]) for key in expected} == {
        key: words(each) for key, each in expected.items()
    }
    for code in answers.draft_languages(library):
        assert assemble(again, library, code) == assemble(answers, library, code)


def test_every_example_is_offered() -> None:
    offered = set(Session().choices("example"))
    assert offered == {path.stem for path in EXAMPLES.glob("*.yml")}


def test_an_uploaded_file_is_taken() -> None:
    session = Session()
    content = (EXAMPLES / "canada.yml").read_bytes()
    assert session.send({"beginning": "file", "file": session.upload("mine.yml", content)}) == ""
    assert session.screen == "review"
    assert "Canada" in spoken(session.text)


def test_a_file_keeps_what_the_interview_does_not_ask_for() -> None:
    session = Session()
    text = "counterpart: {state: BE}\nlanguages: {authentic: [es, fr, nl, de]}\n"
    assert begin_with(session, text) == ""
    go(session, "draft")
    assert exported(session)["languages"]["authentic"] == ["es", "fr", "nl", "de"]
    session.follow("section_languages")
    assert session.proposed["language_4"] == "de"


CLAUSES = """
clauses:
  asset_sharing: {variant: full_regime, days: 90, reason: "As with others.", share: 40}
  final_provisions: date_of_last_notification
  refusal: {text: {es: "Solo esto.", en: "Only this."}}
"""


def test_a_file_keeps_the_clauses_that_the_interview_does_not_ask_for() -> None:
    session = Session()
    assert begin_with(session, f"counterpart: {{state: CL}}{CLAUSES}") == ""
    go(session, "draft")
    given = yaml.safe_load(CLAUSES)["clauses"]
    kept = exported(session)["clauses"]
    assert kept["asset_sharing"] == given["asset_sharing"]
    assert kept["final_provisions"] == given["final_provisions"]
    assert kept["refusal"]["text"] == given["refusal"]["text"]
    assert "Solo esto." in words(session.files()["agreement-chile-es.docx"])


def test_all_problems_of_a_file_are_named_and_nothing_is_taken() -> None:
    session = Session()
    text = "counterpart: {state: Atlantis}\ndate: 2027-02-31\nlevle: states\nplace: Rome\n"
    refused = spoken(begin_with(session, text))
    for path in ("counterpart.state", "date", "levle"):
        assert path in refused
    assert session.screen == "beginning"
    go(session, "review")
    assert "Rome" not in spoken(session.text)


@pytest.mark.parametrize(
    "content",
    [
        b"a: " + b"x" * 50_000_000,
        b"a: &a [1]\nb: *a\n",
        b"!!python/object/apply:os.system [ls]\n",
        b"\xff\xfe\x00",
        b"- just\n- a list\n",
    ],
    ids=["50 MB", "alias", "tag", "not text", "list"],
)
def test_hostile_files_are_refused_in_one_line(content: bytes) -> None:
    session = Session()
    refused = session.send({"beginning": "file", "file": session.upload("x.yml", content)})
    assert refused.count("<li>") == 1
    assert session.screen == "beginning"


# Changing answers


def test_changing_an_answer_leads_back_to_the_review_and_makes_the_files_anew() -> None:
    session = go(Session(), "draft", party=CHILE)
    before = session.files()["agreement-chile-es.docx"]
    session.follow("section_review")
    assert session.screen == "review"
    session.follow("draft.signature_answered")
    assert session.screen == "signature"
    session.send({"place['es']": "Santiago", "date": "2027-05-12"})
    assert session.screen == "review"
    assert "Santiago" in spoken(session.text)
    go(session, "draft")
    after = session.files()["agreement-chile-es.docx"]
    assert "Santiago" not in words(before)
    assert "Santiago" in words(after)


def test_another_state_brings_its_own_names_and_languages() -> None:
    session = go(Session(), "review", party=CHILE, signature={"place['es']": "Rosario"})
    session.follow("draft.party_answered")
    session.send({"state": "IT"})
    assert session.screen == "languages"
    assert session.proposed["language_2"] == "it"
    session.send()
    session.send()
    assert session.proposed["formal_name['es']"] == "la República Italiana"
    go(session, "draft")
    assert "LA REPÚBLICA ITALIANA" in spoken(session.text)
    assert "Chile" not in spoken(session.text)
    assert "Rosario" in spoken(session.text)


def test_another_language_of_the_draft_asks_for_its_texts() -> None:
    session = go(Session(), "review", party=CHILE, signature={"place['es']": "Santiago"})
    session.follow("draft.texts_answered")
    session.send({"documents": ["es", "en"]})
    assert session.screen == "names"
    session.send()
    assert session.proposed["counterpart_authority['en']"] == "the Ministry of Foreign Affairs"
    session.send()
    assert session.screen == "signature"
    assert session.proposed["place['es']"] == "Santiago"
    session.send({"place['en']": "Santiago"})
    assert session.screen == "review"


@pytest.mark.parametrize(
    ("screen", "change"),
    [("languages", {"language_2": "en"}), ("party", {"state": "CA"})],
    ids=["languages", "State"],
)
def test_a_language_that_comes_with_another_answer_asks_for_its_texts(
    screen: str, change: dict[str, Any]
) -> None:
    session = go(Session(), "review", party=CHILE, signature={"place['es']": "Rosario"})
    session.follow(f"draft.{screen}_answered")
    session.send(change)
    go(session, "signature")
    assert session.proposed["place['es']"] == "Rosario"
    assert session.proposed["place['en']"] == ""
    go(session, "draft")
    drafts = [name for name in session.files() if re.fullmatch(r"agreement-\w+-..\.docx", name)]
    assert len(drafts) == 2


def test_a_name_of_the_lawyers_own_stays() -> None:
    own = "la hermana República de Chile"
    session = go(Session(), "draft", party=CHILE, names={"formal_name['es']": own})
    assert exported(session)["counterpart"]["name"] == {"es": own}
    assert "LA HERMANA REPÚBLICA DE CHILE" in spoken(session.text)


def test_back_and_forth_loses_nothing() -> None:
    session = go(Session(), "signature", party=CHILE, names={"formal_name['es']": "la hermana"})
    session.send({"place['es']": "Santiago"})
    for screen in reversed(PATH_OF_CHILE[:-2]):
        session.back()
        assert session.screen == screen
    session.back()
    assert session.screen == "beginning"
    seen = [session.screen]
    while session.screen != "review":
        assert session.send() == ""
        seen.append(session.screen)
    assert seen == PATH_OF_CHILE[:-1]
    for kept in ("Santiago", "la hermana", "Chile"):
        assert kept in spoken(session.text)


def test_back_from_an_opened_screen_leads_to_where_it_was_opened() -> None:
    session = go(Session(), "review", party=CHILE)
    session.follow("draft.signature_answered")
    session.back()
    assert session.screen == "review"
    go(session, "draft")
    session.back()
    assert session.screen == "review"


def test_without_scripts_the_back_button_takes_back_the_step() -> None:
    session = go(Session(), "signature", party=CHILE)
    session.back_without_script()
    assert session.screen == "instruments"


@pytest.mark.parametrize(
    ("section", "screen"),
    [
        ("section_parties", "party"),
        ("section_languages", "languages"),
        ("section_instruments", "instruments"),
        ("section_scope", "clause"),
        ("choose_clauses", "articles"),
        ("form_of_document", "form"),
        ("section_asset_sharing", "clause"),
        ("section_review", "review"),
    ],
)
def test_a_section_of_the_bar_leads_to_its_screen_and_back(section: str, screen: str) -> None:
    session = go(Session(), "draft", party=CHILE)
    session.follow(section)
    assert session.screen == screen
    go(session, "draft")


# Refusals


@pytest.mark.parametrize(
    ("screen", "answers", "label", "advice"),
    [
        ("party", {"state": "Chlie"}, "State", "Chile"),
        ("party", {"state": "AR"}, "State", "Choose another State"),
        ("instruments", {"instruments": ["smuggling"]}, "Instruments", "Convention"),
        ("instruments", {"instruments": []}, "Instruments", "Convention"),
        ("signature", {"place['es']": "San\x07tiago"}, "Place of signature", "Delete it"),
        ("signature", {"home_signatory": "x" * 1001}, "Name of the signatory", "Shorten it"),
    ],
)
def test_a_refused_answer_names_the_field_and_what_would_be_right(
    screen: str, answers: dict[str, Any], label: str, advice: str
) -> None:
    session = go(Session(), screen, party=CHILE)
    refused = spoken(session.send(answers))
    assert refused.startswith(label)
    assert advice in refused
    assert session.screen == screen


HOSTILE = [
    "<script>alert(1)</script>",
    "${1/0}",
    "% if True:",
    "{{ 7*7 }}",
    "AT&T \"quoted\" 'single'",
    "**bold** _x_ [link](http://x.example)",
    "[FILE 1] :heart: [BR] # title",
    "\\d \\n",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_shown_letter_by_letter(text: str) -> None:
    session = go(Session(), "review", party=CHILE, signature={
        "place['es']": text, "home_signatory": text, "counterpart_title['es']": text,
    }, names={"formal_name['es']": text}, authorities={"home_authority['es']": text})  # fmt: skip
    assert text not in session.text or text.isalnum()
    assert text in spoken(session.text)
    go(session, "draft")
    assert text in words(session.files()["agreement-chile-es.docx"]).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert exported(session)["place"]["es"] == text


# The language of the interface


@pytest.mark.parametrize(
    ("browser", "title"),
    [
        ("es-AR,es;q=0.9", "¿Quién es la otra Parte?"),
        ("en-GB", "Who is the other Party?"),
        ("pt-BR,pt;q=0.9", "Qual é a outra Parte?"),
        ("fr-CA,fr;q=0.9", "Qui est l’autre Partie\u00a0?"),
        ("de-DE,de;q=0.9", "Who is the other Party?"),
    ],
)
def test_the_browser_decides_the_first_language(browser: str, title: str) -> None:
    assert go(Session(browser), "party").question == title


def test_switching_the_language_keeps_screen_and_answers() -> None:
    session = go(Session(), "authorities", party=CHILE)
    session.switch("es")
    assert session.screen == "authorities"
    assert session.question == "¿Qué autoridades aplican el acuerdo?"
    go(session, "draft")
    assert session.question == "Documentos"
    assert "LA REPÚBLICA DE CHILE" in spoken(session.text)


def test_the_language_of_the_interface_is_not_that_of_the_draft() -> None:
    for browser in ("es", "en"):
        session = go(Session(browser), "draft", party={"state": "CA"})
        files = session.files()
        assert "The Parties" in words(files["agreement-canada-en.docx"])
        assert "Las Partes" in words(files["agreement-canada-es.docx"])


@pytest.mark.parametrize("browser", ["es", "en"])
def test_every_screen_in_both_languages(browser: str) -> None:
    session = Session(browser)
    while session.screen != "draft":
        if browser == "es":
            assert "None" not in session.text
        assert session.send({"state": "CA"} if session.screen == "party" else {}) == ""


def test_refusals_are_in_the_language_of_the_interface() -> None:
    session = go(Session("es"), "review", party=CHILE)
    answers = {"variant": "fund_contribution", "fund_contribution__share": "140"}
    refused = spoken(clause(session, "asset_sharing", **answers))
    assert refused.startswith("Porcentaje destinado al fondo")
