"""Every check speaks of a draft made wrong for it, and all are silent on sound drafts."""

import json
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.findings import SEVERITIES
from docassemble.ocragreement.home_party import load_home_party
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES, sentences
from docassemble.ocragreement.library import Remark
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.safe_yaml import parse
from docassemble.ocragreement.states import load_states

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "tests" / "scenarios").glob("*.yml"))
LIBRARY = load_library()
CHECKS = {key.partition(".")[2] for key in sentences("en") if key.startswith("check.")}

SOUND: dict[str, Any] = {
    "counterpart": {"state": "NR"},
    "languages": {"authentic": ["es", "na", "en"]},
    "documents": ["es", "en"],
    "authorities": {"counterpart": {"es": "el Ministerio", "en": "the Ministry"}},
    "place": {"es": "Yaren", "en": "Yaren"},
    "date": "2027-05-12",
    "signatories": {
        "home": {"name": "Ana", "title": {"es": "Ministra", "en": "Minister"}},
        "counterpart": {"name": "Luca", "title": {"es": "Ministro", "en": "Minister"}},
    },
}


def typed(spanish: str, english: str, clause: str = "refusal") -> dict[str, Any]:
    return {"clauses": {clause: {"text": {"es": spanish, "en": english}}}}


def with_final(spanish: str, english: str, **others: str) -> dict[str, Any]:
    own = typed(spanish, english, "final_provisions")["clauses"]
    return {"clauses": {**others, **own}}


WRONG: dict[str, dict[str, Any]] = {
    "same_name": {"counterpart": {"state": "NR", "name": {"es": "la República Argentina"}}},
    "not_concordant": typed("Nada.", "Nothing.\nNothing more."),
    "added_not_followed": {"clauses": {"technical_cooperation": {"add": {"es": ["Otra cosa."]}}}},
    "not_followed": {"clauses": {"refusal": {"text": {"es": "Nada."}}}},
    "figures": typed("En 30 días.", "Within 60 days."),
    "slip": typed("La ley de el Estado.", "The law of the State."),
    "marker_left": typed("c) Esto.", "c) This."),
    "instrument_not_joined": {
        "instruments": ["convention"],
        **typed("El Protocolo contra las armas de fuego.", "The Protocol against Firearms."),
    },
    "both_of_several": typed(
        "Hecho, siendo ambos textos auténticos.", "Done, both texts being authentic.", "closing"
    ),
    "not_two_originals": typed("Hecho en tres ejemplares.", "Done in three originals.", "closing"),
    "originals_differ": typed("{First} pagará {a second}.", "{First} shall pay {second}."),
    "closing_languages": typed(
        "Hecho en dos originales, en español e inglés.",
        "Done in two originals, in Spanish and English.",
        "closing",
    ),
    "prevails_by_hand": typed(
        "Hecho en {languages}; prevalecerá el texto en inglés.",
        "Done in {languages}; the text in English shall prevail.",
        "closing",
    ),
    "prevailing_not_said": {
        "languages": {"authentic": ["es", "na", "en"], "prevailing": "en"},
        **typed("Hecho en {languages}.", "Done in {languages}.", "closing"),
    },
    "provisional_for_nothing": with_final(
        "Entrará en vigor en la fecha de su firma.",
        "It shall enter into force on the date of its signature.",
        provisional_application="within_laws",
    ),
    "unlimited_renewed": with_final(
        "Tendrá una duración indefinida y se renovará cada año.",
        "It is of unlimited duration and shall be renewed each year.",
    ),
    "notice_outlasts_period": {
        "clauses": {
            "final_provisions": {
                "variant": "composed",
                "denunciation": "end_of_term",
                "years": 1,
                "months": 12,
            }
        }
    },
    "amended_twice": with_final(
        "Podrá ser enmendado.", "It may be amended.", amendments="as_the_agreement"
    ),
    "no_such_commission": with_final(
        "Lo decidirá la Comisión Mixta.",
        "The Joint Commission shall decide.",
        commission="omitted",
        commission_meetings="omitted",
    ),
    "one_language_open": {"place": {"es": "Yaren"}},
    "one_authority": {"authorities": {}},
    "no_article": {"authorities": {"counterpart": "Ministerio de Justicia"}},
    "practice": {
        "counterpart": {"state": "BR"},
        "languages": {"authentic": ["es", "en"]},
    },
    "translation_behind": {
        "counterpart": {"state": "TR"},
        "languages": {"authentic": ["es", "tr", "en"]},
        "translations": {"tr": {"source": "es"}},
    },
    "open": {"place": None},
    "reordered": {"clauses": {"technical_cooperation": {"order": ["d", "a"]}}},
    "moved": {"articles": {"order": ["refusal", "confidentiality"]}},
    "departure": {"clauses": {"asset_sharing": "case_by_case"}},
    "departure_with_reason": {"clauses": {"asset_sharing": {"variant": "omitted", "reason": "x"}}},
}

