"""What may differ between the two originals, and what may not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.agreement import SIDES, Agreement, Paragraph, Words
from docassemble.ocragreement.alternat import OriginalsDifference, alternat_differences
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.draft_texts import DraftTexts
from docassemble.ocragreement.library import Variant
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.safe_yaml import parse
from docassemble.ocragreement.states import load_states

TESTS = Path(__file__).parents[1]
EXAMPLES = sorted((TESTS.parent / "examples").glob("*.yml"))
SCENARIOS = sorted((TESTS / "scenarios").glob("*.yml"))
HOME_PARTY_FILE = TESTS.parent / "docassemble/ocragreement/data/sources/home-party.yml"
LIBRARY = load_library()


def differences(answers: Answers, language: str) -> tuple[OriginalsDifference, ...]:
    ours = assemble(answers, LIBRARY, language, "home")
    return alternat_differences(ours, assemble(answers, LIBRARY, language, "counterpart"))


def unexplained(answers: Answers) -> list[OriginalsDifference]:
    return [
        each
        for language in LIBRARY.languages
        for each in differences(answers, language)
        if not each.explained
    ]


def typed(text: str) -> list[OriginalsDifference]:
    data = {"counterpart": {"state": "IT"}, "clauses": {"refusal": {"text": {"en": text}}}}
    answers = read_answers({**data, "documents": ["en"]}, LIBRARY)
    return [each for each in differences(answers, "en") if each.place == "clauses.refusal"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_originals_of_the_examples_differ_by_the_alternat_alone(example: Path) -> None:
    answers = read_answer_file(example.read_bytes(), LIBRARY)
    assert unexplained(answers) == []
    places = [each.place for each in differences(answers, "es")]
    assert {"short_title", "clauses.title", "clauses.opening", "signatures"} <= set(places)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_so_do_those_of_the_scenarios(scenario: Path) -> None:
    data: dict[str, Any] = parse(scenario.read_bytes()).data
    if "answers" in data:
        assert unexplained(read_answers(data["answers"], LIBRARY)) == []


def alike(answers: Answers) -> bool:
    """Whether an original that is written beside the other is the one that is written alone."""
    beside = DraftTexts(answers, LIBRARY)
    return all(
        beside.agreement(language, keeper) == assemble(answers, LIBRARY, language, keeper)
        for language in LIBRARY.languages
        for keeper in ("home", "counterpart")
    )


@pytest.mark.parametrize("path", [*EXAMPLES, *SCENARIOS], ids=lambda path: path.stem)
def test_an_original_reads_the_same_whether_or_not_the_other_was_written_before(
    path: Path,
) -> None:
    if path in EXAMPLES:
        assert alike(read_answer_file(path.read_bytes(), LIBRARY))
        return
    data: dict[str, Any] = parse(path.read_bytes()).data
    if "answers" in data:
        assert alike(read_answers(data["answers"], LIBRARY))


@pytest.mark.parametrize(
    "text",
    ["{First} y {second}.", "{second.authority}.", "En {languages}.", "Según [[offences]]."],
)
def test_so_does_what_was_typed(text: str) -> None:
    clauses = {"refusal": {"text": {"es": text, "en": "None."}}}
    data = {"counterpart": {"state": "IT"}, "clauses": clauses}
    assert alike(read_answers({**data, "languages": {"authentic": ["es", "it"]}}, LIBRARY))


def test_every_wording_knows_whether_it_alternates() -> None:
    for clause in LIBRARY.clauses.values():
        for variant in clause.variants:
            data = {"counterpart": {"state": "CA"}, "clauses": {clause.identity: variant}}
            try:
                answers = read_answers(data, LIBRARY)
            except ProblemsError:
                continue  # it stands only beside another
            assert alike(answers), (clause.identity, variant)


def test_the_name_of_no_state_is_taken_for_a_mistake() -> None:
    wrong = [
        (code, each)
        for code in load_states()
        if code != "AR"
        for level in ("states", "governments")
        for each in unexplained(
            read_answers({"counterpart": {"state": code}, "level": level}, LIBRARY)
        )
    ]
    assert wrong == []


def in_every_way(variant: Variant) -> Iterator[dict[str, Any]]:
    """A wording with each option of each of its choices, and with several at once."""
    text = {"text": "el nombre que se le dé", "integer": None, "percentage": None}
    given = {
        name: text[parameter.type]
        for name, parameter in variant.parameters.items()
        if text.get(parameter.type)
    }
    yield {"variant": variant.identity, **given}
    for name, parameter in variant.parameters.items():
        for option in parameter.options:
            several = parameter.type == "several"
            yield {"variant": variant.identity, **given, name: [option] if several else option}
        if parameter.type == "several":
            yield {"variant": variant.identity, **given, name: list(parameter.options)}


LANGUAGES_AT_ONCE = (["es"], ["es", "en"], ["es", "fr", "en"], ["es", None])


# The checks of a draft rest on this: they compare no wording of ours.
@pytest.mark.parametrize("state", ["SV", "FR"])
def test_every_wording_of_ours_alternates_and_does_no_more(state: str) -> None:
    alternating = [
        (clause.identity, variant)
        for clause in LIBRARY.clauses.values()
        for variant in clause.variants.values()
        if any(text.alternates for text in variant.texts.values())
    ]
    tried = set()
    for identity, variant in alternating:
        for choice, authentic in product(in_every_way(variant), LANGUAGES_AT_ONCE):
            data = {
                "counterpart": {"state": state},
                "languages": {"authentic": authentic},
                "clauses": {identity: choice},
            }
            try:
                answers = read_answers(data, LIBRARY)
            except ProblemsError:
                continue  # the wording stands only with some languages
            tried.add((identity, variant.identity))
            assert unexplained(answers) == [], (identity, choice, authentic)
    assert tried == {(identity, variant.identity) for identity, variant in alternating}


@pytest.mark.parametrize(("home", "language"), [("CL", "es"), ("FR", "fr"), ("NL", "en")])
def test_so_they_do_if_another_state_is_the_home_party(
    home: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = parse(HOME_PARTY_FILE.read_bytes()).data
    file = tmp_path / "home.json"
    file.write_text(json.dumps({**party, "state": home, "language": language}))
    monkeypatch.setenv("OCRAGREEMENT_HOME_PARTY", str(file))
    library = load_library()
    for state in ("AR", "SV", "ES", "PH", "GB"):
        answers = read_answers({"counterpart": {"state": state}}, library)
        for code in library.languages:
            ours, theirs = (assemble(answers, library, code, side) for side in SIDES)
            found = alternat_differences(ours, theirs)
            assert found
            assert [each for each in found if not each.explained] == []


@pytest.mark.parametrize(
    "name",
    [
        "el Ministerio de Justicia de la República Argentina",
        "Argentina",
        "y",
        "el Ministerio de Justicia, y el de Seguridad, de la República Argentina",
        "el El",
        "l’Autorité d’Italie et de la République argentine",
        "1.º Ministério, de e da",
        "{second.authority}",
    ],
)
def test_no_name_that_is_typed_is_taken_for_a_mistake(name: str) -> None:
    texts = dict.fromkeys(LIBRARY.languages, name)
    named = {"name": texts, "role": texts}
    other = {"name": dict.fromkeys(texts, "el Banco Central"), "role": texts}
    for counterpart in (
        {"state": "IT"},
        {"name": texts, "short_name": texts},
        {"name": texts, "kind": "organisation"},
    ):
        for authorities in (
            {"counterpart": texts},
            {"home": texts, "counterpart": texts},
            {"home": [named, other], "counterpart": [named]},
        ):
            data = {"counterpart": counterpart, "authorities": authorities, "place": texts}
            assert unexplained(read_answers(data, LIBRARY)) == []


def test_languages_in_any_order_of_the_counterpart_are_its_own() -> None:
    for authentic in (["es", "en", "fr"], ["es", "fr", "en", "nl"], ["es", "nl"]):
        data = {"counterpart": {"state": "BE"}, "languages": {"authentic": authentic}}
        assert unexplained(read_answers(data, LIBRARY)) == []


@pytest.mark.parametrize(
    "text",
    [
        "In {first} and in {second}, the Parties shall cooperate.",
        "Meetings alternate between {first} {and} {second}; records between {first} and {second}.",
        "For {first}, {first.authority}, and for {second}, {second.authority}.",
        "The authorities are:\na) for {first}, {first.authority};\nb) for {second}, none.",
    ],
)
def test_an_order_that_alternates_is_explained(text: str) -> None:
    found = typed(text.replace("none", "{second.authority}"))
    assert found
    assert all(each.explained for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "{First} shall pay {second}.",
        "Property is sent from {first} to {second}.",
        "{First} shall bear the costs.",
        "For {first}, {second.authority}, and for {second}, none at all.",
    ],
)
def test_a_duty_that_changes_hands_is_a_mistake(text: str) -> None:
    found = typed(text)
    assert [each.explained for each in found] == [False]
    assert found[0].home != found[0].counterpart
    assert "Republic of Italy" in found[0].counterpart


def test_names_that_do_not_alternate_are_no_difference() -> None:
    assert typed("{Home} shall pay {counterpart}.") == []


def changed(agreement: Agreement, identity: str, words: str) -> Agreement:
    return replace(
        agreement,
        clauses=tuple(
            replace(clause, blocks=(Paragraph((Words(words),)),))
            if clause.identity == identity
            else clause
            for clause in agreement.clauses
        ),
    )


def test_what_was_changed_in_one_original_is_found() -> None:
    answers = read_answers({"counterpart": {"state": "CL"}}, LIBRARY)
    ours, theirs = (assemble(answers, LIBRARY, "es", side) for side in ("home", "counterpart"))
    found = alternat_differences(ours, changed(theirs, "refusal", "No se deniega nada."))
    (mistake,) = [each for each in found if not each.explained]
    assert mistake.place == "clauses.refusal"
    assert mistake.counterpart.endswith("No se deniega nada.")
    shorter = replace(theirs, clauses=theirs.clauses[:-1])
    places = [e.place for e in alternat_differences(ours, shorter) if not e.explained]
    assert places == ["clauses.closing", "clauses"]
    unsigned = replace(theirs, signatures=theirs.signatures[:1])
    places = [e.place for e in alternat_differences(ours, unsigned) if not e.explained]
    assert places == ["signatures"]


def test_originals_in_two_languages_are_not_compared() -> None:
    answers = read_answers({"counterpart": {"state": "CL"}}, LIBRARY)
    with pytest.raises(ValueError, match="es and en"):
        alternat_differences(*(assemble(answers, LIBRARY, code) for code in ("es", "en")))
