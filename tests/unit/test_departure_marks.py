"""What is not the Model's is marked, and nothing else."""

from typing import Any

import pytest

from docassemble.ocragreement.agreement import Clause
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import write_agreement
from docassemble.ocragreement.departure_marks import mark_departures
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.preview import clause_html
from docassemble.ocragreement.selection import Selection

LIBRARY = load_library()


def clause(identity: str, clauses: dict[str, Any], language: str = "es") -> Clause:
    answers = read_answers({"counterpart": {"state": "CL"}, "clauses": clauses}, LIBRARY)
    written = write_agreement(Selection(answers, LIBRARY, language, "home")).clauses
    return next(each for each in written if each.identity == identity)


def marked(identity: str, clauses: dict[str, Any]) -> tuple[str, str]:
    both = mark_departures(clause(identity, clauses), clause(identity, {}))
    return clause_html(both[0], "es"), clause_html(both[1], "es")


def test_words_put_in_and_taken_out_are_marked_on_their_side() -> None:
    model = clause("cooperation", {})
    text = "".join(each.text for each in model.blocks[0].content)
    changed = text.replace("En virtud de las facultades", "En ejercicio de las facultades")
    ours, theirs = marked("cooperation", {"cooperation": {"text": {"es": changed}}})
    assert "En <mark>ejercicio</mark> de las facultades" in ours
    assert "En <mark>virtud</mark> de las facultades" in theirs
    assert ours.count("<mark>") == theirs.count("<mark>") == 1


def test_what_is_as_in_the_model_has_no_mark() -> None:
    both = clause("refusal", {}), clause("refusal", {})
    assert mark_departures(*both) == both


def test_numbers_that_only_moved_are_no_departure() -> None:
    definitions = next(iter(LIBRARY.clauses["definitions"].variants))
    ours, theirs = marked("operational_cooperation", {"definitions": definitions})
    assert "Artículo 5" in ours
    assert "Artículo 4" in theirs
    assert "<mark>" not in ours + theirs


@pytest.mark.parametrize("identity", ["asset_sharing", "final_provisions", "commission"])
def test_the_words_themselves_stay(identity: str) -> None:
    for variant in LIBRARY.clauses[identity].variants:
        if LIBRARY.clauses[identity].variants[variant].requires:
            continue
        before = clause(identity, {identity: variant})
        after, _ = mark_departures(before, clause(identity, {}))
        plain = clause_html(after, "es").replace("<mark>", "").replace("</mark>", "")
        assert plain == clause_html(before, "es")