RIGHT = [
    typed("En 1.000 casos, el 12 de mayo de 2027.", "In 1,000 cases, on 12 May 2027."),
    typed("En tres meses o 30 días.", "Within three months, or 30 days."),
    typed("Los artículos I y II, a) i y ii.", "Articles I and II, a) i and ii."),
    typed("En veinticuatro horas.", "Within twenty-four hours."),
    typed("En sesenta días, o en 120.", "Within 60 days, or one hundred and twenty."),
    typed("Ambas Partes y las dos sedes.", "Both Parties and the two seats."),
    typed("{First} {y} {second} cooperan.", "{First} and {second} cooperate."),
    typed("{Home} pagará {a counterpart}.", "{Home} shall pay {counterpart}."),
    typed("1. Uno:\na) esto.\n2. Dos.", "1. One:\na) this.\n2. Two."),
    typed("El Protocolo contra las armas de fuego.", "The Protocol against Firearms."),
    with_final(
        "Entrará en vigor en la fecha de su firma. Lo decidirá la Comisión Mixta.",
        "It shall enter into force on the date of its signature. The Joint Commission decides.",
    ),
    with_final(
        "Tendrá una duración indefinida.",
        "It is of unlimited duration.",
        provisional_application="within_laws",
    ),
    with_final("Se renovará y podrá ser enmendado.", "It is renewed and may be amended."),
    {
        "languages": {"authentic": ["es", "na", "en"], "prevailing": "en"},
        **typed(
            "Hecho en {languages}; prevalecerá el texto en inglés.",
            "Done in {languages}; the text in English shall prevail.",
            "closing",
        ),
    },
    typed("Hecho en dos originales.", "Done in two originals.", "closing"),
    {
        "clauses": {
            "technical_cooperation": {
                "add": {"es": ["En {home}, tres cursos."], "en": ["In {home}, three courses."]}
            }
        }
    },
    typed(
        "Hecho en dos ejemplares, siendo los tres textos auténticos.",
        "Done in two originals, all three texts being authentic.",
        "closing",
    ),
]


def found(data: dict[str, Any]) -> dict[str, str]:
    """What is said by severity and key; in each language and on one line each."""
    findings = check(read_answers(data, LIBRARY), LIBRARY)
    for finding in findings:
        english, *others = (finding.say(language) for language in INTERFACE_LANGUAGES)
        assert english not in others
        assert "\n" not in "".join((english, *others))
    return {finding.key: finding.severity for finding in findings}


def test_every_check_has_a_draft_made_wrong_for_it() -> None:
    assert set(WRONG) == CHECKS - set(SEVERITIES)


@pytest.mark.parametrize("key", WRONG)
def test_a_check_speaks_of_the_draft_made_wrong_for_it(key: str) -> None:
    assert key in found(SOUND | WRONG[key])
    assert key not in found(SOUND)


@pytest.mark.parametrize(
    ("choices", "spoken"),
    [
        ({"denunciation": "end_of_term", "years": 1, "months": 11}, False),
        ({"denunciation": "any_time", "years": 1, "months": 24}, False),
        ({"denunciation": "any_time", "renewal": "none", "years": 2, "months": 24}, True),
        ({"denunciation": "end_of_term", "renewal": "none", "years": 1, "months": 24}, False),
        ({"term": "unlimited", "years": 1, "months": 24}, False),
    ],
)
def test_a_notice_must_find_room_in_the_period(choices: dict[str, Any], spoken: bool) -> None:
    own = {"clauses": {"final_provisions": {"variant": "composed", **choices}}}
    assert ("notice_outlasts_period" in found(SOUND | own)) is spoken


def test_numbers_that_take_several_words_are_told_apart() -> None:
    wrong = typed("En veinticuatro horas.", "Within twenty-five hours.")
    said = [each.say("en") for each in check(read_answers(SOUND | wrong, LIBRARY), LIBRARY)]
    assert any("“24, 25” does not stand in both" in each for each in said)


def test_a_share_in_french_is_no_hundred() -> None:
    text = {"es": "El 10 por ciento.", "fr": "10 pour cent.", "pt": "10 por cento."}
    data = SOUND | {"documents": list(text), "clauses": {"refusal": {"text": text}}}
    assert "figures" not in found(data)


