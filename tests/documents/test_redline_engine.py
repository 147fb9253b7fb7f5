"""A second opinion on our redlines: an independent engine accepts the changes and compares.

Docxodus, the engine of python-redlines, accepts every tracked change of a file before it compares
it. That it finds no difference between a redline and the draft means that accepting every change
gives the draft, by its reading of the standard.
"""

from pathlib import Path

import pytest
from python_redlines.engines import DocxodusEngine
from tracked_changes import fields_updated, numbered, reject_all

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.redline import model_of, to_redline
from docassemble.ocragreement.word import to_docx
from docassemble.ocragreement.word_compare import compare_files

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DocxodusEngine:
    return DocxodusEngine(target_path=str(tmp_path_factory.mktemp("engine")))


def differences(engine: DocxodusEngine, one: bytes, other: bytes) -> int:
    said = engine.run_redline("Draft", one, other, detect_format_changes=False)[1] or ""
    return int(said.split("Redline complete: ")[1].split()[0])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_engine_agrees(path: Path, engine: DocxodusEngine) -> None:
    library = load_library()
    answers = read_answer_file(path.read_bytes(), library, path.name)
    for language in answers.draft_languages(library):
        model, new = (
            assemble(each, library, language) for each in (model_of(answers, library), answers)
        )
        before, after = to_docx(model), to_docx(new)
        redlines = [
            to_redline(model, new),
            compare_files(before, after, "es", "model.docx", "draft.docx"),
        ]
        for redline in redlines:
            assert differences(engine, redline, after) == 0
            rejected = fields_updated(reject_all(redline))
            assert differences(engine, numbered(rejected), numbered(before)) == 0
        if before != after:
            assert differences(engine, before, after) > 0
