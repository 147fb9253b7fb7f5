"""The other Party: listed, not listed, or an organisation; its demonyms; its Portuguese name."""

import re
from typing import Any

import pytest

from docassemble.ocragreement.agreement import Agreement, Side
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answer_writer import write_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.demonyms import load_demonyms
from docassemble.ocragreement.documents import file_name
from docassemble.ocragreement.european_portuguese import (
    load_european_names,
    writes_european_portuguese,
)
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.states import load_states

UNION: dict[str, Any] = {"kind": "organisation", "name": {"es": "la Unión Europea"}}


def draft(language: str, keeper: Side = "home", **answers: object) -> Agreement:
    library = load_library()
    return assemble(read_answers(answers, library), library, language, keeper)


def commission(state: str, language: str, keeper: Side = "home") -> str:
    text = to_text(
        draft(language, keeper, counterpart={"state": state}, clauses={"commission": "named"})
    )
    found = re.search(r"[“«]\s?([^”»]*(?:Com[im]|Joint)[^”»]*?)\s?[”»]", text)
    assert found
    return found[1]


# In our original, in theirs.
NAMES = [
    ("CL", "es", "Comisión Mixta argentino-chilena", "Comisión Mixta chileno-argentina"),
    ("ES", "es", "Comisión Mixta argentino-española", "Comisión Mixta hispano-argentina"),
    ("FR", "es", "Comisión Mixta argentino-francesa", "Comisión Mixta franco-argentina"),
    ("IT", "es", "Comisión Mixta argentino-italiana", "Comisión Mixta ítalo-argentina"),
    ("DE", "es", "Comisión Mixta argentino-alemana", "Comisión Mixta germano-argentina"),
    ("BR", "es", "Comisión Mixta argentino-brasileña", "Comisión Mixta brasileño-argentina"),
    (
        "US",
        "es",
        "Comisión Mixta argentino-estadounidense",
        "Comisión Mixta estadounidense-argentina",
    ),
    ("IL", "es", "Comisión Mixta argentino-israelí", "Comisión Mixta israelí-argentina"),
    ("JP", "es", "Comisión Mixta argentino-japonesa", "Comisión Mixta nipo-argentina"),
    ("VN", "es", "Comisión Mixta argentino-vietnamita", "Comisión Mixta vietnamita-argentina"),
    (
        "CR",
        "es",
        "Comisión Mixta argentino-costarricense",
        "Comisión Mixta costarricense-argentina",
    ),
    ("BE", "es", "Comisión Mixta argentino-belga", "Comisión Mixta belgo-argentina"),
    ("NZ", "es", "Comisión Mixta argentino-neozelandesa", "Comisión Mixta neozelandés-argentina"),
    ("HR", "es", "Comisión Mixta argentino-croata", "Comisión Mixta croata-argentina"),
    ("PT", "es", "Comisión Mixta argentino-portuguesa", "Comisión Mixta luso-argentina"),
    ("CL", "en", "Argentine-Chilean Joint Commission", "Chilean-Argentine Joint Commission"),
    (
        "NZ",
        "en",
        "Argentine–New Zealand Joint Commission",
        "New Zealand–Argentine Joint Commission",
    ),
    (
        "ZA",
        "en",
        "Argentine–South African Joint Commission",
        "South African–Argentine Joint Commission",
    ),
    ("GB", "en", "Argentine-British Joint Commission", "British-Argentine Joint Commission"),
    (
        "NL",
        "en",
        "Argentine-Netherlands Joint Commission",
        "Netherlands-Argentine Joint Commission",
    ),
    ("NE", "en", "Argentine-Nigerien Joint Commission", "Nigerien-Argentine Joint Commission"),
    ("NG", "en", "Argentine-Nigerian Joint Commission", "Nigerian-Argentine Joint Commission"),
    ("CH", "en", "Argentine-Swiss Joint Commission", "Swiss-Argentine Joint Commission"),
    ("CL", "fr", "Commission mixte argentino-chilienne", "Commission mixte chiléno-argentine"),
    ("BR", "fr", "Commission mixte argentino-brésilienne", "Commission mixte brésilo-argentine"),
    ("ES", "fr", "Commission mixte argentino-espagnole", "Commission mixte hispano-argentine"),
    ("DE", "fr", "Commission mixte argentino-allemande", "Commission mixte germano-argentine"),
    ("CH", "fr", "Commission mixte argentino-suisse", "Commission mixte helvético-argentine"),
    ("CN", "fr", "Commission mixte argentino-chinoise", "Commission mixte sino-argentine"),
    ("GR", "fr", "Commission mixte argentino-grecque", "Commission mixte gréco-argentine"),
    ("TR", "fr", "Commission mixte argentino-turque", "Commission mixte turco-argentine"),
    ("MA", "fr", "Commission mixte argentino-marocaine", "Commission mixte maroco-argentine"),
    ("DZ", "fr", "Commission mixte argentino-algérienne", "Commission mixte algéro-argentine"),
    ("CL", "pt", "Comissão Mista Argentino-Chilena", "Comissão Mista Chileno-Argentina"),
    ("BR", "pt", "Comissão Mista Argentino-Brasileira", "Comissão Mista Brasileiro-Argentina"),
    ("ES", "pt", "Comissão Mista Argentino-Espanhola", "Comissão Mista Hispano-Argentina"),
    ("PT", "pt", "Comissão Mista Argentino-Portuguesa", "Comissão Mista Luso-Argentina"),
    ("ZA", "pt", "Comissão Mista Argentino-Sul-Africana", "Comissão Mista Sul-Africano-Argentina"),
    ("DE", "pt", "Comissão Mista Argentino-Alemã", "Comissão Mista Germano-Argentina"),
    ("IT", "pt", "Comissão Mista Argentino-Italiana", "Comissão Mista Ítalo-Argentina"),
    ("LV", "pt", "Comissão Mista Argentino-Letã", "Comissão Mista Letão-Argentina"),
    (
        "CV",
        "pt",
        "Comissão Mista Argentino-Cabo-Verdiana",
        "Comissão Mista Cabo-Verdiano-Argentina",
    ),
    ("JP", "pt", "Comissão Mista Argentino-Japonesa", "Comissão Mista Nipo-Argentina"),
    # No adjective is in settled use, or none before a hyphen: the Parties are named.
    (
        "VA",
        "es",
        "Comisión Mixta entre la República Argentina y la Santa Sede",
        "Comisión Mixta entre la Santa Sede y la República Argentina",
    ),
    (
        "MK",
        "en",
        "Joint Commission between the Argentine Republic and the Republic of North Macedonia",
        "Joint Commission between the Republic of North Macedonia and the Argentine Republic",
    ),
    (
        "PW",
        "fr",
        "Commission mixte entre la République argentine et la République des Palaos",
        "Commission mixte entre la République des Palaos et la République argentine",
    ),
    (
        "IE",
        "es",
        "Comisión Mixta argentino-irlandesa",
        "Comisión Mixta irlandés-argentina",
    ),
]


