"""The program of the process in which LibreOffice stays running; `office.py` starts it.

LibreOffice runs inside the process, through its interface in C for other programs, LibreOfficeKit:
that needs no port, no UNO for Python and no further process. Nothing of this package is imported,
so that the process starts at once.

Its standard input is a socket. For each byte that arrives it converts the document in its folder,
and answers whether that went well. It ends with whoever started it, whichever way that one ended,
and takes its folder along.
"""

import ctypes
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

SOURCE = "0.docx"
TARGET = "0.pdf"
DONE = b"+"
FAILED = b"-"

_LIBRARIES = ("libsofficeapp.so", "libmergedlo.so")
_POINTER = ctypes.c_void_p
_TEXT = ctypes.c_char_p


class _OfficeTable(ctypes.Structure):
    """The first functions of `LibreOfficeKitClass`; later versions have added others after them."""

    _fields_ = (
        ("size", ctypes.c_size_t),
        ("destroy", ctypes.CFUNCTYPE(None, _POINTER)),
        ("load", ctypes.CFUNCTYPE(_POINTER, _POINTER, _TEXT)),
    )


class _DocumentTable(ctypes.Structure):
    """The first functions of `LibreOfficeKitDocumentClass`."""

    _fields_ = (
        ("size", ctypes.c_size_t),
        ("destroy", ctypes.CFUNCTYPE(None, _POINTER)),
        ("save", ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _TEXT, _TEXT, _TEXT)),
    )


def main(program: str, folder: str, options: str) -> None:
    """Convert documents until the socket closes.

    Args:
        program: The folder of LibreOffice's programs.
        folder: A folder for documents and for LibreOffice's profile, to be deleted at the end.
        options: Options of the PDF, in JSON.
    """
    channel = socket.socket(fileno=0)
    wishes: SimpleQueue[bytes] = SimpleQueue()
    # The process does not end before this thread has: it deletes the folder.
    threading.Thread(target=_listen, args=(channel, wishes, folder)).start()
    place = Path(folder)
    office = _start(program, place / "profile")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Who may be stopped is the one who started this process, which follows.
        signal.signal(number, signal.SIG_IGN)
    channel.sendall(DONE)
    while wishes.get():
        done = _convert(office, place / SOURCE, place / TARGET, options)
        channel.sendall(DONE if done else FAILED)


def _listen(channel: socket.socket, wishes: SimpleQueue[bytes], folder: str) -> None:
    try:
        while wish := channel.recv(1):
            wishes.put(wish)
    finally:
        # Another program in this process: LibreOffice is gone, and writes nothing more.
        delete = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"
        try:
            os.execv(sys.executable, [sys.executable, "-ISc", delete, folder])  # noqa: S606
        finally:
            os._exit(1)


def _start(program: str, profile: Path) -> int:
    for name in _LIBRARIES:
        try:
            start = ctypes.CDLL(str(Path(program, name))).libreofficekit_hook_2
        except (OSError, AttributeError):
            continue
        start.restype = _POINTER
        start.argtypes = [_TEXT, _TEXT]
        office: int | None = start(program.encode(), profile.as_uri().encode())
        if office:
            return office
    os._exit(1)  # who started it deletes the folder


def _convert(office: int, source: Path, target: Path, options: str) -> bool:
    document = _table(office, _OfficeTable).load(office, source.as_uri().encode())
    if not document:
        return False
    functions = _table(document, _DocumentTable)
    done = functions.save(document, target.as_uri().encode(), b"pdf", options.encode())
    functions.destroy(document)
    return bool(done)


def _table[Table: ctypes.Structure](thing: int, kind: type[Table]) -> Table:
    """Return the functions of a thing of LibreOfficeKit: it begins with the address of a table."""
    return kind.from_address(_POINTER.from_address(thing).value or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
