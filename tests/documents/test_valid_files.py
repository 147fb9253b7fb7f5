"""Word opens every file of every example and of drafts at random without mending it first.

`make proof` does the same with 200 drafts and a second validator.
"""

from pathlib import Path

import pytest
from every_document import defects, documents_of
from random_answers import random_answers

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.interface import INTERFACE_LANGUAGES
from docassemble.ocragreement.library_loader import load_library

LIBRARY = load_library()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_file_of_an_example_is_valid(path: Path) -> None:
    answers = read_answer_file(path.read_bytes(), LIBRARY, path.name)
    languages = answers.draft_languages(LIBRARY)
    for name, file in documents_of(answers, LIBRARY, languages, INTERFACE_LANGUAGES[:1]):
        assert defects(file) == [], name


@pytest.mark.parametrize("seed", range(12))
def test_every_file_of_a_draft_at_random_is_valid(seed: int) -> None:
    answers = random_answers(seed, LIBRARY)
    languages = LIBRARY.languages[seed % 4 : seed % 4 + 1]
    for name, file in documents_of(
        answers, LIBRARY, languages, INTERFACE_LANGUAGES[seed // 4 + 1 :][:1]
    ):
        assert defects(file) == [], name
