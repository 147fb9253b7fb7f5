r"""Reads what a librarian uploads: clause files, or a ZIP of them, as text and nothing else.

Example:
    >>> upload = read_upload("secrecy.yml", b"clause: confidentiality")
    >>> upload.files
    {'secrecy.yml': 'clause: confidentiality\n'}
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NoReturn

from .library_file import MAXIMUM_BYTES
from .problems import Problem, ProblemsError

__all__ = ["MAXIMUM_UPLOAD", "Upload", "check_size", "file_text", "read_upload"]

MAXIMUM_UPLOAD = 4 * 1024 * 1024
"""Bytes of an upload, of a ZIP's contents, and of a whole house library."""

MAXIMUM_FILES = 200

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.yml")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Upload:
    """What an upload holds.

    Attributes:
        files: Texts of the clause files by name.
        left_out: Names of the files in a ZIP that are no clause files.
    """

    files: Mapping[str, str]
    left_out: tuple[str, ...] = ()


def read_upload(name: str, content: bytes) -> Upload:
    """Read an uploaded file.

    Args:
        name: Its name.
        content: What it holds; of a file that is too large, one byte more than allowed will do.

    Returns:
        The clause files in it.

    Raises:
        ProblemsError: It is too large, neither YAML nor ZIP, or something in it cannot be taken;
            then nothing of it is.
    """
    if len(content) > MAXIMUM_UPLOAD:
        _refuse("too_large", name, maximum=MAXIMUM_UPLOAD // 1024)
    if name.lower().endswith(".zip"):
        return _read_zip(name, content)
    return Upload({_file_name(name): file_text(name, content)})


def file_text(name: str, content: bytes) -> str:
    """Return the text of a clause file, its lines ended in one way.

    Args:
        name: Its name.
        content: Its bytes.

    Returns:
        The text.

    Raises:
        ProblemsError: It is too large, or no text.
    """
    if len(content) > MAXIMUM_BYTES:
        values = {"maximum": MAXIMUM_BYTES // 1024}
        raise ProblemsError([Problem("file.too_large", "", values, file=name)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemsError([Problem("file.not_text", file=name)]) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return f"{lines}\n"


def check_size(files: Mapping[str, str]) -> None:
    """Refuse a library of too many files, or too large ones.

    Args:
        files: Texts by name.

    Raises:
        ProblemsError: If it is one.
    """
    if len(files) > MAXIMUM_FILES:
        _refuse("too_many", "", maximum=MAXIMUM_FILES)
    if sum(len(text.encode()) for text in files.values()) > MAXIMUM_UPLOAD:
        _refuse("too_large", "", maximum=MAXIMUM_UPLOAD // 1024)


def _read_zip(name: str, content: bytes) -> Upload:
    files: dict[str, str] = {}
    left_out: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAXIMUM_FILES:
                _refuse("too_many", name, maximum=MAXIMUM_FILES)
            for path, data in _members(name, archive):
                plain = PurePosixPath(path).name
                if not plain.lower().endswith((".yml", ".yaml")):
                    left_out.append(path)
                    continue
                taken = _file_name(plain)
                if taken in files:
                    _refuse("twice", name, member=taken)
                files[taken] = file_text(taken, data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        if isinstance(error, ProblemsError):
            raise
        _refuse("not_zip", name)
    if not files:
        _refuse("empty_zip", name)
    return Upload(files, tuple(left_out))


def _members(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files in a ZIP; what it says of their sizes is not believed."""
    left = MAXIMUM_UPLOAD
    for member in archive.infolist():
        path = member.filename
        parts = PurePosixPath(path).parts
        if path.startswith("/") or ".." in parts or re.search(r"[\\:\x00-\x1f]", path):
            _refuse("path", name, member=path)
        # What the computers of those who make ZIPs put in beside the files.
        if member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
            _refuse("packed", name, member=path)
        with archive.open(member) as opened:
            data = opened.read(left + 1)
        left -= len(data)
        if left < 0:
            _refuse("bomb", name, maximum=MAXIMUM_UPLOAD // 1024)
        yield path, data


def _file_name(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    made = f"{stem}.yml" if ending.lower() in ("yml", "yaml") else name
    if not _NAME.fullmatch(made):
        _refuse("name", name)
    return made


def _refuse(key: str, file: str, /, **values: object) -> NoReturn:
    raise ProblemsError([Problem(f"house.{key}", "", values, file=file[:100])])
