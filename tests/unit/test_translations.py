"""A language that the library does not have: out as XLIFF, back from a translator, in the draft."""

import io
import zipfile
from pathlib import Path

import pytest
from docx_text import read_docx_text, same_words
from lxml import etree
from translator import TURKISH, TURKIYE, translator

from docassemble.ocragreement.agreement import Agreement, Blank, Reference, plain
from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.answer_reader import answer_schema, read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.checks import check
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.documents import make
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.paper import Table, phrases
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.translation_texts import texts_of, with_returned, xliff_of
from docassemble.ocragreement.translators_sheet import translators_sheet
from docassemble.ocragreement.xliff import NAMESPACE
from docassemble.ocragreement.xliff_reader import read_xliff

PH = f"{{{NAMESPACE}}}ph"
ARABIC_HEADING = "المادة {#}"


def answers_of(text: str) -> Answers:
    return read_answer_file(text, load_library())


def translated(text: str, language: str, words: dict[str, str], prefix: str) -> Answers:
    library = load_library()
    answers = answers_of(text)
    file = translator(xliff_of(answers, library, language, "es"), words, prefix)
    texts = texts_of(answers, library, "es", language)
    return with_returned(answers, read_xliff(file, texts))


def turkish(text: str = TURKIYE) -> Answers:
    return translated(text, "tr", TURKISH, "TR ")


def inlines(agreement: Agreement, kind: type) -> list:
    found = []

    def look(blocks: tuple) -> None:
        for block in blocks:
            if block.kind == "paragraph":
                found.extend(each for each in block.content if isinstance(each, kind))
            else:
                for item in block.items:
                    found.extend(each for each in item.content if isinstance(each, kind))
                    look(item.lists)

    for clause in agreement.clauses:
        look(clause.blocks)
    return found


def test_the_turkish_text_takes_its_place_in_both_originals() -> None:
    library = load_library()
    answers = turkish()
    home = to_lines(assemble(answers, library, "tr", "home"))
    counterpart = to_lines(assemble(answers, library, "tr", "counterpart"))
    assert home[:5] == [
        "İŞBİRLİĞİ ANLAŞMASI",
        "TR ENTRE",
        "ARJANTİN CUMHURİYETİ HÜKÛMETİ",
        "TR Y",
        "TÜRKİYE CUMHURİYETİ HÜKÛMETİ",
    ]
    assert counterpart[2] == "TÜRKİYE CUMHURİYETİ HÜKÛMETİ"
    assert counterpart[4] == "ARJANTİN CUMHURİYETİ HÜKÛMETİ"
    assert "Aşağıdaki hususlarda anlaşmaya varmışlardır:" in home
    assert "Madde 14" in home
    assert home.index("ARJANTİN CUMHURİYETİ HÜKÛMETİ ADINA") < home.index(
        "TÜRKİYE CUMHURİYETİ HÜKÛMETİ ADINA"
    )
    spanish = assemble(answers, library, "es", "home")
    assert len(home) == len(to_lines(spanish))


def test_numbers_follow_when_an_article_goes() -> None:
    library = load_library()
    answers = turkish()
    text = write_answer_file(answers, library)
    assert "asset_sharing" not in text.split("translations:")[0]
    shorter = read_answer_file(f"clauses: {{asset_sharing: omitted}}\n{text}", library)
    full, less = (assemble(each, library, "tr") for each in (answers, shorter))
    assert full.articles[-1].heading == "Madde 14"
    assert less.articles[-1].heading == "Madde 13"
    numbers = {clause.identity: str(clause.number) for clause in less.articles}
    references = [each for each in inlines(less, Reference) if each.target in numbers]
    assert references
    assert all(each.number == numbers[each.target] for each in references)


def test_word_html_and_plain_text_say_the_same() -> None:
    library = load_library()
    answers = turkish()
    agreement = assemble(answers, library, "tr")
    file = make(agreement, "docx", answers)
    assert same_words(read_docx_text(file)) == same_words(to_lines(agreement))
    html = make(agreement, "html", answers).decode()
    assert 'lang="tr"' in html
    assert "Madde 2" in html
    assert "Madde 2" in make(agreement, "akn", answers).decode()


