"""The English draft is the Model, word for word, wherever the lawyer keeps the Model."""

import re
from pathlib import Path

import pytest

from docassemble.ocragreement.agreement import Agreement, Clause
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines

MODEL = (Path(__file__).parents[1] / "data" / "model-agreement.en.txt").read_text(encoding="utf-8")


def normal(text: str) -> str:
    """A text without its layout: one kind of blank, one kind of bullet, single spaces."""
    text = re.sub(r"[.…]{4,}(?: \.)?", "____", text.replace("·", "•"))
    return " ".join(text.split())


def open_draft() -> Agreement:
    return assemble(read_answers({}, load_library()), load_library(), "en")


def lines_of(clause: Clause) -> str:
    draft = Agreement("en", True, "", "", (clause,), ())
    return normal(" ".join(to_lines(draft)))


def model_articles() -> dict[int, str]:
    pieces = re.split(r"^Article (\d+)$", MODEL, flags=re.MULTILINE)
    texts = dict(zip(map(int, pieces[1::2]), pieces[2::2], strict=True))
    texts[14] = texts[14].split("\nDone in")[0]
    return {number: normal(text) for number, text in texts.items()}


@pytest.mark.parametrize("number", range(1, 15))
def test_article_is_the_models(number: int) -> None:
    article = open_draft().articles[number - 1]
    assert lines_of(article) == f"Article {number} {model_articles()[number]}"


def test_there_are_fourteen_articles() -> None:
    assert [article.number for article in open_draft().articles] == list(range(1, 15))


def test_title_opening_and_recitals_are_the_models() -> None:
    preamble = MODEL.split("Article 1\n")[0].split("CRIME\n", 1)[1]
    before = [clause for clause in open_draft().clauses if clause.part in PREAMBLE]
    assert " ".join(lines_of(clause) for clause in before) == normal(preamble)


PREAMBLE = ("title", "opening", "recital", "agreed")


def test_closing_clause_is_the_models() -> None:
    closing = "Done in" + MODEL.split("\nDone in")[1].split("\n\n\nFOR")[0]
    assert lines_of(open_draft().clauses[-1]) == normal(closing)


def test_signature_blocks_are_for_both_parties() -> None:
    home, counterpart = open_draft().signatures
    assert "".join(inline.text for inline in home.party) == "FOR THE ARGENTINE REPUBLIC"
    assert normal("".join(inline.text for inline in counterpart.party)) == "FOR ____"