PIECES = {
    "figures": ("Tres cursos.", "Four courses."),
    "slip": ("La ley de el Estado.", "The law of the the State."),
    "instrument_not_joined": (
        "El Protocolo contra las armas de fuego.",
        "The Protocol against Firearms.",
    ),
}


@pytest.mark.parametrize("key", PIECES)
def test_added_items_and_texts_of_parameters_are_read_too(key: str) -> None:
    spanish, english = PIECES[key]
    item = {"technical_cooperation": {"add": {"es": [spanish], "en": [english]}}}
    text = {
        "other_agreements": {
            "variant": "replacing",
            "replaced": {"es": spanish, "en": english},
        }
    }
    for clauses, place in (
        (item, "clauses.technical_cooperation.add[0]"),
        (text, "clauses.other_agreements.replaced"),
    ):
        data = SOUND | {"instruments": ["convention"], "clauses": clauses}
        findings = check(read_answers(data, LIBRARY), LIBRARY)
        assert place in [finding.place for finding in findings if finding.key == key]


@pytest.mark.parametrize("change", RIGHT)
def test_no_check_speaks_of_what_is_right(change: dict[str, Any]) -> None:
    assert set(found(SOUND | change)) <= {"", "departure", "practice"}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_no_scenario_has_an_error(scenario: Path) -> None:
    data: dict[str, Any] = parse(scenario.read_bytes()).data
    if "answers" in data:
        assert "error" not in found(data["answers"]).values()


REMARKS = [
    pytest.param(clause.identity, variant.identity, remark, id=f"{clause.identity}-{name}-{index}")
    for clause in LIBRARY.clauses.values()
    for name, variant in clause.variants.items()
    for index, remark in enumerate(variant.remarks)
]


@pytest.mark.parametrize(("clause", "variant", "remark"), REMARKS)
def test_every_remark_of_the_library_is_made_when_it_holds(
    clause: str, variant: str, remark: Remark
) -> None:
    choice: dict[str, Any] = {"variant": variant}
    others: dict[str, Any] = {}
    for name, asked in remark.when.items():
        group, _, member = name.partition(".")
        if group == "clauses":
            first = next(iter(LIBRARY.clauses[member].variants))
            others[member] = first if asked == "present" else asked
        else:
            choice[name] = asked
    data = {"documents": ["en"], "clauses": {**others, clause: choice}}
    findings = check(read_answers(data, LIBRARY), LIBRARY)
    assert remark.text in [finding.sentences for finding in findings]
    assert all(set(each) == set(INTERFACE_LANGUAGES) for each in (remark.text, remark.remedy))


def test_findings_are_printed_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.yml"
    answers.write_text(json.dumps(SOUND | WRONG["originals_differ"]))
    assert main(["check", str(answers), "--json"]) == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["severity"], first["check"], first["place"]) == (
        "error",
        "originals_differ",
        "clauses.refusal",
    )


@pytest.mark.parametrize("page", ["lawyers.md", "abogados.md", "advogados.md", "juristes.md"])
def test_the_pages_for_lawyers_name_every_check(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = {line.split("`")[1] for line in text.splitlines() if line.startswith("| `")}
    assert named == CHECKS - set(SEVERITIES)


JOINED = {
    "es": {"closing.second_date": "al el", "working_language.language": "idioma el"},
    "en": {"closing.second_date": "the the"},
    "fr": {"closing.second_date": "au le", "working_language.language": "en l’"},
}


def test_an_article_too_many_is_found_where_it_meets_the_sentence() -> None:
    day = {
        "es": "el 5 de nisán de 5787",
        "en": "the 5th day of Nisan 5787",
        "fr": "le 5 nissan 5787",
        "pt": "o dia 5 de nissan de 5787",
    }
    language = {"es": "el inglés", "en": "English", "fr": "l’anglais", "pt": "inglês"}
    data = SOUND | {
        "documents": list(day),
        "clauses": {
            "closing": {"variant": "second_calendar", "second_date": day},
            "working_language": {"variant": "agreed_language", "language": language},
        },
    }
    said = {
        (each.values["language"], each.place.removeprefix("clauses."), each.values["words"])
        for each in check(read_answers(data, LIBRARY), LIBRARY)
        if each.key == "slip"
    }
    assert said == {
        (code, place, words) for code, places in JOINED.items() for place, words in places.items()
    }


@pytest.mark.parametrize("level", ["states", "governments"])
def test_no_name_of_a_state_is_joined_wrongly(level: str) -> None:
    for code in load_states():
        data = {
            "counterpart": {"state": code},
            "level": level,
            "documents": ["es", "en", "fr", "pt"],
        }
        if code != load_home_party().state:
            assert "slip" not in found(data), code