@pytest.mark.parametrize(("state", "language", "ours", "theirs"), NAMES)
def test_the_commission_joins_both_nationalities(
    state: str, language: str, ours: str, theirs: str
) -> None:
    assert commission(state, language) == ours
    assert commission(state, language, "counterpart") == theirs


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_demonyms_are_complete_or_left_out(language: str) -> None:
    demonyms = load_demonyms(language)
    assert set(demonyms) == set(load_states())
    for code, demonym in demonyms.items():
        assert demonym.second or not demonym.first, code
        for form in (demonym.first, demonym.second):
            assert form == form.strip()
            assert not re.search(r"[()*';/]", form)
            if language != "en":
                assert form == form.lower()
        if demonym.second and language in ("en", "es", "pt"):
            assert demonym.first, code
    usable = [code for code, each in demonyms.items() if each.first and each.second]
    assert len(usable) > (180 if language != "fr" else 85)


def test_the_lawyer_corrects_one_form_of_a_demonym() -> None:
    counterpart = {"state": "DE", "demonym": {"es": {"first": "alemán"}}}
    text = to_text(
        draft("es", "counterpart", counterpart=counterpart, clauses={"commission": "named"})
    )
    assert "“Comisión Mixta alemán-argentina”" in text


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        (
            {"counterpart": UNION, "level": "governments"},
            "level: an international organisation has no Government. Write “level: states”.",
        ),
        (
            {"counterpart": {"kind": "organisation", "state": "FR"}},
            "counterpart.kind: “FR” is a State.",
        ),
    ],
)
def test_what_an_organisation_cannot_be(answers: dict[str, Any], problem: str) -> None:
    with pytest.raises(ProblemsError, match=re.escape(problem)):
        read_answers(answers, load_library())


