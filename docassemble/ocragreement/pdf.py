"""PDF of Word documents, by the LibreOffice that is found on the machine.

A LibreOffice that is kept running converts one document while the next is being written and the one
before is finished. Where none can be kept, and for what it failed on, one is started for the
documents that are left; what comes out is the same.
"""

import io
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

import pikepdf

from . import office
from .system_errors import reason_of

__all__ = ["Conversion", "PdfError"]

SECONDS_TO_START = 60
SECONDS_A_DOCUMENT = 20

_PRINTED = 4  # the flag of an annotation that is printed with its page


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


class Conversion:
    """Word documents on their way to PDF.

    Example:
        with Conversion() as conversion:
            conversion.add("draft.docx", docx)
            pdfs = dict(conversion.results())
    """

    def __init__(self) -> None:
        """Begin without documents; LibreOffice is started for the first of them."""
        self._office = ThreadPoolExecutor(1)
        self._added: list[tuple[str, bytes, Future[bytes | None]]] = []

    def __enter__(self) -> "Conversion":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave what has not been converted."""
        self._office.shutdown(wait=False, cancel_futures=True)

    def add(self, name: str, document: bytes) -> None:
        """Let a document be converted, after those that were added before, and do not wait for it.

        Args:
            name: What it is called in messages.
            document: A .docx file.
        """
        self._added.append((name, document, self._office.submit(office.convert, document)))

    def results(self) -> Iterator[tuple[str, bytes]]:
        """Wait for each document.

        Yields:
            Its name and its PDF: tagged, with bookmarks, and with the title and language that the
            document has. The same document gives the same bytes with the same LibreOffice and
            fonts.

        Raises:
            PdfError: After all the others have come: if there is no LibreOffice, if it takes too
                long with documents, or fails on them.
        """
        left = {}
        for name, document, converted in self._added:
            pdf = converted.result()
            if pdf is None:
                left[name] = document
            else:
                yield name, _finished(pdf)
        if not left:
            return
        made = _convert_anew(left)
        yield from made.items()
        # A document at which LibreOffice crashes takes others along; each gets a start of its own.
        for name in [each for each in left if each not in made and len(left) > 1]:
            again = _convert_anew({name: left[name]})
            yield from again.items()
            made |= again
        if missing := [name for name in left if name not in made]:
            raise PdfError("pdf.failed", names=", ".join(missing))


def _convert_anew(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Start a LibreOffice for documents; what it fails on is missing in the result."""
    program = office.find_office()
    if program is None:
        raise PdfError("pdf.no_office")
    with tempfile.TemporaryDirectory(prefix="ocragreement-pdf-") as folder:
        # Names of our own: what a document is called never reaches a command line.
        sources = [Path(folder, f"{number}.docx") for number in range(len(documents))]
        for source, content in zip(sources, documents.values(), strict=True):
            source.write_bytes(content)
        seconds = SECONDS_TO_START + SECONDS_A_DOCUMENT * len(sources)
        command = [
            program,
            # A profile of its own: a LibreOffice in which somebody works is left alone.
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            office.FILTER,
            "--outdir",
            folder,
            *map(str, sources),
        ]
        try:
            whole = _run(command, {**os.environ, "TMPDIR": folder}, seconds)
        except OSError as error:
            raise PdfError("pdf.cannot_start", path=program, reason=reason_of(error)) from error
        except subprocess.TimeoutExpired as error:
            names = ", ".join(documents)
            raise PdfError("pdf.too_long", names=names, seconds=seconds) from error
        made = [source.with_suffix(".pdf") for source in sources]
        return {
            name: _finished(path.read_bytes())
            for name, path in zip(documents, made, strict=True)
            if whole and path.is_file()
        }


def _run(command: list[str], environment: Mapping[str, str], seconds: float) -> bool:
    """Tell whether a program ends well; end it, with all it started, if it takes too long."""
    quiet = subprocess.DEVNULL
    # A session of its own: `soffice` is a script, and what it starts must end with it.
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
    )
    try:
        return process.wait(seconds) == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _finished(made: bytes) -> bytes:
    """Return a PDF with what LibreOffice leaves out, without the clock, and half as large."""
    with tempfile.TemporaryFile() as source:
        # Mapped into memory a PDF is read several times as fast as from bytes.
        source.write(made)
        source.flush()
        with pikepdf.open(source, access_mode=pikepdf.AccessMode.mmap_only) as pdf:
            _finish(pdf)
            target = io.BytesIO()
            compact = pikepdf.ObjectStreamMode.generate
            pdf.save(target, deterministic_id=True, object_stream_mode=compact)
    return target.getvalue()


def _finish(pdf: pikepdf.Pdf) -> None:
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
