"""The files of a draft: what each format is made by, what each file is called, how it is saved."""

import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from .agreement import Agreement
from .akoma_ntoso import to_akoma_ntoso
from .answers import Answers
from .plain_text import to_text
from .preview import to_page
from .word import Notes, to_docx

__all__ = ["BEING_WRITTEN", "FORMATS", "TEXT_FORMATS", "file_name", "make", "safe_name", "save"]

BEING_WRITTEN = ".draft-"
"""What the name of a file begins with until it is complete."""

_LONGEST_NAME = 60  # what words give to the name of a file

Maker = Callable[[Agreement, Answers, Notes | None], bytes]

FORMATS: Mapping[str, tuple[str, Maker]] = {
    "docx": (
        "docx",
        lambda agreement, answers, notes: to_docx(
            agreement, paper=answers.layout.paper, notes=notes
        ),
    ),
    "text": ("txt", lambda agreement, _answers, _notes: to_text(agreement).encode()),
    "html": ("html", lambda agreement, _answers, _notes: to_page(agreement).encode()),
    "json": (
        "json",
        lambda agreement, _answers, _notes: (
            json.dumps(agreement.to_data(), ensure_ascii=False, indent=1) + "\n"
        ).encode(),
    ),
    "akn": ("akn.xml", lambda agreement, answers, _notes: to_akoma_ntoso(agreement, answers)),
}
"""Formats by name, each with the ending of its files and what makes them."""

TEXT_FORMATS = ("text", "html", "json", "akn")


def make(
    agreement: Agreement, format_name: str, answers: Answers, notes: Notes | None = None
) -> bytes:
    """Make a document.

    Args:
        agreement: The tree.
        format_name: One of `FORMATS`.
        answers: What the tree was made from.
        notes: What stands in the margin of a Word file; nothing in a clean copy.

    Returns:
        The content of the file; the same tree and answers give the same bytes.
    """
    return FORMATS[format_name][1](agreement, answers, notes)


def file_name(answers: Answers, language: str, format_name: str, *kinds: str) -> str:
    """Return the name of a document's file, safe on every system.

    Args:
        answers: What the lawyer decided.
        language: Code of the document's language.
        format_name: One of `FORMATS`.
        *kinds: What sets it apart from the clean draft of our own original ("counterpart",
            "comments"), if anything does.

    Returns:
        A name that tells counterpart and language ("agreement-viet-nam-es.docx").
    """
    name = answers.counterpart.short_name("en") or "open"
    stem = "-".join(filter(None, ("agreement", safe_name(name), language, *kinds)))
    return f"{stem}.{FORMATS[format_name][0]}"


def safe_name(text: str) -> str:
    """Return words as a part of a file name that every system takes.

    Args:
        text: The words ("Côte d’Ivoire").

    Returns:
        Small letters, digits and hyphens ("cote-d-ivoire"), not too many.
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return name[:_LONGEST_NAME].strip("-")


def save(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Save files in a folder, all of them or none.

    Each is written beside its place first, so that a full disk leaves no half file and an older
    draft stays as it was.

    Args:
        folder: The folder; it is made if it is not there.
        files: Contents by file name.

    Returns:
        The paths written, in the same order.

    Raises:
        OSError: If one cannot be written; nothing new is left behind.
    """
    made = _missing_folders(folder)
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            handle, path = tempfile.mkstemp(dir=folder, prefix=BEING_WRITTEN)
            waiting.append((Path(path), folder / name))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(path).chmod(0o644)
        for _temporary, place in waiting:
            if place.is_dir():
                raise IsADirectoryError(21, os.strerror(21), str(place))
        for temporary, place in waiting:
            temporary.replace(place)
    except BaseException:
        for temporary, _place in waiting:
            temporary.unlink(missing_ok=True)
        for empty in made:
            if empty.is_dir():
                empty.rmdir()
        raise
    return [place for _temporary, place in waiting]


def _missing_folders(folder: Path) -> list[Path]:
    """The folders that saving has to make, the innermost first."""
    missing = []
    here = folder
    while not here.exists():
        missing.append(here)
        here = here.parent
    return missing
