"""References to several articles or items, in each language, in the text and in Word."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsmap
from docx_text import read_docx_text, same_words
from spaces import plain

from docassemble.ocragreement.agreement import Agreement, Paragraph, Reference
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_text
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.word import to_docx

LIBRARY = load_library()

SAID = [
    ("en", "[[offences, technical_cooperation]]", "Articles 2 and 3"),
    ("en", "[[commission, offences]]", "Articles 2 and 7"),
    ("en", "[[offences, commission, confiscation]]", "Articles 2, 5 and 7"),
    ("en", "[[offences, technical_cooperation, operational_cooperation]]", "Articles 2 to 4"),
    (
        "en",
        "[[cooperation, offences, operational_cooperation, confiscation, asset_sharing]]",
        "Articles 1, 2 and 4 to 6",
    ),
    (
        "en",
        "[[cooperation, offences, technical_cooperation, confiscation, commission]]",
        "Articles 1 to 3, 5 and 7",
    ),
    ("es", "[[offences, commission, confiscation]]", "los artículos 2, 5 y 7"),
    (
        "es",
        "[[de offences, technical_cooperation, operational_cooperation]]",
        "de los artículos 2 a 4",
    ),
    ("es", "[[commission, applicable_law, refusal]]", "los artículos 7, 10 y 11"),
    ("fr", "[[à offences, technical_cooperation, operational_cooperation]]", "aux articles 2 à 4"),
    ("fr", "[[de offences, confiscation]]", "des articles 2 et 5"),
    ("pt", "[[em offences, technical_cooperation, operational_cooperation]]", "nos Artigos 2 a 4"),
    ("pt", "[[por offences, confiscation]]", "pelos Artigos 2 e 5"),
]


def draft(language: str, text: str, **further: Any) -> Agreement:
    clauses = {"refusal": {"text": {language: text}}, **further.pop("clauses", {})}
    return assemble(read_answers({"clauses": clauses, **further}, LIBRARY), LIBRARY, language)


@pytest.mark.parametrize(("language", "written", "said"), SAID)
def test_several_articles_are_listed_or_given_as_a_range(
    language: str, written: str, said: str
) -> None:
    assert f"\n\n1 {said}.\n\n" in plain(to_text(draft(language, f"1 {written}.")))


def test_a_numeral_is_no_letter_that_a_small_word_listens_to() -> None:
    tree = draft("es", "[[cooperation, offences]]", articles={"numbers": "roman"})
    assert "los artículos I y II" in plain(to_text(tree))


def test_a_list_follows_when_articles_go() -> None:
    text = "[[offences, confiscation, commission]]"
    tree = draft("en", text, clauses={"asset_sharing": "omitted"})
    assert "Articles 2, 5 and 6" in plain(to_text(tree))


def test_every_number_said_is_a_field_in_word() -> None:
    tree = draft("es", "[[de offences, technical_cooperation, operational_cooperation, refusal]]")
    (article,) = [each for each in tree.articles if each.identity == "refusal"]
    (block,) = article.blocks
    assert isinstance(block, Paragraph)
    found = [each for each in block.content if isinstance(each, Reference)]
    assert [(each.target, each.number) for each in found] == [
        ("offences", "2"),
        ("operational_cooperation", "4"),
        ("refusal", "11"),
    ]
    file = to_docx(tree)
    codes = [
        code.text.strip()
        for code in docx.Document(io.BytesIO(file)).element.iterfind(".//w:instrText", nsmap)
    ]
    assert {r"REF operational_cooperation \h", r"REF refusal \h"} <= set(codes)
    assert same_words(read_docx_text(file)) == same_words(to_text(tree).splitlines())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[costs]]", "clauses.refusal.text.en: [[costs]] refers to “costs”, which is left out"),
        ("[[offences, costs]]", "[[offences, costs]] refers to “costs”, which is left out"),
        ("[[offences, offences]]", "do not form a name near “[[offences, offences]]”"),
        ("[[offences, nothing]]", "[[offences, nothing]] refers to nothing."),
        ("[[offences, commission|preceding]]", "do not form a name near"),
    ],
)
def test_a_typed_reference_that_leads_nowhere_is_refused(text: str, message: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        draft("en", text)
    (problem,) = caught.value.problems
    assert message in problem.say("en")


def test_an_added_item_may_not_refer_to_an_omitted_article() -> None:
    data = {"clauses": {"technical_cooperation": {"add": {"es": ["Lo previsto en [[costs]]."]}}}}
    with pytest.raises(ProblemsError) as caught:
        read_answers(data, LIBRARY)
    assert "clauses.technical_cooperation.add.es[0]" in caught.value.problems[0].say("es")
