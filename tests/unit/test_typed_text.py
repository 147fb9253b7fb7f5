"""Text that a lawyer types or pastes: what is understood, and what is refused."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.typed_text import TypedTextError, read_typed_text

UNDERSTOOD = {
    "paragraphs": ("One.\nTwo.\n\n\nThree.", ["One.", "Two.", "Three."]),
    "letters": ("Only:\na) this;\nb) that.", ["Only:", "a. this;", "b. that."]),
    "letters in brackets": ("(a) this;\n(b) that.", ["a. this;", "b. that."]),
    "letters with a stop": ("a. this;\n\nb. that.", ["a. this;", "b. that."]),
    "numerals below letters": (
        "a) this:\n   i) one;\n   (ii) two;\nb) that.",
        ["a. this:", "   i. one;", "   ii. two;", "b. that."],
    ),
    "the letter i after h": (
        "\n".join(f"{letter}) {letter.upper()}x" for letter in "abcdefghij"),
        [f"{letter}. {letter.upper()}x" for letter in "abcdefghij"],
    ),
    "bullets": ("• one;\n– two;\n* three.", ["· one;", "· two;", "· three."]),
    "bullets below letters": ("a) this:\n- one;\n- two.", ["a. this:", "   · one;", "   · two."]),
    "a paragraph after a list": ("a) this.\nAnd so on.", ["a. this.", "And so on."]),
    "Word's marks": ("“So” — he said…\u00a0now.", ["“So” — he said… now."]),
    "Word's line ends": ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    "a word that only looks like a marker": ("e.g. this.\nI. Smith.", ["e.g. this.", "I. Smith."]),
    "a reference and a name": (
        "Under [[offences]], for {counterpart} {and home}.",
        ["Under Article 2, for the Republic of Chile and the Argentine Republic."],
    ),
}

REFUSED = {
    "an unknown name": ("for {chile}", "clauses.refusal.text.en: {chile} names nothing. Names: "),
    "an unknown reference": ("see [[article2]]", "[[article2]] refers to nothing. Articles: "),
    "a brace alone": ("for {counterpart", "braces or brackets do not form a name near"),
    "an expression": ("{counterpart.__class__}", "{counterpart.__class__} names nothing."),
    "a template": ("{{ 7*7 }}", "braces or brackets do not form a name near"),
}


def draft(data: dict[str, Any], language: str = "en") -> Agreement:
    library = load_library()
    return assemble(read_answers(data, library), library, language)


def refusal(text: str) -> dict[str, Any]:
    return {"counterpart": {"state": "CL"}, "clauses": {"refusal": {"text": {"en": text}}}}


def lines_of_article(agreement: Agreement, identity: str) -> list[str]:
    clause = next(clause for clause in agreement.clauses if clause.identity == identity)
    return to_lines(Agreement("en", True, "", "", (clause,), ()))[1:]


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_typed_text_is_understood(name: str) -> None:
    typed, expected = UNDERSTOOD[name]
    assert lines_of_article(draft(refusal(typed)), "refusal") == expected


@pytest.mark.parametrize("name", REFUSED)
def test_what_names_nothing_is_refused(name: str) -> None:
    typed, expected = REFUSED[name]
    with pytest.raises(ProblemsError) as caught:
        draft(refusal(typed))
    assert expected in str(caught.value)


def test_typed_text_is_numbered_and_referred_to_like_any_other() -> None:
    data = refusal("See [[authorities]].")
    data["clauses"]["asset_sharing"] = "omitted"
    agreement = draft(data)
    assert lines_of_article(agreement, "refusal") == ["See Article 12."]
    provenance = next(c.provenance for c in agreement.clauses if c.identity == "refusal")
    assert provenance.wording == "typed"


def test_the_other_language_keeps_the_library_text_and_is_said_to_be_behind() -> None:
    library = load_library()
    data = {**refusal("Only this."), "documents": ["es", "en"]}
    answers = read_answers(data, library)
    assert "denegar, en todo o en parte" in "\n".join(to_lines(assemble(answers, library, "es")))
    lines = [finding.say("en") for finding in check(answers, library)]
    assert any(
        "was written by hand in “en”, and the text in “es” has not followed" in x for x in lines
    )


def test_typed_text_travels_in_the_answer_file() -> None:
    library = load_library()
    answers = read_answers(refusal("a) this;\nb) {counterpart}."), library)
    assert read_answer_file(write_answer_file(answers, library), library) == answers


@given(st.text(max_size=200))
def test_every_text_is_either_understood_or_refused(text: str) -> None:
    with suppress(TypedTextError):
        assert read_typed_text(text, "es", load_library()).body


@given(
    st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=3), min_size=1, max_size=6)
)
def test_plain_paragraphs_come_out_as_they_were_typed(paragraphs: list[str]) -> None:
    typed = read_typed_text("\n\n".join(paragraphs), "es", load_library())
    assert len(typed.body) == len(paragraphs)
