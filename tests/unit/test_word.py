"""The Word file says what the agreement says, and is sound as a file."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsmap, qn
from docx_text import read_docx_text, same_words
from lxml import etree
from spaces import plain

from docassemble.ocragreement.agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Provenance,
    Reference,
    Signature,
    Words,
)
from docassemble.ocragreement.answer_file import read_answer_file, write_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.documents import make
from docassemble.ocragreement.house_template import load_template
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.plain_text import to_lines
from docassemble.ocragreement.problems import ProblemsError
from docassemble.ocragreement.word import to_docx
from docassemble.ocragreement.word_comments import Comment, comment_anchor
from docassemble.ocragreement.word_lines import balanced_lines
from docassemble.ocragreement.word_markup import paragraph, runs
from docassemble.ocragreement.word_package import WordPackage

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "treaty.docx"
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
MODEL = Provenance("model", "Model", "model")


def text(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Words(part) if isinstance(part, str) else part for part in content))


def items(style: Any, *entries: tuple[str, str] | Item) -> ItemList:
    written = [e if isinstance(e, Item) else Item(e[0], (Words(e[1]),)) for e in entries]
    return ItemList(style, tuple(written))


def article(number: int, *blocks: Block, heading: str = "") -> Clause:
    return Clause(f"c{number}", "article", blocks, MODEL, number, heading or f"Article {number}")


def agreement(*clauses: Clause, language: str = "en") -> Agreement:
    signatures = (
        Signature("home", (Words("FOR THE ARGENTINE REPUBLIC"),), Words("Ana Pérez"), Words("X")),
        Signature("counterpart", (Words("FOR CHILE"),), Blank("n", "name"), Blank("t", "office")),
    )
    closing = Clause("closing", "closing", (text("Done in ", Blank("place", "place"), "."),), MODEL)
    return Agreement(language, True, "Agreement", "", (*clauses, closing), signatures)


def example(path: Path, language: str) -> Agreement:
    return assemble(
        read_answer_file(path.read_text("utf-8"), load_library()), load_library(), language
    )


def drafts() -> list[Any]:
    return [
        pytest.param(path, language, id=f"{path.stem}-{language}")
        for path in EXAMPLES
        for language in load_library().languages
    ]


def part(file: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def values(root: Any, path: str, attribute: str) -> list[str]:
    return [found.get(qn(attribute)) for found in root.iterfind(path, nsmap)]


def assert_shows(tree: Agreement) -> bytes:
    file = to_docx(tree)
    assert same_words(read_docx_text(file)) == same_words(to_lines(tree))
    return file


@pytest.mark.parametrize(("path", "language"), drafts())
def test_every_example_reads_as_its_plain_text(path: Path, language: str) -> None:
    assert_shows(example(path, language))


@pytest.mark.parametrize(("path", "language"), drafts())
def test_every_example_is_sound(path: Path, language: str) -> None:
    file = to_docx(example(path, language))
    body = part(file)
    styles = set(values(part(file, "word/styles.xml"), "w:style", "w:styleId"))
    assert set(values(body, ".//w:pStyle", "w:val")) <= styles
    assert set(values(body, ".//w:rStyle", "w:val")) <= styles
    names = values(body, ".//w:bookmarkStart", "w:name")
    assert len(set(names)) == len(names)
    starts = values(body, ".//w:bookmarkStart", "w:id")
    assert starts == sorted(set(starts), key=int)
    assert sorted(starts) == sorted(values(body, ".//w:bookmarkEnd", "w:id"))
    controls = values(body, ".//w:sdtPr/w:id", "w:val")
    assert len(set(controls)) == len(controls)
    lists = values(part(file, "word/numbering.xml"), "w:num", "w:numId")
    assert len(set(lists)) == len(lists)
    assert set(values(body, ".//w:numPr/w:numId", "w:val")) <= {"0", *lists}
    kinds = values(body, ".//w:fldChar", "w:fldCharType")
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    for code in body.iterfind(".//w:instrText", nsmap):
        target = re.match(r" REF (\w+) ", code.text)
        assert not target or target[1] in names
    for written in body.iterfind(".//w:body/w:p", nsmap):
        assert len(written) > 1, "an empty paragraph is no way to make space"


@pytest.mark.parametrize(("path", "language"), drafts())
def test_every_blank_can_be_found_and_filled_in(path: Path, language: str) -> None:
    tree = example(path, language)
    controls = list(part(to_docx(tree)).iterfind(".//w:sdt", nsmap))
    assert [control.findtext("w:sdtContent/w:r/w:t", None, nsmap) for control in controls] == [
        "." * 30 for _ in tree.blanks
    ]
    labels = [control.find("w:sdtPr/w:alias", nsmap).get(qn("w:val")) for control in controls]
    assert sorted(labels) == sorted(blank.label for blank in tree.blanks)


def test_the_same_agreement_gives_the_same_bytes_anywhere() -> None:
    path = ROOT / "examples" / "brazil.yml"
    elsewhere = subprocess.run(
        [sys.executable, "-c", FRESH_PROCESS, path], cwd=ROOT, check=True, capture_output=True
    )
    assert elsewhere.stdout == to_docx(example(path, "es"))


FRESH_PROCESS = """
import sys
from docassemble.ocragreement import answer_file, assembly, library_loader, word
library = library_loader.load_library()
answers = answer_file.read_answer_file(open(sys.argv[1], encoding="utf-8").read(), library)
sys.stdout.buffer.write(word.to_docx(assembly.assemble(answers, library, "es")))
"""


def test_properties_name_the_agreement_and_nobody_else() -> None:
    tree = replace(agreement(), short_title="Agreement & “Treaty” <1>", language="es")
    properties = docx.Document(io.BytesIO(to_docx(tree))).core_properties
    assert properties.title == "Agreement & “Treaty” <1>"
    assert properties.language == "es-AR"
    assert properties.author == properties.last_modified_by == ""
    assert properties.created is properties.modified is None


def test_language_of_the_text_is_the_language_of_the_file() -> None:
    for language, tag in (("en", "en-US"), ("es", "es-AR"), ("fr", "fr-FR"), ("vi", "vi")):
        styles = part(to_docx(agreement(language=language)), "word/styles.xml")
        assert values(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang", "w:val") == [tag]


def test_header_names_the_agreement_and_the_notice() -> None:
    tree = replace(agreement(), short_title="Short <title>", notice="Working text only.")
    file = to_docx(tree)
    header = docx.Document(io.BytesIO(file)).sections[0].header
    assert "".join(header._element.itertext("{*}t")) == "Short <title>Working text only."
    assert read_docx_text(file)[0] == "Working text only."


def test_a_reference_takes_its_number_from_the_article() -> None:
    tree = agreement(
        article(1, text("Under ", Reference("c2", "Article 2", "2"), " and 2 more.")),
        article(2, text("As ", Reference("c1", "the preceding article"), " says.")),
    )
    body = part(assert_shows(tree))
    fields = [code.text.strip() for code in body.iterfind(".//w:instrText", nsmap)]
    assert fields == [r"SEQ article \* ARABIC", r"REF c2 \h", r"SEQ article \* ARABIC"]


def test_a_reference_to_an_item_takes_its_letter() -> None:
    tree = agreement(
        article(
            1,
            items("letters", ("a.", "one"), Item("b.", (Words("two"),), identity="training.all")),
            text("Under ", Reference("training.all", "paragraph b", "b"), "."),
        ),
    )
    codes = [c.text for c in part(assert_shows(tree)).iterfind(".//w:instrText", nsmap)]
    assert r" REF training_all \n \h " in codes


def test_a_reference_into_nowhere_is_refused() -> None:
    tree = agreement(article(1, text(Reference("gone", "Article 9", "9"))))
    with pytest.raises(ValueError, match="'Article 9' refers to 'gone'"):
        to_docx(tree)


ROMAN = items("roman", ("i.", "x"), ("ii.", "y"))


def test_lists_are_numbered_by_word() -> None:
    nested = Item("b.", (Words("two:"),), (ROMAN,))
    tree = agreement(
        article(1, items("letters", ("a.", "one"), nested, ("c.", "three"))),
        article(
            2,
            items("letters", ("a.", "one"), ("b.", "two")),
            text("Further:"),
            items("letters", Item("a.", (Words("again:"),), (ROMAN, ROMAN))),
            items("bullets", ("•", "point"), ("•", "point")),
            text("And:"),
            items("letters", Item("a.", (Words("and:"),), (ROMAN,))),
        ),
        article(3, items("letters", Item("a.", (Words("one:"),), (ROMAN,)), ("b.", "two"))),
    )
    body = part(assert_shows(tree))
    assert "b." not in "".join(body.itertext("{*}t"))


def test_numbered_paragraphs_are_numbered_by_word_and_their_letters_start_again() -> None:
    letters = items("letters", ("a.", "x"), Item("b.", (Words("y:"),), (ROMAN,)))
    numbers = items(
        "numbers",
        Item("1.", (Words("One:"),), (letters,)),
        ("2.", "Two."),
        Item("3.", (Words("Three:"),), (letters,)),
    )
    tree = agreement(
        article(1, numbers), article(2, items("letters", ("a.", "z"))), article(3, numbers)
    )
    body = part(assert_shows(tree))
    assert "3." not in "".join(body.itertext("{*}t"))


@pytest.mark.parametrize("marker", ["{})", "({})", "{} –", "§{}."])
def test_whatever_stands_around_a_letter_is_kept(marker: str) -> None:
    markers = [(marker.format(letter), f"item {letter}") for letter in "abcd"]
    file = assert_shows(agreement(article(1, items("letters", *markers))))
    assert "w:numId" not in etree.tostring(part(file)).decode()


def test_markers_that_word_would_not_give_are_written_out() -> None:
    spanish = items("letters", ("n)", "ene"), ("ñ)", "eñe"))
    assert_shows(agreement(article(1, items("letters", ("a)", "a")), spanish)))


def test_a_heading_that_spells_its_number() -> None:
    tree = agreement(
        article(1, text("Un."), heading="Article premier"), article(2, text("Deux.")), language="fr"
    )
    body = part(assert_shows(tree))
    fields = [code.text.strip() for code in body.iterfind(".//w:instrText", nsmap)]
    assert fields == [r"SEQ article \r 2 \* ARABIC"]


@pytest.mark.parametrize(
    "typed",
    [
        'A & B <b>"bold"</b> \'',
        "{{ 7 * 7 }} ${ 1 }",
        "‏مرحبا‎",
        "👩🏽‍⚖️",
        "</w:t></w:r>",
        "x" * 10_000,
    ],
)
def test_what_was_typed_stands_as_typed(typed: str) -> None:
    tree = agreement(article(1, text(Words(typed, "place"))))
    signature = replace(tree.signatures[0], name=Words(typed), party=(Words(typed),))
    assert_shows(replace(tree, signatures=(signature, tree.signatures[1]), short_title=typed))


@pytest.mark.parametrize("typed", ["a\x00b", "a\x0bb", "a\ufffeb", "a\ud800b"])
def test_what_no_file_can_hold_is_refused_by_name(typed: str) -> None:
    with pytest.raises(ValueError, match=r"control character U\+[0-9A-F]{4}"):
        to_docx(agreement(article(1, text(typed))))


def test_right_to_left() -> None:
    tree = agreement(article(1, text("نص"), heading="المادة 1"), language="ar")
    body = part(assert_shows(tree))
    paragraphs = body.findall(".//w:body/w:p", nsmap)
    assert all(paragraph.find("w:pPr/w:bidi", nsmap) is not None for paragraph in paragraphs)
    runs = body.findall(".//w:r", nsmap)
    assert all(run.find("w:rPr/w:rtl", nsmap) is not None for run in runs)


def test_long_names_wrap_within_their_half() -> None:
    party = "FOR THE GOVERNMENT OF THE UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND"
    tree = agreement(article(1, text("One.")))
    tree = replace(tree, signatures=(replace(tree.signatures[0], party=(Words(party),)),) * 2)
    shown = docx.Document(io.BytesIO(assert_shows(tree)))
    lines = next(p.text for p in shown.paragraphs if p.style.name == "SignatureParty").split("\n")
    assert len(lines) == 3
    assert all(len(half) < 32 for line in lines for half in line.split("\t"))


def test_no_word_of_a_title_is_left_alone_on_its_line() -> None:
    title = "POUR LUTTER CONTRE LA CRIMINALITÉ TRANSNATIONALE ORGANISÉE"
    lines = balanced_lines((Words(title),), 16000)
    assert ["".join(part.text for part in line) for line in lines] == [
        "POUR LUTTER CONTRE",
        "LA CRIMINALITÉ",
        "TRANSNATIONALE ORGANISÉE",
    ]


def test_the_template_is_what_its_program_makes(tmp_path: Path) -> None:
    made = tmp_path / "treaty.docx"
    subprocess.run(
        [sys.executable, ROOT / "tools" / "make_word_template.py", "-o", made], check=True
    )
    assert made.read_bytes() == TEMPLATE.read_bytes()


def test_a_house_template_keeps_what_it_brings(tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    document = docx.Document(str(TEMPLATE))
    document.add_paragraph("Sample text that is not the treaty's")
    document.sections[0].footer.paragraphs[0].text = "Ministry"
    document.styles["Title"].element.set(qn("w:styleId"), "Ttulo")
    document.save(str(house))
    tree = example(EXAMPLES[0], "es")
    file = to_docx(tree, house)
    assert same_words(read_docx_text(file)) == same_words(to_lines(tree))
    reopened = docx.Document(io.BytesIO(file))
    assert reopened.sections[0].footer.paragraphs[0].text == "Ministry"
    assert reopened.paragraphs[0].style.style_id == "Ttulo"


def test_all_that_a_template_lacks_is_named_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = tmp_path / "house.docx"
    document = docx.Document(str(TEMPLATE))
    for name in ("Closing", "Recital"):
        document.styles[name].delete()
    bullet = document.styles["Bullet"].element.find("w:pPr/w:numPr", nsmap)
    bullet.getparent().remove(bullet)
    document.save(str(house))
    with pytest.raises(ProblemsError, match=r"house\.docx: styles missing: Recital, Closing"):
        to_docx(agreement(), house)
    assert main(["template", "check", str(house)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [re.findall("Recital, Closing|Bullet", line) for line in lines] == [
        ["Recital, Closing"],
        ["Bullet"],
    ]


def test_our_template_is_a_start_for_a_house_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "new" / "house.docx"
    assert main(["template", "export", str(house)]) == 0
    assert main(["template", "check", str(house)]) == 0
    assert "OCRAGREEMENT_TEMPLATE" in capsys.readouterr().out
    document = docx.Document(str(house))
    document.sections[0].footer.paragraphs[0].text = "Ministry"
    document.save(str(house))
    monkeypatch.setenv("OCRAGREEMENT_TEMPLATE", str(house))
    written = docx.Document(io.BytesIO(to_docx(agreement())))
    assert written.sections[0].footer.paragraphs[0].text == "Ministry"


def test_a_page_is_counted_in_the_language_of_the_text() -> None:
    for language, words in (("en", "Page 1 of 1"), ("fr", "Page 1 sur 1"), ("vi", "1 / 1")):
        footer = part(to_docx(agreement(language=language)), "word/footer1.xml")
        assert "".join(footer.itertext("{*}t")) == words


LAID_OUT = """
counterpart: {state: CL}
draft: {number: 2, date: 2027-01-15}
layout: {paper: letter, contents: yes}
articles: {titles: below}
"""


@pytest.mark.parametrize(
    ("language", "draft", "first"),
    [
        ("en", "Draft No. 2, 15 January 2027", "Article 1 "),
        ("es", "Proyecto núm. 2, 15 de enero de 2027", "Artículo 1 "),
        ("fr", "Projet n° 2 du 15 janvier 2027", "Article 1 "),
        ("pt", "Minuta n.º 2, de 15 de janeiro de 2027", "Artigo 1 "),
    ],
)
def test_a_draft_tells_its_number_and_lists_its_articles(
    language: str, draft: str, first: str
) -> None:
    library = load_library()
    answers = read_answer_file(LAID_OUT, library)
    assert read_answer_file(write_answer_file(answers, library), library) == answers
    tree = assemble(answers, library, language)
    document = docx.Document(io.BytesIO(make(tree, "docx", answers)))
    assert plain(document.core_properties.subject) == draft
    for header in (document.sections[0].header, document.sections[0].first_page_header):
        assert draft in plain("".join(header._element.itertext("{*}t")))
    entries = [each.text for each in document.paragraphs if each.style.name == "toc 1"]
    assert len(entries) == len(tree.articles)
    assert entries[0].startswith(first)
    page = document.sections[0]
    assert (page.page_width.inches, page.page_height.inches) == (8.5, 11)
    printed = page.page_width - page.left_margin - page.right_margin
    ours = docx.Document(str(TEMPLATE)).sections[0]
    assert abs(printed - (ours.page_width - ours.left_margin - ours.right_margin)) < 1000


def test_a_draft_without_a_number_says_nothing_of_it() -> None:
    tree = example(EXAMPLES[0], "en")
    document = docx.Document(io.BytesIO(to_docx(tree)))
    assert document.core_properties.subject == ""
    assert "toc 1" not in {each.style.name for each in document.paragraphs}


def test_a_remark_in_the_margin_has_one_place_and_no_person() -> None:
    package = WordPackage(load_template(), "es", "Acuerdo")
    words = comment_anchor(0, runs("A & B"), package.comment_mark)
    remark = Comment(0, ("Porque <así>.", "Y más."))
    file = package.write([paragraph(package.style("Paragraph"), words)], comments=[remark])
    document = docx.Document(io.BytesIO(file))
    assert [(each.text, each.author) for each in document.comments] == [
        ("Porque <así>.\nY más.", "ocragreement")
    ]
    assert len(part(file).findall(".//w:commentReference", nsmap)) == 1
    assert zipfile.ZipFile(io.BytesIO(file)).testzip() is None


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    house.write_text("not a zip")
    with pytest.raises(ValueError, match=r"house\.docx: not a Word document"):
        to_docx(agreement(), house)
