"""Notes in the margin of a draft: what a lawyer reads beside each clause, on request only."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx_text import read_docx_text

from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.cli import main
from docassemble.ocragreement.documents import make
from docassemble.ocragreement.drafting_notes import drafting_notes
from docassemble.ocragreement.library_loader import load_library

LIBRARY = load_library()
EXAMPLES = Path(__file__).parents[2] / "examples"


def answers_of(**data: Any) -> Answers:
    return read_answers({"counterpart": {"state": "CL"}, **data}, LIBRARY)


def commented(answers: Answers, interface: str = "en", language: str = "es") -> bytes:
    notes = drafting_notes(answers, LIBRARY, interface)
    return make(assemble(answers, LIBRARY, language), "docx", answers, notes)


def margin(file: bytes) -> dict[str, str]:
    """Each comment by the words that it stands beside."""
    document = docx.Document(io.BytesIO(file))
    texts = {str(each.comment_id): each.text for each in document.comments}
    beside = {}
    for paragraph in document.element.body.iter("{*}p"):
        for mark in paragraph.iter("{*}commentRangeStart"):
            words = "".join(text.text for text in paragraph.iter("{*}t"))
            beside[words] = texts.pop(mark.values()[0])
    assert not texts, "a comment has no place in the text"
    return beside


def test_each_clause_says_where_its_words_are_from() -> None:
    answers = answers_of()
    tree = assemble(answers, LIBRARY, "es")
    notes = margin(commented(answers))
    assert len(notes) == len(tree.clauses)
    note = notes["Artículo 6"].splitlines()
    definition = LIBRARY.clauses["asset_sharing"].variants["model"]
    assert note[0] == definition.use["en"]
    assert note[1:] == [
        definition.note["en"],
        "Wording: As in the Model, art. 6; Convention, art. 14(3)",
    ]


def test_a_departure_has_its_reason_and_practice_its_count() -> None:
    clauses = {
        "final_provisions": {
            "variant": "date_of_last_notification",
            "reason": "As <they> wish & so do we",
        }
    }
    variant = LIBRARY.clauses["final_provisions"].variants["date_of_last_notification"]
    assert variant.practice
    count = variant.practice[0]
    answers = answers_of(clauses=clauses)
    note = next(text for text in margin(commented(answers)).values() if "they" in text)
    assert f"Source: {variant.source}" in note.splitlines()
    assert "Reason given: As <they> wish & so do we" in note.splitlines()
    assert f"Practice (Argentina): {count.count} of {count.of} {count.counted['en']}" in note
    spanish = next(text for text in margin(commented(answers, "es")).values() if "they" in text)
    assert "Motivo indicado: As <they> wish & so do we" in spanish.splitlines()


def test_what_the_checks_found_stands_beside_the_clause_or_the_title() -> None:
    typed = {"variant": "model", "text": {"es": "Las Partes de el Estado.", "en": "The Parties."}}
    answers = answers_of(clauses={"applicable_law": typed}, languages={"authentic": ["es", "en"]})
    notes = list(margin(commented(answers, language="en")).values())
    beside = [text for text in notes if "hardly ever right" in text]
    assert len(beside) == 1
    assert "Warning: " in beside[0]
    assert "Notice: open: place of signature" in notes[0], "which is about no clause"


def test_a_clean_copy_has_no_comments_and_the_same_words() -> None:
    answers = answers_of()
    clean = make(assemble(answers, LIBRARY, "es"), "docx", answers)
    assert not [name for name in zipfile.ZipFile(io.BytesIO(clean)).namelist() if "comment" in name]
    assert read_docx_text(commented(answers)) == read_docx_text(clean)


def test_the_same_answers_give_the_same_bytes_and_name_nobody() -> None:
    file = commented(answers_of())
    assert file == commented(answers_of())
    document = docx.Document(io.BytesIO(file))
    assert {each.author for each in document.comments} == {"ocragreement"}
    assert {each.timestamp for each in document.comments} == {None}
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")


def test_the_command_writes_them_into_a_file_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_AR.UTF-8")
    chile = str(EXAMPLES / "chile.yml")
    assert main(["draft", chile, "-o", str(tmp_path), "--comments", "--language", "fr"]) == 0
    path = tmp_path / "agreement-chile-fr-comments.docx"
    assert [path] == list(tmp_path.iterdir())
    assert any("Redacción: " in text for text in margin(path.read_bytes()).values())
    capsys.readouterr()
    assert main(["draft", chile, "--stdout", "--comments"]) == 2
    assert capsys.readouterr().err.startswith("Solo los archivos de Word llevan comentarios")
