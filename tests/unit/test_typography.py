"""Spaces at which no line ends, as each language wants them, in every text of a draft."""

import re

import pytest

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.typography import with_no_breaks


@pytest.mark.parametrize("language", load_library().languages)
def test_an_article_and_its_number_share_a_line(language: str) -> None:
    library = load_library()
    answers = read_answers({"counterpart": {"state": "CL"}}, library)
    text = " ".join(line for line in to_lines(assemble(answers, library, language))[2:])
    assert re.search("(?i)(al?|el|o|of|l’)? ?art[ií]\\w+\N{NO-BREAK SPACE}\\d", text)
    assert not re.search("[«] | [»]", text)


def test_only_whole_words_before_numerals_are_bound() -> None:
    assert with_no_breaks("la part. 2, art. 2, art. final", ["art. #"]) == (
        "la part. 2, art.\N{NO-BREAK SPACE}2, art. final"
    )


def test_what_a_lawyer_fills_in_keeps_its_figures_together() -> None:
    library = load_library()
    sharing = {"variant": "full_regime", "threshold": {"fr": "10 000 dollars"}}
    answers = read_answers({"clauses": {"asset_sharing": sharing}}, library)
    text = " ".join(to_lines(assemble(answers, library, "fr")))
    assert "inférieur à 10\N{NO-BREAK SPACE}000 dollars ou" in text
