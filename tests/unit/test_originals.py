"""The two originals differ where the Parties alternate, and nowhere else."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsmap, qn

from docassemble.ocragreement.agreement import Side, plain
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.originals import to_original
from docassemble.ocragreement.plain_text import to_lines

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))
SMALL_WORDS = {
    "y",
    "e",
    "del",
    "de",
    "la",
    "el",
    "los",
    "du",
    "des",
    "le",
    "les",
    "au",
    "en",
    "aux",
}


def words(line: str) -> list[str]:
    found = re.findall(r"[\w’]+", line.casefold())
    return sorted(word for word in found if word not in SMALL_WORDS)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_both_originals_say_the_same_in_another_order(example: Path, language: str) -> None:
    library = load_library()
    answers = read_answer_file(example.read_bytes(), library)
    ours = assemble(answers, library, language, "home")
    theirs = assemble(answers, library, language, "counterpart")
    our_lines, their_lines = to_lines(ours), to_lines(theirs)
    assert our_lines != their_lines
    assert sorted(map(words, our_lines)) == sorted(map(words, their_lines))
    assert [s.side for s in theirs.signatures] == ["counterpart", "home"]


def test_the_keeper_and_its_language_come_first() -> None:
    library = load_library()
    data = {"counterpart": {"state": "CA"}, "languages": {"authentic": ["es", "en", "fr"]}}
    theirs = assemble(read_answers(data, library), library, "en", "counterpart")
    text = "\n".join(to_lines(theirs))
    assert "Canada and the Argentine Republic, hereinafter" in text
    assert "shall alternate between Canada and the Argentine Republic." in text
    assert "in two original copies in English, French and Spanish, all three texts" in text
    assert "in effect in Canada and in the Argentine Republic." in text
    assert plain(theirs.signatures[0].party) == "FOR CANADA"


def test_a_third_language_stays_last() -> None:
    library = load_library()
    data = {
        "counterpart": {"state": "TR"},
        "languages": {"authentic": ["es", "tr", "en"], "prevailing": "en"},
    }
    theirs = assemble(read_answers(data, library), library, "es", "counterpart")
    assert "en los idiomas turco, español e inglés" in "\n".join(to_lines(theirs))


def test_spanish_and_changes_with_the_order() -> None:
    library = load_library()
    answers = read_answers({"counterpart": {"state": "IE"}}, library)
    ours = "\n".join(to_lines(assemble(answers, library, "es", "home")))
    theirs = "\n".join(to_lines(assemble(answers, library, "es", "counterpart")))
    assert "entre la República Argentina e Irlanda." in ours
    assert "entre Irlanda y la República Argentina." in theirs


@pytest.mark.parametrize("keeper", ["home", "counterpart"])
def test_each_text_of_an_original_lists_its_own_articles(keeper: Side) -> None:
    library = load_library()
    data = {
        "counterpart": {"state": "CA"},
        "languages": {"authentic": ["es", "en", "fr"]},
        "layout": {"contents": "yes"},
    }
    file = to_original(read_answers(data, library), library, keeper)
    body = docx.Document(io.BytesIO(file)).element.body
    headings: dict[str, list[str]] = {}  # by name of the bookmark within which they stand
    numbers = {}
    within = ""
    for element in body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:p")):
        if element.tag == qn("w:bookmarkStart"):
            name = element.get(qn("w:name"))
            numbers[name] = element.get(qn("w:id"))
            within = name if name.startswith("_articles") else within
        elif element.tag == qn("w:bookmarkEnd"):
            within = "" if within and numbers[within] == element.get(qn("w:id")) else within
        elif element.find("w:pPr/w:pStyle", nsmap).get(qn("w:val")) == "ArticleHeading":
            headings.setdefault(within, []).append(text_of(element))
    tables = [code.text for code in body.iter(qn("w:instrText")) if "TOC" in code.text]
    listed = [text_of(each) for each in body.iter(qn("w:hyperlink"))]
    assert {re.search(r"\\b (\S+)", table)[1] for table in tables} == set(headings)
    assert len(tables) == 3
    assert listed == [text for texts in headings.values() for text in texts]
    assert {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} <= set(numbers)


def text_of(element: Any) -> str:
    return "".join(text.text for text in element.iter(qn("w:t")))