def test_a_file_is_named_after_the_counterpart() -> None:
    library = load_library()
    for counterpart, name in (
        ({**UNION, "short_name": {"en": "EU"}}, "eu"),
        (UNION, "union-europea"),
        ({"state": "GB", "short_name": {"en": "UK"}}, "uk"),
        ({"state": "CL"}, "chile"),
        ({}, "open"),
    ):
        answers = read_answers({"counterpart": counterpart}, library)
        assert file_name(answers, "es", "docx") == f"agreement-{name}-es.docx"


def test_its_languages_stand_first_in_its_original() -> None:
    text = to_text(
        draft(
            "es",
            "counterpart",
            counterpart={**UNION, "languages": ["francés"]},
            languages={"authentic": ["es", "en", "fr"]},
        )
    )
    assert "en los idiomas francés, español e inglés" in text


def test_the_counterpart_is_written_back_as_it_was() -> None:
    library = load_library()
    data: dict[str, Any] = {
        "counterpart": {
            "kind": "organisation",
            "name": {"es": "la Unión Europea"},
            "short_name": {"en": "EU"},
            "demonym": {"en": {"first": "European", "second": "European"}},
            "languages": ["fr", "en"],
        },
        "languages": {"authentic": ["es", "fr"], "portuguese": "european"},
    }
    written = write_answers(read_answers(data, library), library)
    assert written["counterpart"] == data["counterpart"]
    assert written["languages"] == data["languages"]
    assert read_answers(written, library) == read_answers(data, library)


@pytest.mark.parametrize(
    ("states", "european"),
    [
        (("AR", "PT"), True),
        (("AR", "MZ"), True),
        (("AR", "BR"), False),
        (("BR", "PT"), False),
        (("AR", "PL"), False),
        (("AR", None), False),
    ],
)
def test_whose_portuguese_is_usual(states: tuple[str | None, ...], european: bool) -> None:
    assert writes_european_portuguese(*states) is european


@pytest.mark.parametrize(
    ("state", "brazilian", "european"),
    [
        ("IR", "República Islâmica do Irã", "República Islâmica do Irão"),
        ("KE", "República do Quênia", "República do Quénia"),
        ("VN", "República Socialista do Vietnã", "República Socialista do Vietname"),
        ("RO", "a Romênia", "a Roménia"),
        ("CZ", "República Tcheca", "República Checa"),
        ("ES", "Reino da Espanha", "Reino de Espanha"),
    ],
)
def test_a_state_is_named_as_decided(state: str, brazilian: str, european: str) -> None:
    for choice, name in (("brazilian", brazilian), ("european", european), (None, brazilian)):
        languages = {"authentic": ["es", "pt"], "portuguese": choice}
        assert name in to_text(draft("pt", counterpart={"state": state}, languages=languages))


def test_european_names_are_of_listed_states_and_differ() -> None:
    for code, name in load_european_names().items():
        state = load_states()[code]
        brazilian = load_demonyms("pt")[code]
        assert (name.formal, name.short, name.demonym or brazilian) != (
            state.names["pt"],
            state.short_names["pt"],
            brazilian,
        )
        assert name.formal.gender in ("m", "f")
