"""What the last screen of the interview shows and gives: previews, open answers, files.

Nothing here needs docassemble.
"""

from collections.abc import Sequence

from .answer_file import write_answer_file
from .answers import Answers
from .assembly import assemble
from .documents import file_name, make
from .interface import say
from .interview_choices import language_in_text, name_of_language
from .interview_html import neutral_markup, tabs
from .library_loader import load_library
from .preview import to_html

__all__ = ["ANSWER_FILE", "contents", "link_words", "open_answers", "previews"]

ANSWER_FILE = "answers.yml"


def previews(answers: Answers, codes: Sequence[str], language: str) -> str:
    """Write the draft in each of its languages as HTML for a docassemble screen.

    Args:
        answers: What the lawyer decided.
        codes: Languages of the draft.
        language: Interface language.

    Returns:
        HTML with a tab for each language if there are several.
    """
    library = load_library()
    panels = {
        code: (
            name_of_language(code, language),
            neutral_markup(to_html(assemble(answers, library, code))),
        )
        for code in codes
    }
    return tabs(panels, say("interview.documents", language))


def open_answers(answers: Answers, codes: Sequence[str], language: str) -> list[str]:
    """Return what is a blank in at least one text of the draft.

    Args:
        answers: What the lawyer decided.
        codes: Languages of the draft.
        language: Interface language.

    Returns:
        What each blank waits for, in the interface language, in order of appearance.
    """
    library = load_library()
    labels = library.wording[language].blanks
    blanks = (blank for code in codes for blank in assemble(answers, library, code).blanks)
    return list(dict.fromkeys(labels[blank.answer] for blank in blanks))


def contents(answers: Answers) -> dict[str, bytes]:
    """Make the files of the draft.

    Args:
        answers: What the lawyer decided.

    Returns:
        Contents by file name: a Word file for each language, and the answer file.
    """
    library = load_library()
    files = {
        file_name(answers, code, "docx"): make(assemble(answers, library, code), "docx", answers)
        for code in answers.draft_languages(library)
    }
    return {**files, ANSWER_FILE: write_answer_file(answers, library).encode()}


def link_words(name: str, language: str) -> str:
    """Return the words on the link to a file.

    Args:
        name: Name of the file.
        language: Interface language.

    Returns:
        What the file is, in the interface language.
    """
    if name == ANSWER_FILE:
        return say("interview.answer_file", language)
    code = name.removesuffix(".docx").rpartition("-")[2]
    return f"{say('interview.word_file', language)} ({language_in_text(code, language)})"
