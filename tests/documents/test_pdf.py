"""The PDFs of a set: made by LibreOffice, tagged, in their language, the same every time."""

import io
import subprocess
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx_text import read_docx_paragraphs
from tracked_changes import accept_all

from docassemble.ocragreement import pdf
from docassemble.ocragreement.agreement import Side
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.originals import authentic_texts
from docassemble.ocragreement.pdf import Conversion, PdfError

CANADA = (Path(__file__).parents[2] / "examples" / "canada.yml").read_bytes()

OMITTED = {"technical_cooperation": "omitted", "commission_meetings": "omitted"}


@pytest.fixture(scope="module")
def answers() -> Answers:
    return read_answer_file(CANADA, load_library())


@pytest.fixture(scope="module")
def files(answers: Answers) -> dict[str, bytes]:
    return dict(make_dossier(answers, load_library(), "en").files)


def to_pdfs(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    with Conversion() as conversion:
        for name, content in documents.items():
            conversion.add(name, content)
        return dict(conversion.results())


def test_every_word_document_has_its_pdf(files: dict[str, bytes]) -> None:
    documents = {name.removesuffix(".docx") for name in files if name.endswith(".docx")}
    assert documents == {name.removesuffix(".pdf") for name in files if name.endswith(".pdf")}


def test_a_pdf_is_tagged_and_has_language_title_and_bookmarks(files: dict[str, bytes]) -> None:
    for code, tag in (("es", "es-AR"), ("en", "en-US"), ("fr", "fr-FR")):
        (name,) = [name for name in files if name.endswith(f"draft-{code}.pdf")]
        with pikepdf.open(io.BytesIO(files[name])) as document:
            root = document.Root
            assert root["/MarkInfo"]["/Marked"] is True
            assert root["/StructTreeRoot"]
            assert str(root["/Lang"]) == tag
            assert root["/ViewerPreferences"]["/DisplayDocTitle"] is True
            assert str(document.docinfo["/Title"]).strip()
            assert int(root["/Outlines"]["/Count"]) >= 13
            assert all(page.obj["/Tabs"] == "/S" for page in document.pages)


def test_every_pdf_of_the_set_is_tagged_and_has_the_language_and_title_of_its_word_file(
    files: dict[str, bytes],
) -> None:
    for name, content in files.items():
        if not name.endswith(".pdf"):
            continue
        word = files[name.removesuffix(".pdf") + ".docx"]
        properties = Document(io.BytesIO(word)).core_properties
        with pikepdf.open(io.BytesIO(content)) as document:
            root = document.Root
            assert root["/MarkInfo"]["/Marked"] is True, name
            assert str(root["/Lang"]) == properties.language, name
            assert str(document.docinfo["/Title"]) == properties.title, name
            assert root["/ViewerPreferences"]["/DisplayDocTitle"] is True, name
            # Who goes by the tags finds every line of text in them.
            assert len(list(elements(root["/StructTreeRoot"]))) > 20, name


def test_bookmarks_are_the_articles_in_their_order(
    files: dict[str, bytes], answers: Answers
) -> None:
    library = load_library()
    wanted = {f"draft-{code}": [assemble(answers, library, code)] for code in ("es", "en", "fr")}
    keepers: dict[str, Side] = {"original-argentina": "home", "original-canada": "counterpart"}
    for name, keeper in keepers.items():
        texts = authentic_texts(answers, library, keeper).values()
        wanted[name] = [text for text in texts if text]
        assert len(wanted[name]) == 3
    for ending, texts in wanted.items():
        (content,) = [files[name] for name in files if name.endswith(f"{ending}.pdf")]
        with pikepdf.open(io.BytesIO(content)) as document, document.open_outline() as outline:
            shown = [bookmark.title for bookmark in outline.root]
        assert shown == [article.heading for text in texts for article in text.articles]


def test_a_text_in_another_language_is_tagged_with_it(files: dict[str, bytes]) -> None:
    for ending, others in (
        ("original-argentina", {"en-US", "fr-FR"}),
        ("original-canada", {"es-AR", "fr-FR"}),
        ("facing-columns-es-en", {"en-US"}),
    ):
        (content,) = [files[name] for name in files if name.endswith(f"{ending}.pdf")]
        with pikepdf.open(io.BytesIO(content)) as document:
            tagged = list(elements(document.Root["/StructTreeRoot"]))
            assert {str(each["/Lang"]) for each in tagged if "/Lang" in each} == others, ending


def test_the_pdf_of_a_redline_has_the_numbers_of_its_word_file(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    library = load_library()
    answers = read_answers({"counterpart": {"state": "CL"}, "clauses": OMITTED}, library)
    sets = {"canada": files, "chile": make_dossier(answers, library, "en").files}
    redlines = [
        (each, name.removesuffix(".docx"))
        for each, made in sets.items()
        for name in made
        if "changes" in name and name.endswith(".docx")
    ]
    assert len(redlines) == 4
    for each, name in redlines:
        made = sets[each]
        (tmp_path / "redline.pdf").write_bytes(made[f"{name}.pdf"])
        command = ["pdftotext", "-raw", str(tmp_path / "redline.pdf"), "-"]
        read = subprocess.run(command, check=True, capture_output=True)
        printed = " ".join(read.stdout.decode().split())
        compared = {"Item": 0, "SubItem": 0, "ArticleHeading": 0}
        paragraphs = read_docx_paragraphs(accept_all(made[f"{name}.docx"]))
        for (style, number, words), (_, _, following) in pairwise(paragraphs):
            text, next_text = (" ".join(each.split()) for each in (words, following))
            # What is struck in between, or a page's end, keeps a text from standing there whole.
            if number and text in printed:
                assert f"{number} {text}" in printed, name
            elif style == "ArticleHeading" and next_text in printed:
                assert f"{text} {next_text}" in printed, name
            else:
                continue
            compared[style] = compared.get(style, 0) + 1
        assert min(compared.values()) > 2, name


def elements(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Return a tag of a PDF and those within it."""
    yield tag
    within = tag.get("/K", ())
    for each in within if isinstance(within, pikepdf.Array) else [within]:
        if isinstance(each, pikepdf.Dictionary):
            yield from elements(each)


def test_the_same_documents_give_the_same_bytes(files: dict[str, bytes]) -> None:
    again = make_dossier(read_answer_file(CANADA, load_library()), load_library(), "en").files
    assert again == files


def test_a_program_that_hangs_is_ended(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\n/bin/sleep 600 &\nwait\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "SECONDS_TO_START", 0.2)
    monkeypatch.setattr(pdf, "SECONDS_A_DOCUMENT", 0)
    with pytest.raises(PdfError, match="too_long"):
        to_pdfs({"draft": next(iter(files.values()))})


def test_a_document_that_cannot_be_converted_is_named() -> None:
    with pytest.raises(PdfError, match="draft-es"):
        to_pdfs({"draft-es": b"PK\x03\x04 not a zip file"})
