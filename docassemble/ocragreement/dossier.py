"""All files of one draft: what a lawyer takes to the table and sends to the archive.

The names of the files sort in the order in which they are used. The same answers, library and
interface language give the same bytes; so do PDFs, with the same LibreOffice and fonts.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from .agreement import Side
from .answer_file import write_answer_file
from .answers import Answers
from .assembly import assemble
from .checks import Finding, check
from .documents import make
from .home_party import load_home_party
from .interface import say
from .library import Library
from .manifest import to_manifest
from .pdf import PdfError, to_pdfs
from .states import load_states
from .translation_texts import missing_languages, xliff_of

__all__ = ["Dossier", "make_dossier", "to_zip"]

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_UNIX = 3


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


def make_dossier(answers: Answers, library: Library, language: str, pdf: bool = True) -> Dossier:
    """Make all files of a draft.

    Args:
        answers: What the lawyer decided.
        library: The clause library.
        language: Interface language of names and notes, "en" or "es".
        pdf: Whether PDFs are wanted.

    Returns:
        The set. Without LibreOffice, or if it fails, it has no PDF and a note says so.
    """
    files = dict(_documents(answers, library, language))
    notes = []
    if pdf:
        words = {name: content for name, content in files.items() if name.endswith(".docx")}
        try:
            for name, content in to_pdfs(words).items():
                files[name.removesuffix(".docx") + ".pdf"] = content
        except PdfError as error:
            notes.append(say(error.key, language, **error.values))
    findings = check(answers, library)
    files = dict(sorted(files.items()))
    files["answers.yml"] = write_answer_file(answers, library).encode()
    files["manifest.yml"] = to_manifest(answers, library, files, findings, notes, language)
    return Dossier(files, tuple(notes), findings)


def to_zip(files: Mapping[str, bytes]) -> bytes:
    """Put files into a zip archive.

    Args:
        files: Contents by name.

    Returns:
        The archive; the same files give the same bytes.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def _documents(answers: Answers, library: Library, language: str) -> Iterator[tuple[str, bytes]]:
    """Yield every document by name, but for PDFs."""
    keepers: tuple[Side, Side] = ("home", "counterpart")
    codes = answers.text_languages(library)
    authentic = [code for code in codes if code in answers.authentic]
    for number, keeper in enumerate(keepers, start=1):
        for code in authentic:
            agreement = assemble(answers, library, code, keeper)
            name = _name(number, language, "original", _state(answers, keeper, language), code)
            yield f"{name}.docx", make(agreement, "docx", answers)
    for code in codes:
        agreement = assemble(answers, library, code)
        name = _name(3, language, "draft", code)
        yield f"{name}.docx", make(agreement, "docx", answers)
        name = _name(9, language, "akoma_ntoso", code)
        yield f"{name}.xml", make(agreement, "akn", answers)
    for code in missing_languages(answers, library):
        name = _name(8, language, "translation", code)
        yield f"{name}.xlf", xliff_of(answers, library, code, language)


def _state(answers: Answers, side: Side, language: str) -> str:
    if side == "home":
        return load_states()[load_home_party().state].short_names[language]
    return answers.counterpart.short_name(language) or _words(language)["open"]


@cache
def _words(language: str) -> Mapping[str, str]:
    source = resources.files(__package__) / "data" / "sources" / "file-names.yml"
    words: Mapping[str, str] = yaml.safe_load(source.read_text(encoding="utf-8"))[language]
    return words


def _name(number: int, language: str, kind: str, *words: str) -> str:
    """Return a file name without its ending, safe on every system."""
    text = " ".join([_words(language)[kind], *words])
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return f"{number:02}-" + re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
