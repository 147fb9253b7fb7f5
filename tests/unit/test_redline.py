"""A redline: accepting every change gives the draft, rejecting every change gives the Model."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from tracked_changes import accept_all, assert_redline, flaws, reject_all

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.redline import comments_on, model_of, to_redline
from docassemble.ocragreement.word import to_docx
from docassemble.ocragreement.word_compare import compare_files

LIBRARY = load_library()
FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(FOLDER.glob("*.yml"))


def pair(data: dict[str, Any], language: str = "es") -> tuple[Agreement, Agreement]:
    """The Model between the Parties, and the draft."""
    answers = read_answers({"counterpart": {"state": "CL"}, **data}, LIBRARY)
    model = assemble(model_of(answers, LIBRARY), LIBRARY, language)
    return model, assemble(answers, LIBRARY, language)


def changes(file: bytes) -> list[tuple[str, str]]:
    """The words inserted and deleted, in order."""
    return [
        (etree.QName(change).localname, words)
        for change in body(file).iter(qn("w:ins"), qn("w:del"))
        if (words := "".join(each.text for each in change.iter(qn("w:t"), qn("w:delText"))))
    ]


def body(file: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_against_the_model(path: Path, language: str) -> None:
    answers = read_answer_file(path.read_bytes(), LIBRARY, path.name)
    model, draft = (
        assemble(each, LIBRARY, language) for each in (model_of(answers, LIBRARY), answers)
    )
    assert_redline(model, draft)


def test_a_draft_as_the_model_has_no_changes() -> None:
    model, draft = pair({})
    assert changes(assert_redline(model, draft)) == []


def test_renumbering_alone_is_no_change_and_numbers_are_right() -> None:
    model, draft = pair({"clauses": {"asset_sharing": "omitted"}})
    redline = assert_redline(model, draft)
    words = [words for _kind, words in changes(redline)]
    assert {kind for kind, _words in changes(redline)} == {"del"}
    assert "".join(words).startswith("Artículo 6")
    assert not any("Artículo" in each for each in words[1:])


def test_one_word_changed_is_one_word_struck_and_one_inserted() -> None:
    text = "Las Partes cooperarán sin demora."
    old, new = (
        pair({"clauses": {"applicable_law": {"variant": "model", "text": {"es": each}}}})[1]
        for each in (text, text.replace("sin demora", "de inmediato"))
    )
    redline = assert_redline(old, new)
    assert changes(redline) == [("del", "sin demora"), ("ins", "de inmediato")]


def test_the_columns_of_signatures_are_struck_and_written_anew_as_a_whole() -> None:
    named = {"home": {"name": "Jorge Pérez", "title": "Ministro"}, "counterpart": {"name": "Ana"}}
    old, new = pair({})[1], pair({"signatories": named})[1]
    redline = assert_redline(old, new)
    kinds = []
    for paragraph in body(redline).iter(qn("w:p")):
        if paragraph.find("w:pPr/w:pStyle", paragraph.nsmap).get(qn("w:val")) == "Signature":
            changed = {
                etree.QName(each).localname for each in paragraph.iter(qn("w:ins"), qn("w:del"))
            }
            kinds.append(changed)
            kept = list(paragraph.iterchildren(qn("w:r")))
            assert not kept, "words that stay would stand in the columns of those that go"
    assert kinds == [{"del"}, {"ins"}]


def test_what_a_user_types_comes_out_as_typed() -> None:
    hostile = '<w:ins> & "{0}" ]]> REF x \\h ’ \N{RIGHT-TO-LEFT MARK} \N{PARTY POPPER}'
    name = {"home": {"name": hostile}}
    old, new = pair({})[1], pair({"signatories": name})[1]
    assert_redline(old, new)
    assert_redline(new, old)


def test_a_comment_names_the_wording_and_the_reason_once() -> None:
    data = {
        "counterpart": {"state": "CL"},
        "clauses": {
            "refusal": {"variant": "any_request", "reason": "Lo pidió la DGCIN."},
            "asset_sharing": {"variant": "omitted", "reason": "Hay un tratado."},
        },
    }
    answers = read_answers(data, LIBRARY)
    model, draft = (assemble(each, LIBRARY, "es") for each in (model_of(answers, LIBRARY), answers))
    redline = to_redline(model, draft, comments_on(answers, LIBRARY, "es"), interface="es")
    assert_redline(model, draft, redline)
    said = ["".join(each.itertext()) for each in body(redline, "word/comments.xml")]
    assert len(said) == 2
    assert "Se omite" in said[0]
    assert "Motivo: Hay un tratado." in said[0]
    assert LIBRARY.clauses["refusal"].variants["any_request"].label["es"] in said[1]
    assert "Motivo: Lo pidió la DGCIN." in said[1]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marks = [each.get(qn("w:id")) for each in body(redline).iter(qn(f"w:{tag}"))]
        assert marks == ["0", "1"]
    # The comment on a deleted article goes with it.
    accepted = body(accept_all(redline)).iter(qn("w:commentReference"))
    assert [each.get(qn("w:id")) for each in accepted] == ["1"]


def test_the_changes_are_signed_by_no_person_and_the_same_twice() -> None:
    model, draft = pair({"clauses": {"refusal": "any_request"}})
    redline = to_redline(model, draft, interface="es")
    authors = {each.get(qn("w:author")) for each in body(redline).iter(qn("w:ins"), qn("w:del"))}
    assert authors == {"Proyecto"}
    assert redline == to_redline(model, draft, interface="es")


def test_the_command_compares_with_the_model_in_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redline", str(FOLDER / "canada.yml"), "-o", str(tmp_path)]) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == [f"redline-agreement-canada-{code}.docx" for code in ("es", "en", "fr")]
    answers = read_answer_file((FOLDER / "canada.yml").read_bytes(), LIBRARY)
    for name, code in zip(names, ("es", "en", "fr"), strict=True):
        model, draft = (
            assemble(each, LIBRARY, code) for each in (model_of(answers, LIBRARY), answers)
        )
        assert_redline(model, draft, (tmp_path / name).read_bytes())


def test_the_command_compares_two_drafts(tmp_path: Path) -> None:
    first, second = tmp_path / "1.yml", tmp_path / "2.yml"
    first.write_text("counterpart: {state: CL}\n", encoding="utf-8")
    second.write_text(
        "counterpart: {state: CL}\nclauses: {refusal: any_request}\n", encoding="utf-8"
    )
    command = ["redline", str(first), str(second), "-o", str(tmp_path), "--language", "en"]
    assert main(command) == 0
    old, new = (
        assemble(read_answer_file(each.read_bytes(), LIBRARY), LIBRARY, "en")
        for each in (first, second)
    )
    redline = (tmp_path / "redline-agreement-chile-en.docx").read_bytes()
    assert_redline(old, new, redline)
    assert changes(redline)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (["a.docx"], "a.docx: compared with what?"),
        (["a.docx", "a.yml"], "a.docx: a Word file is only compared with a Word file."),
        (["a.yml", "a.docx"], "a.docx: a Word file is only compared with a Word file."),
        (["a.docx", "text.docx"], "text.docx: the file is not a Word document (.docx)."),
        (["a.docx", "none.docx"], "none.docx: no such file."),
        (["none.yml"], "none.yml: no such file."),
        (["a.docx", "a.docx", "--language", "es"], "--language: this is for files of answers"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(
    files: list[str],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    docx.Document().save("a.docx")
    Path("a.yml").write_text("counterpart: {state: CL}\n", encoding="utf-8")
    Path("text.docx").write_text("counterpart: {state: CL}\n", encoding="utf-8")
    assert main(["redline", *files, "-o", "out"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.startswith(says)
    assert not Path("out").exists()


def word_file(*paragraphs: str, table: list[list[str]] | None = None, end: str = "End.") -> bytes:
    """A Word file as python-docx and its own template write it."""
    document = docx.Document()
    for text in paragraphs:
        style, _, words = text.rpartition("|")
        document.add_paragraph(words, style or None)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, texts, strict=True):
                cell.text = words
    document.add_paragraph(end)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def content(file: bytes) -> list[Any]:
    """Style and text of each paragraph; of a table the texts of its rows."""
    document = docx.Document(io.BytesIO(file))
    return [
        (each.style.name, each.text)
        if hasattr(each, "text")
        else [[cell.text for cell in row.cells] for row in each.rows]
        for each in document.iter_inner_content()
    ]


ROWS = [["State", "Seat"], ["Chile", "Santiago"], ["Italy", "Rome"]]
WORD_FILES = {
    "a word": (word_file("One two three four."), word_file("One two 3 four.")),
    "a paragraph more": (word_file("A b c.", "G h i."), word_file("A b c.", "D e f.", "G h i.")),
    "a paragraph less": (word_file("A b c.", "D e f.", "G h i."), word_file("A b c.", "G h i.")),
    "nothing left": (word_file("A b c.", "D e f."), word_file()),
    "all new": (word_file(end="A b c."), word_file("X y z.", "U v w.", end="R s t.")),
    "another style": (word_file("Heading 1|The title"), word_file("Title|The title")),
    "a list": (
        word_file("List Number|one apple", "List Number|two pears"),
        word_file("List Number|one apple", "List Bullet|three figs", "List Number|two pears"),
    ),
    "a cell": (word_file(table=ROWS), word_file(table=[*ROWS[:2], ["Italy", "Naples"]])),
    "a row less": (word_file(table=ROWS), word_file(table=ROWS[:2])),
    "a row more": (word_file(table=ROWS[1:]), word_file(table=ROWS)),
    "a table more": (word_file("A b c."), word_file("A b c.", table=ROWS)),
    "a table less": (word_file("A b c.", table=ROWS), word_file("A b c.")),
    "a column more": (
        word_file(table=ROWS),
        word_file(table=[[*row, "x"] for row in ROWS]),
    ),
    "other scripts": (
        word_file("条約の第一条", "مادة أولى"),
        word_file("条約の第二条", "مادة ثانية"),
    ),
    "spaces": (word_file("one  two \t three"), word_file("one two\tthree ")),
    "markup": (word_file("a <b> & c"), word_file("a <w:del> & c]]>")),
}


@pytest.mark.parametrize(("old", "new"), WORD_FILES.values(), ids=WORD_FILES.keys())
def test_two_word_files_that_we_did_not_write(old: bytes, new: bytes) -> None:
    redline = compare_files(old, new, "en", "old.docx", "new.docx")
    assert flaws(redline) == []
    assert content(accept_all(redline)) == content(new)
    assert content(reject_all(redline)) == content(old)
    assert changes(redline) or content(old)[0][0] != content(new)[0][0]
    assert redline == compare_files(old, new, "en", "old.docx", "new.docx")


def test_files_of_two_drafts_compared_as_files() -> None:
    model, draft = pair({"clauses": {"asset_sharing": "case_by_case", "refusal": "any_request"}})
    redline = compare_files(to_docx(model), to_docx(draft), "es", "a.docx", "b.docx")
    assert_redline(model, draft, redline)


def test_a_redline_compared_again_counts_as_accepted() -> None:
    model, draft = pair({"clauses": {"refusal": "any_request"}})
    redline = to_redline(model, draft)
    again = compare_files(redline, to_docx(draft), "es", "a.docx", "b.docx")
    assert changes(again) == []
    assert_redline(model, draft, compare_files(to_docx(model), redline, "es", "a.docx", "b.docx"))


def test_a_picture_that_was_there_is_not_lost() -> None:
    picture = Path(__file__).parents[2] / "docs" / "images" / "overview.png"

    def with_picture(*places: int) -> bytes:
        document = docx.Document()
        for place in range(2):
            document.add_paragraph(f"Paragraph number {place} of this text.")
            if place in places:
                document.add_picture(str(picture))
        document.add_paragraph("End.")
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    def pictures(file: bytes) -> int:
        document = docx.Document(io.BytesIO(file))
        shown = [blip.get(qn("r:embed")) for blip in document.element.iter(qn("a:blip"))]
        assert all(document.part.related_parts[each].blob == picture.read_bytes() for each in shown)
        return len(shown)

    for old, new in (((0,), ()), ((), (1,)), ((0,), (0,)), ((0,), (1,))):
        redline = compare_files(with_picture(*old), with_picture(*new), "en", "a", "b")
        assert pictures(accept_all(redline)) == len(new)
        assert pictures(reject_all(redline)) == len(old)
