"""The LibreOffice that is found on the machine, kept running from one document to the next.

LibreOffice takes longer to start than to convert a document. So a process that converts documents
starts one with the first of them and keeps it: a child of its own, with a profile of its own, which
shares nothing with a LibreOffice in which somebody works. It ends with the process that started
it, also on kill -9 (`office_process.py`). Should it end or hang before, the next document finds
another.
"""

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from .office_process import DONE, SOURCE, TARGET

__all__ = ["FILTER", "KEPT", "convert", "find_office"]

SECONDS_TO_START = 60
SECONDS_A_DOCUMENT = 20
KEPT = "OCRAGREEMENT_KEEP_OFFICE"
"""The environment variable that says "no" if no LibreOffice is to be kept running."""

OPTIONS = json.dumps(
    {
        name: {"type": "boolean", "value": str(on).lower()}
        for name, on in {
            "UseTaggedPDF": True,
            "PDFUACompliance": True,
            "ExportNotes": False,
            "ExportBookmarks": True,
        }.items()
    }
)
FILTER = f"pdf:writer_pdf_Export:{OPTIONS}"
"""The export filter with its options, as `soffice --convert-to` takes it."""
_MOST_DOCUMENTS = 500  # before a fresh one is started: LibreOffice's memory grows slowly
_SECONDS_TO_END = 5
_PAUSE = 600.0  # seconds before another is tried after two that did not start


def find_office() -> str | None:
    """Find LibreOffice.

    Returns:
        Its program; None if there is none on the path.
    """
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(document: bytes) -> bytes | None:
    """Convert a Word document in the LibreOffice that is kept running.

    Args:
        document: A .docx file.

    Returns:
        The PDF as LibreOffice makes it; None if no LibreOffice can be kept running here, if it
        fails on the document, or if it ends or takes too long meanwhile.
    """
    return _kept.convert(document)


class _Office:
    """A LibreOffice that runs."""

    def __init__(self, program: str) -> None:
        self.documents = 0
        self._channel, theirs = socket.socketpair()
        self._folder = Path(tempfile.mkdtemp(prefix="ocragreement-office-"))
        quiet = subprocess.DEVNULL
        with theirs:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-IS", str(Path(__file__).with_name("office_process.py"))),
                    *(str(Path(program).resolve().parent), str(self._folder), OPTIONS),
                ],
                stdin=theirs.fileno(),
                stdout=quiet,
                stderr=quiet,
                env={**os.environ, "TMPDIR": str(self._folder), "SAL_USE_VCLPLUGIN": "svp"},
                # Out of reach of Ctrl-C: it ends by itself, and has a folder to delete then.
                start_new_session=True,
            )

    def usable(self) -> bool:
        """Tell whether it runs and is fresh enough."""
        return self._process.poll() is None and self.documents < _MOST_DOCUMENTS

    def await_start(self) -> None:
        """Wait until it is ready; raise an OSError if it ends or takes too long."""
        self._answer(SECONDS_TO_START)

    def convert(self, document: bytes) -> bytes | None:
        """Convert a document; raise an OSError if LibreOffice ends or takes too long."""
        self.documents += 1
        source, target = self._folder / SOURCE, self._folder / TARGET
        try:
            source.write_bytes(document)
            self._channel.sendall(DONE)
            return target.read_bytes() if self._answer(SECONDS_A_DOCUMENT) == DONE else None
        finally:
            for file in (source, target):  # a draft does not stay behind in clear
                file.unlink(missing_ok=True)

    def end(self) -> None:
        """Let it end, by force if it takes too long, and leave nothing of it."""
        self.leave()
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def leave(self) -> None:
        """Let go of it: it ends once every process has that holds the other end of its socket."""
        self._channel.close()

    def _answer(self, seconds: float) -> bytes:
        self._channel.settimeout(seconds)
        answer = self._channel.recv(1)
        if not answer:
            raise ConnectionResetError
        return answer


class _Kept:
    """The one LibreOffice of a process, for all its threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._office: _Office | None = None
        self._program: str | None = None
        self._failures = 0  # starts in a row that came to nothing
        self._not_before = 0.0

    def convert(self, document: bytes) -> bytes | None:
        """Convert a document; None if that cannot be done here."""
        with self._lock:
            try:
                office = self._running()
                return office.convert(document) if office else None
            except OSError:
                self.end()
                return None

    def end(self) -> None:
        """End it; the next document starts another."""
        office, self._office = self._office, None
        if office:
            office.end()

    def forget(self) -> None:
        """Let go of it in a process that was forked, where it belongs to the parent."""
        if self._office:
            self._office.leave()
        self._lock, self._office = threading.Lock(), None

    def _running(self) -> _Office | None:
        program = find_office() if os.environ.get(KEPT, "").lower() != "no" else None
        if self._office and (program != self._program or not self._office.usable()):
            self.end()
        if program != self._program:
            self._program, self._failures = program, 0
        paused = self._failures > 1 and time.monotonic() < self._not_before
        if self._office is None and program and not paused:
            self._failures += 1
            self._not_before = time.monotonic() + _PAUSE
            self._office = _Office(program)
            self._office.await_start()
            self._failures = 0
        return self._office


_kept = _Kept()
atexit.register(_kept.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_kept.forget)