def test_arabic_is_written_from_right_to_left() -> None:
    text = TURKIYE.replace("TR}", "EG}").replace("tr", "ar")
    answers = translated(text, "ar", {"heading": ARABIC_HEADING}, "نص ")
    file = make(assemble(answers, load_library(), "ar"), "docx", answers)
    assert any("المادة 2" in line for line in read_docx_text(file))

    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert b"<w:bidi/>" in archive.read("word/document.xml")


def test_an_answer_file_keeps_the_translation() -> None:
    library = load_library()
    answers = turkish()
    again = read_answer_file(write_answer_file(answers, library), library)
    assert again == answers
    assert assemble(again, library, "tr") == assemble(answers, library, "tr")


def test_what_changed_since_is_a_blank_and_is_reported() -> None:
    library = load_library()
    answers = turkish()
    assert not [each for each in check(answers, library) if each.key == "translation_behind"]
    later = read_answer_file(
        write_answer_file(answers, library).replace("2027-05-12", "2027-06-13"), library
    )
    (finding,) = [each for each in check(later, library) if each.key == "translation_behind"]
    assert finding.values["stale"] == 2  # the closing clause of either original
    assert "translations.tr" in finding.say("en")
    blanks = {each.answer for each in assemble(later, library, "tr").blanks}
    assert any(each.startswith("translations.tr.closing") for each in blanks)
    file = etree.fromstring(xliff_of(later, library, "tr", "en"))
    initial = file.findall(f".//{{{NAMESPACE}}}segment[@state='initial']")
    assert len(initial) == 2


def test_a_text_that_nobody_translated_is_a_blank_labelled_with_the_source() -> None:
    library = load_library()
    answers = read_answer_file(TURKIYE + "translations: {tr: {source: es}}", library)
    agreement = assemble(answers, library, "tr")
    blanks = [each for each in inlines(agreement, Blank) if each.answer.startswith("translations")]
    labels = {each.label for each in blanks}
    assert "Han acordado lo siguiente:" in labels
    assert [clause.heading for clause in agreement.articles][:2] == ["1", "2"]


@pytest.mark.parametrize("typed", ["{{ 7*7 }}", "${x}", "<ph/>&amp;", "{#offences}", "}{", "İ 🎌"])
def test_what_was_typed_comes_back_as_typed(typed: str) -> None:
    text = TURKIYE + f"signatories: {{home: {{name: '{typed}'}}}}\n"
    library = load_library()
    answers = translated(text, "tr", {}, "")
    agreement = assemble(answers, library, "tr")
    assert plain((agreement.signatures[0].name,)) == typed


def test_tools_may_split_a_unit_and_mark_words() -> None:
    library = load_library()
    answers = answers_of(TURKIYE)
    root = etree.fromstring(xliff_of(answers, library, "tr", "en"))
    (unit,) = root.findall(f".//{{{NAMESPACE}}}unit[@id='agreed.1']")
    unit.remove(unit.find(f"{{{NAMESPACE}}}segment"))
    parts = etree.fromstring(
        f'<u xmlns="{NAMESPACE}"><segment><source>Han acordado</source><target order="3">'
        "<mrk id='m' type='term'>varmışlardır</mrk>:</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>lo siguiente:</source><target order='1'>Anlaşmaya</target>"
        "</segment></u>"
    )
    unit.extend(list(parts))
    returned = read_xliff(etree.tostring(root), texts_of(answers, library, "es", "tr"))
    assert returned.units["agreed.1"].text == "Anlaşmaya varmışlardır:"
    assert with_returned(answers, returned).translations["tr"].units
    assert "title.1" in returned.empty


def refused(content: bytes) -> str:
    library = load_library()
    texts = texts_of(answers_of(TURKIYE), library, "es", "tr")
    with pytest.raises(ProblemsError) as caught:
        read_xliff(content, texts, "back.xlf")
    (problem,) = caught.value.problems
    line = problem.say("en")
    assert "\n" not in line
    assert line.startswith("back.xlf")
    return line


