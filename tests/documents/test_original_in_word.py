"""An original in the word processor: an article is deleted in each text, and the fields follow."""

import copy
import io
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from docx.oxml.ns import nsmap, qn
from lxml import etree

from docassemble.ocragreement.agreement import Side
from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.originals import to_original

LANGUAGES = ("es", "en", "fr", "pt")
ANSWERS = """
counterpart: {state: CA}
languages: {authentic: [es, en, fr, pt]}
clauses:
  definitions: convention
  prevention: programmes
  joint_investigations: teams
  amendments: as_the_agreement
  technical_cooperation:
    text:
      es: La cooperación se presta conforme [[a authorities]] y [[a final_provisions]].
      en: Cooperation is given in accordance with [[authorities]] and [[final_provisions]].
      fr: La coopération est prêtée conformément [[à authorities]] et [[à final_provisions]].
      pt: A cooperação é prestada conforme [[authorities]] e [[final_provisions]].
  refusal:
    text:
      es: Puede denegarse una solicitud según [[offences, confiscation, applicable_law]].
      en: A request may be refused under [[offences, confiscation, applicable_law]].
      fr: Une demande peut être refusée selon [[offences, confiscation, applicable_law]].
      pt: Um pedido pode ser recusado segundo [[offences, confiscation, applicable_law]].
"""


@pytest.mark.parametrize("keeper", ["home", "counterpart"])
def test_every_reference_follows_in_its_language(keeper: Side, tmp_path: Path) -> None:
    file = to_original(read_answer_file(ANSWERS, load_library()), load_library(), keeper)
    body = read_body(file)
    for place, language in enumerate(LANGUAGES):
        # Another article in each, so that a text that went by another's numbers would show it.
        delete_article(body, language, place)
    wanted = copy.deepcopy(body)
    for language in LANGUAGES:
        assert renumber(wanted, language) > 6
    printed = print_text(with_body(file, body), tmp_path)
    assert "Error" not in printed
    place = 0
    for text in filter(None, map(text_of, wanted.iter(qn("w:p")))):
        found = printed.find(text, place)
        # All that stands between two paragraphs is a number or a bullet.
        assert 0 <= found < place + 9, (text, printed[place : place + 200])
        place = found + len(text)


def delete_article(body: etree._Element, language: str, place: int) -> None:
    """Delete one of the articles to which nothing refers, as a lawyer does: its paragraphs."""
    headings = {
        heading.find("w:bookmarkStart", nsmap).get(qn("w:name")): heading
        for heading in body.iter(qn("w:p"))
        if any(is_number(instruction, language) for instruction, _ in fields(heading))
    }
    everywhere = chain.from_iterable(map(fields, body.iter(qn("w:p"))))
    referred = {instruction.split()[1] for instruction, _ in everywhere}
    names = list(headings)
    name = [name for name in names[:-1] if name not in referred][place]
    paragraph = headings[name]
    while paragraph is not headings[names[names.index(name) + 1]]:
        following = paragraph.getnext()
        body.remove(paragraph)
        paragraph = following


def renumber(body: etree._Element, language: str) -> int:
    """Write the numbers as they must become in a text, and tell how many are others then."""
    numbers: dict[str, str] = {}
    shown = {}
    for paragraph in body.iter(qn("w:p")):
        for instruction, text in fields(paragraph):
            name = instruction.split()[1]
            if is_number(instruction, language):
                name = paragraph.find("w:bookmarkStart", nsmap).get(qn("w:name"))
                numbers[name] = str(len(numbers) + 1)
            shown[text] = name
    changed = 0
    for text, name in shown.items():
        if name in numbers:
            changed += text.text != numbers[name]
            text.text = numbers[name]
    return changed


def is_number(instruction: str, language: str) -> bool:
    return instruction.split()[:2] == ["SEQ", f"article_{language}"]


def fields(paragraph: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Return the fields of a paragraph: each its instruction and the text that it shows."""
    instruction = ""
    for part in paragraph.iter(qn("w:instrText"), qn("w:t")):
        if part.tag == qn("w:instrText"):
            instruction = part.text
        elif instruction:
            yield instruction, part
            instruction = ""


def text_of(paragraph: etree._Element) -> str:
    parts = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
    return " ".join("".join(part.text or " " for part in parts).split())


def print_text(file: bytes, folder: Path) -> str:
    """Print a Word file, which updates its fields, and read what stands between head and foot."""
    (folder / "original.docx").write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "original.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    area = ["-x", "0", "-y", "62", "-W", "596", "-H", "715"]  # points of an A4 page
    command = ["pdftotext", "-raw", "-nopgbrk", *area, "original.pdf", "-"]
    made = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    # The lines above the names are drawn by tabs.
    return " ".join(made.stdout.decode().replace("_", "").split())


def read_body(file: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return etree.fromstring(opened.read("word/document.xml")).find("w:body", nsmap)


def with_body(file: bytes, body: etree._Element) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(target, "w") as copied:
        for name in source.namelist():
            document = name == "word/document.xml"
            content = etree.tostring(body.getroottree()) if document else source.read(name)
            copied.writestr(name, content)
    return target.getvalue()
