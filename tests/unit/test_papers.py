"""What accompanies a draft in Word: originals and their check sheet, facing columns, memorandum."""

import io
import re
import string
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsmap, qn

from docassemble.ocragreement.agreement import Agreement, Side
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.bilingual import to_bilingual
from docassemble.ocragreement.check_sheet import to_check_sheet
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.memorandum import to_memorandum
from docassemble.ocragreement.originals import to_original
from docassemble.ocragreement.paper import phrases
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.word import to_docx

LIBRARY = load_library()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))
CANADA = {
    "counterpart": {"state": "CA"},
    "languages": {"authentic": ["es", "en", "fr"]},
    "place": "Ottawa",
}


def answers_of(data: dict[str, Any]) -> Answers:
    return read_answers(data, LIBRARY)


def opened(file: bytes) -> Any:
    return docx.Document(io.BytesIO(file))


def words(element: Any) -> str:
    """All text below an element, without white space: how lines are broken does not matter."""
    return "".join("".join(text.text for text in element.iter(qn("w:t"))).split())


def check_fields(document: Any) -> None:
    """Bookmarks have names and numbers of their own, and every reference has its bookmark."""
    body = document.element.body
    marks = list(body.iter(qn("w:bookmarkStart")))
    names = [mark.get(qn("w:name")) for mark in marks]
    assert len(set(names)) == len(names)
    controls = [each.get(qn("w:val")) for each in body.findall(".//w:sdtPr/w:id", nsmap)]
    assert len(set(controls)) == len(controls)
    codes = [code.text.split() for code in body.iter(qn("w:instrText"))]
    assert {code[1] for code in codes if code[0] == "REF"} <= set(names)


