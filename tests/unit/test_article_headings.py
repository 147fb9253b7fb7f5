"""Articles are numbered and headed as the lawyer decides, and what refers to them follows."""

import io
import re
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsmap
from docx_text import read_docx_text, same_words
from spaces import plain

from docassemble.ocragreement.agreement import Agreement, Reference
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answer_writer import write_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.preview import to_html
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.word import to_docx

LIBRARY = load_library()


def draft(language: str, **articles: str) -> Agreement:
    return assemble(read_answers({"articles": articles}, LIBRARY), LIBRARY, language)


@pytest.mark.parametrize(
    ("language", "heading", "reference"),
    [
        ("en", "Article II", "Article II"),
        ("es", "Artículo II", "el artículo II"),
        ("fr", "Article II", "à l’article II"),
        ("pt", "Artigo II", "pelo Artigo II"),
    ],
)
def test_roman_numbers_stand_in_headings_and_references(
    language: str, heading: str, reference: str
) -> None:
    tree = draft(language, numbers="roman")
    lines = to_lines(tree)
    assert heading in lines
    assert any(reference in plain(line) for line in lines)
    assert not any(re.search(r"\d", article.heading) for article in tree.articles)


@pytest.mark.parametrize(
    ("language", "beside", "below"),
    [
        ("en", "Article 3. Technical cooperation", "Technical cooperation"),
        ("es", "Artículo 3. Cooperación técnica", "Cooperación técnica"),
        ("fr", "Article 3 – Coopération technique", "Coopération technique"),
        ("pt", "Artigo 3 – Cooperação técnica", "Cooperação técnica"),
    ],
)
def test_titles_stand_beside_or_below_the_number(language: str, beside: str, below: str) -> None:
    assert beside in to_lines(draft(language, titles="beside"))
    lines = to_lines(draft(language, titles="below"))
    assert lines[lines.index(below) - 1] == beside.replace(below, "").rstrip(" –.")
    assert below not in to_lines(draft(language))


def test_capitals_keep_their_accents() -> None:
    assert "ARTÍCULO II. DELITOS COMPRENDIDOS" in to_lines(
        draft("es", numbers="roman", titles="beside", capitals="yes")
    )


def test_the_first_article_is_a_word_where_the_language_has_one() -> None:
    french = draft("fr", first="word")
    assert [article.heading for article in french.articles[:2]] == ["Article premier", "Article 2"]
    references = [
        plain(inline.text)
        for clause in draft_referring_to_the_first("fr").articles
        for block in clause.blocks
        for inline in getattr(block, "content", ())
        if isinstance(inline, Reference) and inline.target == "cooperation"
    ]
    assert "l’article premier du présent Accord" in references
    assert draft("es", first="word").articles[0].heading == "Artículo 1"


def draft_referring_to_the_first(language: str, **further: str) -> Agreement:
    data: dict[str, Any] = {
        "articles": {"first": "word", **further},
        "clauses": {
            "refusal": {"text": {language: "[[cooperation|preceding]] et [[cooperation]]"}}
        },
    }
    return assemble(read_answers(data, LIBRARY), LIBRARY, language)


def test_titles_follow_the_wording() -> None:
    data = {
        "articles": {"titles": "beside"},
        "clauses": {"commission": "contact_points", "commission_meetings": "omitted"},
    }
    lines = to_lines(assemble(read_answers(data, LIBRARY), LIBRARY, "en"))
    assert "Article 7. Contact points" in lines


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("numbers", ["arabic", "roman"])
@pytest.mark.parametrize("titles", ["none", "below", "beside"])
@pytest.mark.parametrize("capitals", ["no", "yes"])
@pytest.mark.parametrize("first", ["number", "word"])
def test_html_and_text_say_the_same(
    language: str, numbers: str, titles: str, capitals: str, first: str
) -> None:
    tree = draft(language, numbers=numbers, titles=titles, capitals=capitals, first=first)
    shown = re.sub(r"<h2>(.*?)</h2>", lambda m: f"[{m[1]}]", to_html(tree))
    lines = to_lines(tree)
    for article in tree.articles:
        assert article.heading in lines
        title = f"<br>{article.title}" if article.title else ""
        assert f"[{article.heading}{title}]" in shown


def codes(tree: Agreement) -> list[str]:
    body = docx.Document(io.BytesIO(to_docx(tree))).element
    return [code.text.strip() for code in body.iterfind(".//w:instrText", nsmap)]


def test_word_counts_and_refers_in_roman_numbers() -> None:
    tree = draft("es", numbers="roman", titles="below", capitals="yes")
    found = codes(tree)
    assert found.count(r"SEQ article \* ROMAN") == len(tree.articles)
    assert r"REF offences \h" in found
    assert same_words(read_docx_text(to_docx(tree))) == same_words(to_lines(tree))


@pytest.mark.parametrize("capitals", ["no", "yes"])
def test_word_refers_to_a_spelled_number_and_goes_on_counting(capitals: str) -> None:
    tree = draft_referring_to_the_first("fr", capitals=capitals)
    found = codes(tree)
    assert [each for each in found if each.startswith("SEQ")][:2] == [
        r"SEQ article \r 2 \* ARABIC",
        r"SEQ article \* ARABIC",
    ]
    assert r"REF cooperation \h \* Lower" in found


def test_answers_are_kept_and_mistakes_named() -> None:
    data = {"articles": {"numbers": "roman", "titles": "below"}}
    assert write_answers(read_answers(data, LIBRARY), LIBRARY)["articles"] == data["articles"]
    assert "articles" not in write_answers(read_answers({}, LIBRARY), LIBRARY)
    with pytest.raises(ProblemsError) as caught:
        read_answers({"articles": {"numbers": "greek"}}, LIBRARY)
    assert "arabic, roman" in caught.value.problems[0].say("en")