LAUGHS = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}">' for n in range(20))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not XML"),
        (b"PK\x03\x04", "not XML"),
        (b"<xliff/>", "not XLIFF 2"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "not XLIFF 2"),
        (f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="es"/>'.encode(), "trgLang"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "DOCTYPE"),
        (f"<!DOCTYPE x [{LAUGHS}]><x>&l19;</x>".encode(), "DOCTYPE"),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"), "DOCTYPE"),
        (b"<a>" * 100_000, "not XML"),
        (b" " * (6 * 1024 * 1024), "larger than"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_xliff_is_refused_in_one_line(content: bytes, says: str) -> None:
    assert says in refused(content)


def test_a_lost_or_foreign_placeholder_is_refused_by_name() -> None:
    file = translator(xliff_of(answers_of(TURKIYE), load_library(), "tr", "es"), {}, "TR ")
    root = etree.fromstring(file)
    (unit,) = root.findall(f".//{{{NAMESPACE}}}unit[@id='heading']")
    target = unit.find(f".//{{{NAMESPACE}}}target")
    target.remove(target[0])
    assert "heading: does not have the same placeholders as the source ({#})" in refused(
        etree.tostring(root)
    )
    etree.SubElement(target, PH, id="9", dataRef="d9")
    assert "“9”" in refused(etree.tostring(root))


def test_translations_written_by_hand_are_read_with_care() -> None:
    library = load_library()
    data = {"translations": {"tr": {"units": {"a b": {"of": "x"}, "title.1": {"of": "abc"}}}}}
    with pytest.raises(ProblemsError) as caught:
        read_answers(data, library)
    assert [each.key for each in caught.value.problems] == [
        "problem.translation_key",
        "problem.translation_unit",
    ]
    assert "tr" in answer_schema(library, "en")["properties"]["translations"]["properties"]


def test_the_commands_go_out_and_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    answers, file, new = (tmp_path / name for name in ("t.yml", "t.xlf", "new.yml"))
    answers.write_text(TURKIYE, "utf-8")
    assert main(["xliff", str(answers), "--language", "Turkish", "-o", str(file)]) == 0
    file.write_bytes(translator(file.read_bytes(), TURKISH, "TR "))
    assert main(["translate", str(answers), str(file), "-o", str(new)]) == 0
    assert "Turkish: " in capsys.readouterr().err
    assert main(["draft", str(new), "-o", str(tmp_path)]) == 0
    names = capsys.readouterr().out.split()
    assert [Path(name).name for name in names] == [
        "agreement-turkiye-es.docx",
        "agreement-turkiye-tr.docx",
        "agreement-turkiye-en.docx",
    ]


def test_a_language_of_the_library_needs_no_translator(capsys: pytest.CaptureFixture[str]) -> None:
    example = str(Path(__file__).parents[2] / "examples" / "chile.yml")
    assert main(["xliff", example, "--language", "fr", "-o", "unused.xlf"]) == 2
    assert "--language" in capsys.readouterr().err
    assert not Path("unused.xlf").exists()


def test_the_translators_sheet_has_every_text_and_what_is_translated_beside_it() -> None:
    library = load_library()
    paper = translators_sheet(turkish(), library, "tr", "en")
    home, counterpart = [block for block in paper.blocks if isinstance(block, Table)]
    rows = [tuple(cell.text for cell in row) for row in home.rows]
    assert home.header == ("Spanish", "Turkish")
    headings = [tuple(cell.heading for cell in row) for row in home.rows]
    assert ("Artículo 1", "Madde 1") in headings
    assert all((one is None) is (other is None) for one, other in headings)
    assert ("Han acordado lo siguiente:", TURKISH["agreed.1"]) in rows
    assert headings.count(("Artículo 2", "")) == 1
    sources = [source for source, _ in rows]
    item = next(place for place, text in enumerate(sources) if text.startswith("b. Cooperar"))
    assert [text.split()[0] for text in sources[item + 1 : item + 4]] == ["i.", "ii.", "iii."]
    assert {cell.language for row in home.rows for cell in row} == {"es", "tr"}
    assert ("EL GOBIERNO DE LA REPÚBLICA ARGENTINA", "ARJANTİN CUMHURİYETİ HÜKÛMETİ") in [
        tuple(cell.text for cell in row) for row in counterpart.rows
    ]


def test_the_sentences_of_the_sheet_have_the_same_gaps_in_each_language() -> None:
    english, *others = (phrases("translators-sheet", code) for code in INTERFACE_LANGUAGES)
    for other in others:
        assert english.keys() == other.keys()
        for key, sentence in english.items():
            assert sentence != other[key]
            assert ("{target}" in sentence) == ("{target}" in other[key])
