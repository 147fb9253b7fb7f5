"""A second opinion on our redlines: another engine accepts and rejects their changes."""

from pathlib import Path

import pytest
from second_engine import differences, objections

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.library_loader import load_library
from docassemble.ocragreement.redline import model_of, to_redline
from docassemble.ocragreement.word import to_docx
from docassemble.ocragreement.word_compare import compare_files

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_engine_agrees(path: Path) -> None:
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
            assert objections(redline, before, after) == []
        if before != after:
            assert differences(before, after) > 0
            assert len(objections(after, before, before)) == 2