@pytest.mark.parametrize("keeper", ["home", "counterpart"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_original_holds_every_authentic_text_word_for_word(example: Path, keeper: Side) -> None:
    answers = read_answer_file(example.read_bytes(), LIBRARY)
    document = opened(to_original(answers, LIBRARY, keeper))
    said = words(document.element.body)
    for code in answers.authentic:
        if code in LIBRARY.languages and code:
            alone = opened(to_docx(assemble(answers, LIBRARY, code, keeper)))
            assert words(alone.element.body) in said
    assert len(document.sections) == len(answers.authentic)
    check_fields(document)


def test_an_original_begins_with_the_language_of_its_keeper() -> None:
    orders = []
    for keeper in ("home", "counterpart"):
        document = opened(to_original(answers_of(CANADA), LIBRARY, keeper))
        headings = [each.text for each in document.paragraphs if each.text.endswith("e 2")]
        orders.append([section.header.paragraphs[0].text[:20] for section in document.sections])
        assert "Article 2" in headings
    assert orders == [
        ["Acuerdo de Cooperaci", "Cooperation Agreemen", "Accord de coopératio"],
        ["Cooperation Agreemen", "Accord de coopératio", "Acuerdo de Cooperaci"],
    ]


def test_each_text_of_an_original_is_in_its_language_and_counted_by_itself() -> None:
    document = opened(to_original(answers_of(CANADA), LIBRARY, "home"))
    codes = [code.text.split() for code in document.element.body.iter(qn("w:instrText"))]
    counts = {code[1] for code in codes if code[0] == "SEQ"}
    assert counts == {"article_es", "article_en", "article_fr"}
    french = next(each for each in document.paragraphs if "Fait à Ottawa" in each.text)
    languages = {lang.get(qn("w:val")) for lang in french._p.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}
    assert [section.footer.paragraphs[0].text for section in document.sections] == [
        "Página 1 de 1",
        "Page 1 of 1",
        "Page 1 sur 1",
    ]


def test_a_text_that_is_not_there_yet_has_its_page() -> None:
    data = {"counterpart": {"state": "TR"}, "languages": {"authentic": ["es", "tr", "en"]}}
    document = opened(to_original(answers_of(data), LIBRARY, "counterpart"))
    assert [each.text for each in document.paragraphs[:2]] == [
        "Aquí se insertará el texto en turco.",
        "The text in Turkish is to be inserted here.",
    ]
    assert document.paragraphs[1]._p.find("w:pPr/w:sectPr", nsmap) is not None
    still_open = {"counterpart": {"state": "IT"}, "languages": {"authentic": ["es", None]}}
    document = opened(to_original(answers_of(still_open), LIBRARY, "home"))
    assert document.paragraphs[-1].text.startswith("Aquí se insertará el texto en el idioma que")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_facing_columns_hold_both_texts_paragraph_beside_paragraph(example: Path) -> None:
    answers = read_answer_file(example.read_bytes(), LIBRARY)
    texts = [assemble(answers, LIBRARY, code) for code in ("es", "en")]
    document = opened(to_bilingual(*texts))
    rows = list(document.tables[0].rows)
    assert [cell.text for cell in rows[0].cells] == ["Español", "English"]
    assert rows[0]._tr.find("w:trPr/w:tblHeader", nsmap) is not None
    for column, text in enumerate(texts):
        cells = "".join(words(row.cells[column]._tc) for row in rows[1:])
        assert cells == "".join("".join(to_lines(text)).split())
    for row in rows:
        for cell in row.cells:
            assert cell._tc[-1].tag == qn("w:p")
        # One has a heading or an item where the other has, and so the same number.
        assert len(row.cells[0].paragraphs) == len(row.cells[1].paragraphs)
    check_fields(document)


def test_facing_columns_say_their_language_and_have_real_headings() -> None:
    texts = [assemble(answers_of(CANADA), LIBRARY, code) for code in ("es", "fr")]
    document = opened(to_bilingual(*texts))
    row = next(row for row in document.tables[0].rows if row.cells[0].text.startswith("Artículo 5"))
    left, right = row.cells
    assert right.text.startswith("Article 5\n")
    assert {lang.get(qn("w:val")) for lang in right._tc.iter(qn("w:lang"))} == {"fr-FR"}
    heading = left.paragraphs[0].style.element
    assert heading.find("w:pPr/w:outlineLvl", nsmap).get(qn("w:val")) == "0"
    codes = [code.text.split()[1] for code in row._tr.iter(qn("w:instrText"))]
    assert codes[0] == "article_es"
    assert "article_fr" in codes


def test_the_lines_to_sign_on_are_level_in_facing_columns() -> None:
    answers = answers_of({**CANADA, "level": "governments"})
    left, right = (assemble(answers, LIBRARY, language) for language in ("es", "fr"))
    (table,) = opened(to_bilingual(left, right)).tables
    rows = [[cell.paragraphs[0].style.name for cell in row.cells] for row in table.rows[-4:]]
    assert rows == [["FacingParty"] * 2, ["FacingSignatory"] * 2] * 2
    for party in (table.rows[-4], table.rows[-2]):
        for cell in party.cells:
            assert cell.paragraphs[-1].paragraph_format.keep_with_next


def test_what_the_memorandum_says_of_an_article_shares_a_page() -> None:
    facts = [
        (paragraph, following)
        for paragraph, following in pairwise(
            opened(to_memorandum(answers_of(CANADA), LIBRARY, "en")).paragraphs
        )
        if paragraph.style.name == "PaperFact"
    ]
    assert len(facts) > 20
    for fact, following in facts:
        is_last = following.style.name != "PaperFact"
        assert bool(fact.paragraph_format.keep_with_next) is not is_last


def test_where_one_text_has_not_followed_the_other_stands_beside_an_empty_cell() -> None:
    typed = {"text": {"es": "Primer párrafo.\n\nSegundo párrafo.\n\nTercero."}}
    data = {**CANADA, "clauses": {"applicable_law": typed}}
    texts = [assemble(answers_of(data), LIBRARY, code) for code in ("es", "en")]
    rows = [
        [cell.text for cell in row.cells] for row in opened(to_bilingual(*texts)).tables[0].rows
    ]
    at = next(index for index, row in enumerate(rows) if row[0].startswith("Artículo 10"))
    assert rows[at][0] == "Artículo 10\nPrimer párrafo."
    assert rows[at][1].startswith("Article 10\nAll activities")
    assert rows[at + 1 : at + 3] == [["Segundo párrafo.", ""], ["Tercero.", ""]]
    assert rows[at + 3][1].startswith("Article 11\n")


def test_the_check_sheet_proves_that_only_the_alternat_differs() -> None:
    document = opened(to_check_sheet(answers_of(CANADA), LIBRARY, "en"))
    result = next(each.text for each in document.paragraphs if each.style.name == "PaperResult")
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == [
        "Place",
        "Language",
        "Original of the Argentine Republic",
        "Original of Canada",
        "Why",
    ]
    assert f"{len(rows) - 2}. Each of them is explained" in result
    assert rows[1][2:4] == ["Spanish, English, French", "English, French, Spanish"]
    laws = next(row for row in rows if row[0].startswith("Article 10") and row[1] == "English")
    assert "in the Argentine Republic and in Canada." in laws[2]
    assert "in Canada and in the Argentine Republic." in laws[3]
    assert laws[4] == "The law of the keeper is named first."


def test_a_list_of_languages_has_one_capital() -> None:
    document = opened(to_check_sheet(answers_of(CANADA), LIBRARY, "es"))
    order = [cell.text for cell in document.tables[0].rows[1].cells]
    assert order[2:4] == ["Español, inglés, francés", "Inglés, francés, español"]


def test_the_check_sheet_warns_of_what_the_alternat_does_not_explain() -> None:
    duty = {"es": "{First} pagará los gastos de {second}.", "en": "{First} shall pay {second}."}
    data = {**CANADA, "clauses": {"applicable_law": {"text": duty}}}
    document = opened(to_check_sheet(answers_of(data), LIBRARY, "es"))
    warning = next(each.text for each in document.paragraphs if each.style.name == "PaperWarning")
    assert "no se explican por la alternancia" in warning
    assert "Artículo 10" in warning
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    unexplained = [row for row in rows if row[4] == "NO SE EXPLICA POR LA ALTERNANCIA"]
    assert {row[0] for row in unexplained} == {"Artículo 10. Derecho aplicable"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_memorandum_is_a_word_file_with_headings_and_tables(language: str) -> None:
    document = opened(to_memorandum(answers_of(CANADA), LIBRARY, language))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert len(headings) == 7
    for table in document.tables:
        assert table.rows[0]._tr.find("w:trPr/w:tblHeader", nsmap) is not None
    assert document.core_properties.language == {"en": "en-US", "es": "es-AR"}[language]


def test_what_was_typed_stands_in_the_memorandum_as_it_was_typed() -> None:
    reason = '<w:p>&amp; {{ x }} ${y} "quotes" العربية 🙂'
    data = {**CANADA, "clauses": {"asset_sharing": {"variant": "omitted", "reason": reason}}}
    document = opened(to_memorandum(answers_of(data), LIBRARY, "en"))
    assert any(reason in each.text for each in document.paragraphs)


def test_the_sentences_of_the_check_sheet_have_the_same_gaps_in_both_languages() -> None:
    def gaps(language: str) -> dict[str, set[str]]:
        return {
            key: {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
            for key, sentence in phrases("check-sheet", language).items()
        }

    assert gaps("en") == gaps("es")


def test_the_commands_write_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = str(next(path for path in EXAMPLES if path.stem == "canada"))
    for command in ("originals", "bilingual", "memorandum"):
        assert main([command, example, "-o", str(tmp_path)]) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [re.sub(r"-(en|es)\.docx", "", name) for name in names] == [
        "bilingual-canada-es",
        "check-sheet-canada",
        "memorandum-canada",
        "original-counterpart-canada-en-fr-es.docx".removesuffix("-es.docx"),
        "original-home-canada-es-en-fr.docx",
    ]
    capsys.readouterr()
    assert main(["bilingual", example, "-o", str(tmp_path), "--language", "es"]) == 2
    assert "--language: " in capsys.readouterr().err


def test_the_same_answers_give_the_same_bytes() -> None:
    def made() -> list[bytes]:
        answers = answers_of(CANADA)
        texts: list[Agreement] = [assemble(answers, LIBRARY, code) for code in ("es", "en")]
        return [
            to_original(answers, LIBRARY, "home"),
            to_bilingual(*texts),
            to_check_sheet(answers, LIBRARY, "es"),
            to_memorandum(answers, LIBRARY, "es"),
        ]

    assert made() == made()
