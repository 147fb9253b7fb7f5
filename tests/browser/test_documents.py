"""What lawyers get from the Documents screen of a real server."""

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from browser.lawyer import Lawyer
from browser.test_lawyers import words
from docx import Document
from playwright.sync_api import expect

LONG = 90_000  # milliseconds for a set, LibreOffice included, on a busy machine


def to_the_documents(someone: Lawyer, example: str) -> None:
    someone.choose("From an example")
    someone.choose_word(example)
    someone.go_on("review")
    someone.go_on("draft")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_document_that_is_offered_opens(
    lawyer: Callable[[str], Lawyer], language: str
) -> None:
    someone = lawyer(language)
    to_the_documents(someone, "Canada" if language == "en" else "Canadá")
    someone.picture()
    offered = someone.page.locator(".documents a").evaluate_all(
        "links => links.map(link => [link.download, link.href])"
    )
    assert len(offered) == 20, "three languages, facing each other either way"
    for name, address in offered:
        content = someone.page.request.get(address).body()
        if name.endswith(".docx"):
            assert Document(io.BytesIO(content)).core_properties.title
        else:
            assert content.startswith((b"<?xml", b"counterpart:"))
    left = "español" if language == "es" else "Spanish"
    pair = someone.page.locator(".document-kind").nth(3).locator(".which").first
    expect(pair).to_have_text(f"{left} – {'inglés' if language == 'es' else 'English'}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_set_is_made_while_the_lawyer_goes_on(
    lawyer: Callable[[str], Lawyer], language: str
) -> None:
    someone = lawyer(language)
    to_the_documents(someone, "Chile")
    someone.page.get_by_text(someone.said("Make the whole set")).click()
    expect(someone.page.locator(".the-set")).to_have_attribute("data-state", "making")
    someone.picture("making")
    someone.page.get_by_text(someone.said("Change an answer")).click()
    someone.wait_for("review")
    someone.go_on("draft")
    expect(someone.page.locator(".the-set")).to_have_attribute("data-state", "ready", timeout=LONG)
    someone.picture("ready")
    archive = zipfile.ZipFile(someone.download("dossier.zip"))
    names = archive.namelist()
    assert {"answers.yml", "manifest.yml"} < set(names)
    for name in names:
        if name.endswith(".docx"):
            with pikepdf.open(io.BytesIO(archive.read(name.replace(".docx", ".pdf")))) as pdf:
                assert len(pdf.pages) > 0
    pdf_name = "agreement-chile-es.pdf"
    with pikepdf.open(someone.download(pdf_name)) as pdf:
        assert len(pdf.pages) > 1
    someone.page.get_by_text(someone.said("Change an answer")).click()
    someone.wait_for("review")
    someone.edit(6, "signature")
    someone.field("Place of signature").fill("Valparaíso")
    someone.go_on("review")
    someone.go_on("draft")
    changed = someone.said("The answers have changed since this set was made.")
    expect(someone.page.locator(".the-set")).to_contain_text(changed)
    assert any("Valparaíso" in line for line in words(someone.download("agreement-chile-es.docx")))
    assert someone.page.locator(f'a[download="{pdf_name}"]').count() == 0, "a PDF of before"


def test_a_document_that_is_not_there_is_refused_in_one_line(
    lawyer: Callable[[str], Lawyer],
) -> None:
    someone = lawyer("en")
    to_the_documents(someone, "Chile")
    address = someone.page.evaluate(
        "() => new URL(url_action('document', {name: '../../etc/passwd'}), location).href"
    )
    answer = someone.page.request.get(address)
    assert answer.status == 404
    assert answer.text().startswith("This draft has no document “../../etc/passwd”.")
