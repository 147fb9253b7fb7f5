"""Write an agreement as a Word document.

The document is a template (`templates/treaty.docx`, or a ministry's own with the same style names)
with the text of the agreement in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .agreement import Agreement
from .house_template import load_template
from .word_body import AgreementWriter
from .word_comments import Comment
from .word_package import WordPackage
from .word_template import Paper, on_paper, read_template

__all__ = ["Notes", "to_docx"]


@dataclass(frozen=True)
class Notes:
    """Notes for the margin of a draft.

    Attributes:
        language: Code of their language.
        paragraphs: By clause identity, the paragraphs of the note on that clause.
    """

    language: str
    paragraphs: Mapping[str, tuple[str, ...]]


def to_docx(
    agreement: Agreement,
    template: Path | None = None,
    paper: Paper = "template",
    notes: Notes | None = None,
) -> bytes:
    """Write an agreement as a Word document.

    Args:
        agreement: The tree of one language.
        template: A .docx file with the styles to use; that of `load_template` if absent.
        paper: Its paper, unless that of the template.
        notes: What stands in the margin; nothing in a clean copy.

    Returns:
        The .docx file; the same agreement and template always give the same bytes.

    Raises:
        ProblemsError: If the template cannot be read or lacks a style or list.
        ValueError: If words of the agreement cannot stand in a Word document; the message says
            which.
    """
    base = on_paper(read_template(template) if template else load_template(), paper)
    package = WordPackage(
        base, agreement.language, agreement.short_title, agreement.notice, agreement.draft
    )
    comments = _comments(package, agreement, notes) if notes else {}
    numbers = {clause: comment.identity for clause, comment in comments.items()}
    writer = AgreementWriter(package, agreement, comments=numbers)
    body = [paragraph for _clause, paragraph in writer.parts()]
    return package.write(body, writer.numbering(), tuple(comments.values()))


def _comments(package: WordPackage, agreement: Agreement, notes: Notes) -> dict[str, Comment]:
    look = package.look(notes.language)
    return {
        clause.identity: Comment(number, notes.paragraphs[clause.identity], look=look)
        for number, clause in enumerate(agreement.clauses)
        if notes.paragraphs.get(clause.identity)
    }
