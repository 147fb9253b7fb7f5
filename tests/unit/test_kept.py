"""What is kept of a draft brings back the screens as they were, complete or halfway."""

from pathlib import Path
from typing import Any

import pytest

from docassemble.ocragreement.answer_file import read_answer_file
from docassemble.ocragreement.answer_reader import read_answers
from docassemble.ocragreement.answer_writer import write_answers
from docassemble.ocragreement.draft_record import Progress
from docassemble.ocragreement.interview_kept import (
    finished,
    kept_answers,
    kept_progress,
    restored,
)
from docassemble.ocragreement.library_loader import load_library

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yml"))


def screens(values: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The screens' answers as they come back from what is kept."""
    flags = {f"{each}_answered": True for each in progress.answered}
    answers = read_answers(kept_answers(values), load_library())
    return {**restored(answers, progress), **flags, "way": progress.way}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_complete_draft_comes_back_as_it_was(example: Path) -> None:
    library = load_library()
    answers = read_answer_file(example.read_bytes(), library)
    values = restored(answers, finished())
    # The languages of the draft are ticked on the screens, also those that go without saying.
    languages = {"documents": list(answers.draft_languages(library))}
    assert kept_answers(values) == {**write_answers(answers, library), **languages}
    again = screens(values, finished())
    # Looking at a draft changes nothing in it, so that nothing is saved for having looked.
    assert kept_answers(again) == kept_answers(values)
    assert kept_progress(screens(again, kept_progress(again))) == kept_progress(again)


def test_what_was_not_asked_yet_stays_unasked() -> None:
    values = {
        "state": "BR",
        "level": "governments",
        "place": {"es": "Brasilia"},
        "party_answered": True,
        "way": "full",
        "clause_answered": {"offences": True},
        "set_aside": {"costs": ["meetings"]},
    }
    progress = kept_progress(values)
    assert progress == Progress(
        *("full", ("party", "clause:offences"), ("level", "place.es", "state")),
        set_aside={"costs": ["meetings"]},
    )
    again = screens(values, progress)
    assert {name: again.get(name) for name in ("state", "level", "place", "set_aside")} == {
        "set_aside": {"costs": ["meetings"]},
        "state": "BR",
        "level": "governments",
        "place": {"es": "Brasilia"},
    }
    assert not {"language_2", "counterpart_authority", "instruments", "home_title"} & set(again)
