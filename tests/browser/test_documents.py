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
from translator import TURKISH, TURKIYE, translator

LONG = 90_000  # milliseconds for a set, LibreOffice included, on a busy machine


def to_the_documents(someone: Lawyer, example: str) -> None:
    someone.choose("From an example")
    someone.choose_word(example)
    someone.go_on("review")
    someone.go_on("draft")


def to_the_upload(someone: Lawyer) -> bytes:
    """To the screen on which a Turkish translation comes back; returns what was sent out."""
    someone.choose("From an answer file of an earlier draft")
    someone.field("Or paste its text").fill(TURKIYE)
    someone.go_on("review")
    someone.go_on("draft")
    link = someone.page.locator('.documents a[download$="-tr.xlf"]')
    sent_out = someone.page.request.get(link.evaluate("a => a.href")).body()
    someone.page.locator("a[data-perform=return_translation]").click()
    someone.wait_for("a-translation-comes-back")
    return sent_out


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
    assert len(offered) == 23, "three languages, facing each other either way"
    with_comments = [name for name, _address in offered if name.endswith("-comments.docx")]
    assert with_comments == [
        f"agreement-canada-{code}-comments.docx" for code in ("es", "en", "fr")
    ]
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


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_translation_comes_back_and_stands_in_the_draft(
    lawyer: Callable[..., Lawyer], language: str
) -> None:
    phone = {"width": 390, "height": 800}
    someone = lawyer(language, **({"viewport": phone} if language == "es" else {}))
    sent_out = to_the_upload(someone)
    someone.picture()
    back = {"name": "tr.xlf", "mimeType": "", "buffer": translator(sent_out, TURKISH, "TR ")}
    someone.page.locator("input[type=file]").set_input_files(back)
    someone.go_on("draft")
    someone.picture("taken")
    told = {
        "en": "Turkish: 66 texts taken in, of 66.",
        "es": "Turco: 66 textos incorporados, de 66.",
    }
    expect(someone.page.get_by_role("status")).to_contain_text(told[language])
    someone.page.get_by_role("tab", name={"en": "Turkish", "es": "Turco"}[language]).click()
    expect(someone.page.get_by_text(TURKISH["agreed.1"])).to_be_visible()
    assert TURKISH["agreed.1"] in words(someone.download("agreement-turkiye-tr.docx"))
