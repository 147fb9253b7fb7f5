"""All files of one draft: what a lawyer takes to the table and sends to the archive.

The names of the files sort in the order in which they are used. The same answers, library and
interface language give the same bytes; so do PDFs, with the same LibreOffice and fonts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .answer_file import write_answer_file
from .answers import Answers
from .checks import Finding, check
from .dossier_documents import Document, plan
from .interface import say
from .library import Library
from .manifest import to_manifest
from .pdf import Conversion, PdfError
from .word_numbers import numbers_written_out

__all__ = ["Dossier", "make_dossier"]


@dataclass(frozen=True)
class Dossier:
    """The files of one draft.

    Attributes:
        files: Contents by name, in the order of their names.
        notes: What a reader must know of the set, a sentence each: that it has no PDF.
        findings: What the checks say of the draft.
    """

    files: Mapping[str, bytes]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]


def make_dossier(
    answers: Answers,
    library: Library,
    language: str,
    pdf: bool = True,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Dossier:
    """Make all files of a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language of names and notes.
        pdf: Whether PDFs are wanted.
        progress: Called after each step with the number of steps that are done and of all.

    Returns:
        The set. Without LibreOffice, or if it fails, it has no PDF and a note says so.
    """
    documents = plan(answers, library, language)
    words = {each.name for each in documents if pdf and each.name.endswith(".docx")}
    steps = len(documents) + len(words)
    files = {}
    notes = []
    with Conversion() as conversion:
        for done, document in enumerate(documents):
            progress(done, steps)
            files[document.name] = document.make()
            if document.name in words:
                conversion.add(document.name, _to_print(document, files[document.name]))
        progress(len(documents), steps)
        findings = check(answers, library)
        try:
            for done, (name, content) in enumerate(conversion.results(), len(documents) + 1):
                files[name.removesuffix(".docx") + ".pdf"] = content
                progress(done, steps)
        except PdfError as error:
            notes.append(say(error.key, language, **error.values))
    files = dict(sorted(files.items()))
    files["answers.yml"] = write_answer_file(answers, library).encode()
    files["manifest.yml"] = to_manifest(answers, library, files, findings, notes, language)
    return Dossier(files, tuple(notes), findings)


def _to_print(document: Document, file: bytes) -> bytes:
    """Return a file as it is to be printed: a redline with the numbers of the new text."""
    return numbers_written_out(file) if document.kind == "redline" else file
