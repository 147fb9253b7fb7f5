"""PDF of Word documents, by the LibreOffice that is found on the machine.

LibreOffice takes most of a second to start and some hundredths of one for a document, so that all
documents of a set go through one start. A process has a LibreOffice profile of its own, which it
keeps: a ministry's running LibreOffice is left alone, and later starts find the profile ready.
"""

import atexit
import functools
import io
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

__all__ = ["FILTER", "PdfError", "find_office", "to_pdfs"]

SECONDS_TO_START = 60
SECONDS_A_DOCUMENT = 20

_OPTIONS = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportNotes": False,
    "ExportBookmarks": True,
}
FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": str(on).lower()} for name, on in _OPTIONS.items()}
)
"""The export filter with its options, as `soffice --convert-to` takes it."""
_PRINTED = 4  # the flag of an annotation that is printed with its page
_one_at_a_time = threading.Lock()  # two starts cannot share a profile


class PdfError(Exception):
    """Documents could not be converted.

    Attributes:
        key: Key of the sentence that says why ("pdf.no_office").
        values: What goes into the sentence's gaps.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        """Keep the sentence's key and values; `interface.say` makes the line."""
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values


def find_office() -> str | None:
    """Find LibreOffice.

    Returns:
        Its program; None if there is none on the path.
    """
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdfs(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Convert Word documents.

    Args:
        documents: .docx files by name.

    Returns:
        Under the same names their PDFs: tagged, with bookmarks, and with the title and language
        that the document has. The same documents give the same bytes with the same LibreOffice
        and fonts.

    Raises:
        PdfError: If there is no LibreOffice, if it takes too long, or if it fails.
    """
    if not documents:
        return {}
    office = find_office()
    if office is None:
        raise PdfError("pdf.no_office")
    with tempfile.TemporaryDirectory(prefix="ocragreement-pdf-") as folder:
        # Names of our own: what a document is called never reaches a command line.
        sources = [Path(folder, f"{number}.docx") for number in range(len(documents))]
        for source, content in zip(sources, documents.values(), strict=True):
            source.write_bytes(content)
        _run(office, sources, Path(folder))
        made = [source.with_suffix(".pdf") for source in sources]
        missing = [name for name, path in zip(documents, made, strict=True) if not path.is_file()]
        if missing:
            raise PdfError("pdf.failed", names=", ".join(missing))
        return {name: _finished(path) for name, path in zip(documents, made, strict=True)}


def _run(office: str, sources: Sequence[Path], folder: Path) -> None:
    seconds = SECONDS_TO_START + SECONDS_A_DOCUMENT * len(sources)
    with _one_at_a_time:
        command = [
            office,
            f"-env:UserInstallation={_profile().as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            FILTER,
            "--outdir",
            str(folder),
            *map(str, sources),
        ]
        # A session of its own: `soffice` is a script, and what it starts must end with it.
        quiet = subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
            )
        except OSError as error:
            raise PdfError("pdf.cannot_start", path=office, reason=error.strerror) from error
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise PdfError("pdf.too_long", seconds=seconds) from error
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@functools.cache
def _profile() -> Path:
    folder = tempfile.mkdtemp(prefix="ocragreement-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _finished(path: Path) -> bytes:
    """Return a PDF with what LibreOffice leaves out, and without the clock."""
    target = io.BytesIO()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.obj["/Tabs"] = pikepdf.Name("/S")
            for annotation in page.obj.get("/Annots", ()):
                annotation["/F"] = _PRINTED
        for moment in ("/CreationDate", "/ModDate"):
            if moment in pdf.docinfo:
                del pdf.docinfo[moment]
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for moment in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
                if moment in metadata:
                    del metadata[moment]
        for checksum in ("/DocChecksum", "/ID"):  # of the moment, like the dates
            if checksum in pdf.trailer:
                del pdf.trailer[checksum]
        pdf.save(target, deterministic_id=True)
    return target.getvalue()
