"""Write an agreement as a Word document.

The document is a template (`templates/treaty.docx`, or a ministry's own with the same style names)
with the text of the agreement in it.
"""

from pathlib import Path

from .agreement import Agreement
from .house_template import load_template
from .word_body import AgreementWriter
from .word_package import WordPackage
from .word_template import Paper, on_paper, read_template

__all__ = ["to_docx"]


def to_docx(agreement: Agreement, template: Path | None = None, paper: Paper = "template") -> bytes:
    """Write an agreement as a Word document.

    Args:
        agreement: The tree of one language.
        template: A .docx file with the styles to use; that of `load_template` if absent.
        paper: Its paper, unless that of the template.

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
    writer = AgreementWriter(package, agreement)
    body = [paragraph for _clause, paragraph in writer.parts()]
    return package.write(body, writer.numbering())
