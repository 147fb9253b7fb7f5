"""The PDFs of a set: made by LibreOffice, tagged, in their language, the same every time."""

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from docassemble.ocragreement import pdf
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.dossier import make_dossier
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.pdf import Conversion, PdfError

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    library = load_library()
    answers = read_answer_file((EXAMPLES / "canada.yml").read_bytes(), library)
    return dict(make_dossier(answers, library, "en").files)


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
