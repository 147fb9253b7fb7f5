"""Why a file cannot be read or written, as the system has it, in the interface's languages."""

import errno
from pathlib import Path

from .interface import INTERFACE_LANGUAGES, ForTheLawyer, say
from .problems import Problem, ProblemsError

__all__ = ["cannot_read", "content_of", "reason_of"]

_REASONS = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EEXIST: "exists",
    errno.EISDIR: "a_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENOENT: "missing",
    errno.ENAMETOOLONG: "long_name",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
}
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)


def reason_of(error: OSError) -> ForTheLawyer:
    """Return why the system refuses something.

    Args:
        error: What it has raised.

    Returns:
        The reason by interface language; the system's own words where we have none.
    """
    key = _REASONS.get(error.errno or 0)
    own = error.strerror or str(error)
    return ForTheLawyer(
        {each: say(f"system.{key}", each) if key else own for each in INTERFACE_LANGUAGES}
    )


def content_of(path: str, most: int) -> bytes:
    """Read a file that somebody has named.

    Args:
        path: The file.
        most: The most bytes that are allowed. One more is read, which is enough to see that it is
            too much.

    Returns:
        Its content.

    Raises:
        ProblemsError: If it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise cannot_read(error, path) from error


def cannot_read(error: OSError, file: str) -> ProblemsError:
    """Say that a file cannot be read, why, and what would be right.

    Args:
        error: What the system has raised.
        file: Name of the file.

    Returns:
        What to raise.
    """
    if error.errno in _NOT_THERE:
        return ProblemsError([Problem("file.missing", file=file)])
    if error.errno == errno.EISDIR:
        return ProblemsError([Problem("file.a_folder", file=file)])
    return ProblemsError([Problem("file.unreadable", "", {"reason": reason_of(error)}, file=file)])
