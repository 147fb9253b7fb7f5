"""Several authorities of each Party, each with its role, in the order of each original."""

from typing import Any

import pytest

from docassemble.ocragreement.agreement import Side
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answer_writer import write_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.interview_answers import to_data, to_values
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError

OURS = [
    {"name": {"es": "el Ministerio A", "fr": "le Ministère A"}, "role": {"es": "las solicitudes"}},
    {"name": {"es": "la Policía B", "fr": "la Police B"}, "role": {"es": "la cooperación"}},
    {"name": {"es": "la Unidad C", "fr": "l’Unité C"}},
]
THEIRS = [{"name": {"es": "el Ministerio D", "fr": "le Ministère D"}}]
ANSWERS: dict[str, Any] = {
    "counterpart": {"state": "IT"},
    "authorities": {"home": OURS, "counterpart": THEIRS},
    "clauses": {"authorities": "named_with_roles"},
}


def items(language: str, keeper: Side, answers: dict[str, Any] = ANSWERS) -> list[str]:
    library = load_library()
    agreement = assemble(read_answers(answers, library), library, language, keeper)
    (article,) = [each for each in agreement.articles if each.identity == "authorities"]
    lines = [line.strip() for line in to_lines(agreement)]
    start = lines.index(article.heading)
    return [line for line in lines[start : start + 6] if line[:3] in ("a. ", "b. ")]


def test_each_list_stands_in_the_order_of_the_original() -> None:
    ours = (
        "por la República Argentina: el Ministerio A, para las solicitudes; la Policía B, para la "
        "cooperación; y la Unidad C"
    )
    theirs = "por la República Italiana: el Ministerio D"
    assert items("es", "home") == [f"a. {ours}; y", f"b. {theirs}."]
    assert items("es", "counterpart") == [f"a. {theirs}; y", f"b. {ours}."]


def test_what_is_missing_in_a_language_is_a_blank_there() -> None:
    first, second = (line.replace("\N{NO-BREAK SPACE}", " ") for line in items("fr", "home"))
    dots = "." * 30
    assert first == (
        f"a. pour la République argentine : le Ministère A, pour {dots} ; "
        f"la Police B, pour {dots} ; et l’Unité C ; et"
    )
    assert second == "b. pour la République italienne : le Ministère D."
    assert items("pt", "home")[1] == f"b. pela República Italiana: {dots}."


def test_one_authority_or_none_is_a_list_too() -> None:
    answers = {**ANSWERS, "authorities": {"home": "el Ministerio", "counterpart": None}}
    assert items("es", "home", answers) == [
        "a. por la República Argentina: el Ministerio; y",
        f"b. por la República Italiana: {'.' * 30}.",
    ]


def test_the_other_wordings_name_the_first() -> None:
    library = load_library()
    answers = read_answers({**ANSWERS, "clauses": {}}, library)
    text = "\n".join(to_lines(assemble(answers, library, "es")))
    assert "por la República Argentina, el Ministerio A, y, por la República Italiana," in text
    assert "la Policía B" not in text


def test_authorities_and_a_counterpart_of_its_own_outlast_a_file_and_the_interview() -> None:
    library = load_library()
    union = {"kind": "organisation", "name": {"es": "la Unión Europea"}, "languages": ["fr"]}
    for data in (ANSWERS, {**ANSWERS, "counterpart": union}):
        answers = read_answers(data, library)
        assert read_answers(write_answers(answers, library), library) == answers
        assert write_answers(answers, library)["authorities"]["home"] == OURS
        kept = read_answers(to_data(to_values(answers)), library)
        assert kept.home_authorities == answers.home_authorities
        assert kept.counterpart == answers.counterpart


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([], "authorities.home: has 0 elements. Write from 1 to 8."),
        ([{"nombre": "x"}], "authorities.home[0].nombre: no such answer."),
        ([{"name": 3}], "authorities.home[0].name: “3” is not a text."),
    ],
)
def test_a_wrong_list_is_refused(given: object, problem: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_answers({"authorities": {"home": given}}, load_library())
    assert problem in str(caught.value)
