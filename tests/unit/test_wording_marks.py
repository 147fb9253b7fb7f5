"""An approval holds for a wording: what changes the wording of a clause, and what does not."""

from typing import Any

import pytest

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.selection import standing_clauses
from docassemble.ocragreement.wording_marks import wording_marks

CHILE: dict[str, Any] = {"counterpart": {"state": "CL"}}
BY_HAND = {"variant": "model", "text": {"es": "Las Partes cooperan según [[offences]]."}}


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The clauses whose wording is another one."""
    library = load_library()
    one, two = (wording_marks(read_answers(each, library), library) for each in (before, after))
    return {clause for clause in library.clauses if one[clause] != two[clause]}


@pytest.mark.parametrize(
    ("clause", "choice"),
    [
        ("asset_sharing", "omitted"),
        ("asset_sharing", "case_by_case"),
        ("operational_cooperation", BY_HAND),
        ("technical_cooperation", {"variant": "model", "drop": ["exchanges"]}),
        ("technical_cooperation", {"variant": "model", "order": ["b", "a"]}),
        ("technical_cooperation", {"variant": "model", "add": {"es": ["otra medida"]}}),
    ],
)
def test_what_is_chosen_or_written_for_a_clause_changes_its_wording(
    clause: str, choice: object
) -> None:
    assert changed(CHILE, {**CHILE, "clauses": {clause: choice}}) == {clause}


def test_a_word_by_hand_changes_the_wording() -> None:
    meets = {"variant": "model", "text": {"es": "Se reúne dos veces."}}
    again = {"variant": "model", "text": {"es": "Se reúne tres veces."}}
    before = {**CHILE, "clauses": {"commission": meets}}
    assert changed(before, {**CHILE, "clauses": {"commission": again}}) == {"commission"}


@pytest.mark.parametrize(
    "after",
    [
        {"counterpart": {"state": "PE"}},
        {**CHILE, "place": "Santiago", "date": "2027-05-12"},
        {**CHILE, "authorities": {"counterpart": "la Fiscalía Nacional"}},
        {**CHILE, "clauses": {"offences": {"variant": "model", "reason": "As agreed."}}},
    ],
)
def test_names_dates_and_reasons_are_no_wording(after: dict[str, Any]) -> None:
    assert changed(CHILE, after) == set()


def test_an_article_that_only_moves_reads_the_same() -> None:
    moved = {"order": ["technical_cooperation", "offences"]}
    assert changed(CHILE, {**CHILE, "articles": moved}) == set()


def test_a_further_language_has_been_approved_by_nobody() -> None:
    library = load_library()
    standing = standing_clauses(read_answers(CHILE, library), library)
    assert changed(CHILE, {**CHILE, "documents": ["es", "en"]}) == set(standing)
