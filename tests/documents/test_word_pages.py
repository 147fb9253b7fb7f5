"""The pages that LibreOffice makes of the Word file: what a reader gets on paper or as PDF."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import nsmap, qn
from lxml import etree

from docassemble.ocragreement.agreement import Agreement
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.word import to_docx

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGE_OF_PAGES = {"es": "Página {} de {}", "en": "Page {} of {}"}
LONG_NAMES = """
counterpart: {state: GB}
level: governments
languages: {authentic: [es, en]}
signatories:
  home:
    name: Ana Pérez
    title: {es: Ministra de Relaciones Exteriores y Culto, en: Minister}
  counterpart:
    name: The Right Honourable Alexandrina Montgomery-Featherstonehaugh KCMG MP
    title: {es: Secretaria Principal de Estado de Asuntos Exteriores y de Desarrollo, en: Secretary}
"""

Pages = list[str]


def draft(answers: str, language: str) -> Agreement:
    return assemble(read_answer_file(answers, load_library()), load_library(), language)


def draft_of(name: str, language: str) -> Agreement:
    return draft((EXAMPLES / name).read_text("utf-8"), language)


@pytest.fixture(scope="session")
def pages_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Pages]:
    """Print a Word file and read the pages."""
    folder = tmp_path_factory.mktemp("pages")

    def pages(file: bytes) -> Pages:
        (folder / "draft.docx").write_bytes(file)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "draft.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        text = subprocess.run(
            ["pdftotext", "-layout", "draft.pdf", "-"], cwd=folder, check=True, capture_output=True
        )
        return text.stdout.decode().split("\f")[:-1]

    return pages


def headings(pages: Pages) -> list[str]:
    return re.findall(r"^ +(Art\w+ \d+)$", "\n".join(pages), re.MULTILINE)


@pytest.mark.parametrize(("name", "language"), [("chile.yml", "es"), ("viet-nam.yml", "en")])
def test_a_treaty_takes_a_few_pages(
    pages_of: Callable[[bytes], Pages], name: str, language: str
) -> None:
    tree = draft_of(name, language)
    pages = pages_of(to_docx(tree))
    assert 4 <= len(pages) <= 7
    assert headings(pages) == [article.heading for article in tree.articles]
    for number, page in enumerate(pages, start=1):
        last_line = page.strip().splitlines()[-1]
        assert last_line.strip() == PAGE_OF_PAGES[language].format(number, len(pages))
        # The first page has the title itself, any other one names the agreement at its head.
        first_line = page.strip().splitlines()[0].strip()
        assert tree.short_title.startswith(first_line) is (number > 1)


def test_a_working_text_says_so_on_every_page(pages_of: Callable[[bytes], Pages]) -> None:
    tree = draft_of("chile.yml", "en")
    assert tree.notice
    assert all(tree.notice in page for page in pages_of(to_docx(tree)))


@pytest.mark.parametrize("language", ["es", "en"])
def test_signatures_stay_together_with_the_closing_clause(
    pages_of: Callable[[bytes], Pages], language: str
) -> None:
    last = pages_of(to_docx(draft(LONG_NAMES, language)))[-1]
    assert "Montgomery-Featherstonehaugh" in last
    clause, signatures = re.split(r"FOR THE GOVERNMENT|POR EL GOBIERNO", last, maxsplit=1)
    assert len([line for line in clause.strip().splitlines()[-2:] if line.strip()]) == 2
    assert "_____" in signatures


def test_numbers_follow_when_an_article_is_deleted(pages_of: Callable[[bytes], Pages]) -> None:
    """A lawyer deletes article 1 in the word processor: all others and what refers to them move."""
    file = to_docx(draft_of("viet-nam.yml", "en"))
    before, after = pages_of(file), pages_of(without_first_article(file))
    assert headings(after) == headings(before)[:-1]
    assert count("under Article 2", before) == count("under Article 1", after) > 0
    assert count("under Article 2", after) == 0


def count(words: str, pages: Pages) -> int:
    return " ".join(" ".join(pages).split()).count(words)


def without_first_article(file: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                body = root.find("w:body", nsmap)
                found = [
                    index
                    for index, paragraph in enumerate(body)
                    if paragraph.find("w:pPr/w:pStyle[@w:val='ArticleHeading']", nsmap) is not None
                ]
                for paragraph in body[found[0] : found[1]]:
                    body.remove(paragraph)
                assert body[-1].tag == qn("w:sectPr")
                content = etree.tostring(root)
            copy.writestr(name, content)
    return target.getvalue()
