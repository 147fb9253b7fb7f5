"""Every Word file that is made of a draft, and what is wrong with one by the validator at hand."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openxml_audit import OpenXmlValidator
from tracked_changes import flaws

from docassemble.ocragreement.answers import Answers
from docassemble.ocragreement.assembly import assemble
from docassemble.ocragreement.bilingual import to_bilingual
from docassemble.ocragreement.check_sheet import to_check_sheet
from docassemble.ocragreement.documents import make
from docassemble.ocragreement.drafting_notes import drafting_notes
from docassemble.ocragreement.library import Library
from docassemble.ocragreement.memorandum import to_memorandum
from docassemble.ocragreement.originals import to_original
from docassemble.ocragreement.redline import comments_on, model_of, to_redline
from docassemble.ocragreement.translation_texts import missing_languages
from docassemble.ocragreement.translators_sheet import translators_sheet
from docassemble.ocragreement.word_paper import paper_to_docx

__all__ = ["defects", "documents_of"]

# ECMA-376, part 1, 17.9.18: numId 0 takes a paragraph out of its style's list.
_NO_LIST = re.compile("Numbering definition '0' referenced but not found")


def documents_of(
    answers: Answers, library: Library, languages: Sequence[str], interface: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """Make every Word file of a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        languages: Of the drafts, clean and with comments, and of the redlines.
        interface: Languages of the papers.

    Yields:
        What each is called, and the file.
    """
    model = model_of(answers, library)
    for code in languages:
        draft = assemble(answers, library, code)
        yield f"draft-{code}", make(draft, "docx", answers)
        for each in interface:
            notes = drafting_notes(answers, library, each)
            yield f"draft-{code}-comments-{each}", make(draft, "docx", answers, notes)
            said = comments_on(answers, library, each)
            before = assemble(model, library, code)
            redline = to_redline(before, draft, said, interface=each)
            yield f"redline-{code}-{each}", redline
    for keeper in ("home", "counterpart"):
        yield f"original-{keeper}", to_original(answers, library, keeper)
    left, right = list(dict.fromkeys((*languages, *library.languages)))[:2]
    sides = (assemble(answers, library, code) for code in (left, right))
    yield f"bilingual-{left}-{right}", to_bilingual(*sides)
    for each in interface:
        yield f"memorandum-{each}", to_memorandum(answers, library, each)
        yield f"check-sheet-{each}", to_check_sheet(answers, library, each)
        for code in missing_languages(answers, library):
            sheet = translators_sheet(answers, library, code, each)
            yield f"translators-sheet-{code}-{each}", paper_to_docx(sheet)


def defects(file: bytes) -> list[str]:
    """Return what openxml-audit and our own rules object to in a Word file."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as place:
        Path(place.name).write_bytes(file)
        said = OpenXmlValidator().validate(Path(place.name)).errors
    found = [str(error) for error in said if not _NO_LIST.search(str(error))]
    return found + flaws(file)
