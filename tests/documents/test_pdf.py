"""The PDFs of a set: made by LibreOffice, tagged, in their language, the same every time."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from docassemble.ocragreement import pdf
from docassemble.ocragreement.agreement import Side
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.originals import authentic_texts
from docassemble.ocragreement.pdf import Conversion, PdfError

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def answers() -> Answers:
    return read_answer_file((EXAMPLES / "canada.yml").read_bytes(), load_library())


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


def elements(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Return a tag of a PDF and those within it."""
    yield tag
    within = tag.get("/K", ())
    for each in within if isinstance(within, pikepdf.Array) else [within]:
        if isinstance(each, pikepdf.Dictionary):
            yield from elements(each)


def test_the_same_documents_give_the_same_bytes(files: dict[str, bytes]) -> None:
    documents = {name: content for name, content in files.items() if name.endswith(".docx")}
    again = to_pdfs(documents)
    for name, content in again.items():
        assert content == files[name.removesuffix(".docx") + ".pdf"], name


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
