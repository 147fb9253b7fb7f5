"""The draft with notes in the margin is offered beside the others, for colleagues only."""

import io
import zipfile

import pytest
from interview.engine import Session
from interview.steps import CHILE, go
from lxml import etree

from docassemble.ocragreement.dossier_documents import plan
from docassemble.ocragreement.interview_documents import offers
from docassemble.ocragreement.library_loader import load_library

NAME = "agreement-chile-es-comments.docx"


def in_margin(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        comments = etree.fromstring(file.read("word/comments.xml"))
    return "".join(comments.itertext())


@pytest.mark.parametrize(
    ("interface", "said"),
    [("en", "Wording: As in the Model"), ("es", "Redacción: Como en el Modelo")],
)
def test_the_notes_are_in_the_language_of_the_interface(interface: str, said: str) -> None:
    session = go(Session(interface), "draft", party=CHILE)
    with session.request():
        draft = session.answers["draft"]
        draft.speak({"lang": interface})
        notes = in_margin(draft.document(NAME))
        clean = draft.document("agreement-chile-es.docx")
    assert said in notes
    with zipfile.ZipFile(io.BytesIO(clean)) as file:
        assert "word/comments.xml" not in file.namelist()


def test_the_set_does_not_hold_it() -> None:
    session = go(Session(), "draft", party=CHILE)
    with session.request():
        answers = session.answers["draft"].answers()
    offered = [each for each in offers(answers, "en") if each.kind == "comments"]
    assert [(each.name, each.in_set) for each in offered] == [(NAME, "")]
    assert "comments" not in {each.kind for each in plan(answers, load_library(), "en")}
