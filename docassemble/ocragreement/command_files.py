"""What the commands share: the answer file that they read, the files that they write."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .answer_file import read_answer_file
from .answers import Answers
from .documents import BEING_WRITTEN
from .interface import say
from .library import Library
from .safe_yaml import MAXIMUM_BYTES
from .system_errors import cannot_read, content_of, reason_of

__all__ = ["BAD_ANSWERS", "CANNOT_WRITE", "given", "read_answers_of", "write_files"]

BAD_ANSWERS = 2
CANNOT_WRITE = 1


def read_answers_of(path: str, library: Library) -> Answers:
    """Read the answers that a command is given.

    Args:
        path: The file; "-" for the standard input.
        library: The clause library.

    Returns:
        The answers.

    Raises:
        ProblemsError: If there is no such file, or what it holds cannot be used.
    """
    content = given(path, MAXIMUM_BYTES)
    return read_answer_file(content, library, "" if path == "-" else path)


def given(path: str, most: int) -> bytes:
    """Read what a command is given.

    Args:
        path: A file; "-" for the standard input.
        most: The most bytes that are allowed; one more is read, to see that it is too much.

    Returns:
        The bytes.

    Raises:
        ProblemsError: If they cannot be read.
    """
    if path != "-":
        return content_of(path, most)
    try:
        return sys.stdin.buffer.read(most + 1)
    except OSError as error:
        raise cannot_read(error, path) from error


def write_files(write: Callable[[], Sequence[Path]], place: Path, interface: str) -> int:
    """Write files and print their paths, or say why it cannot be done.

    Args:
        write: Writes them and returns their paths.
        place: Where they go, for the message.
        interface: Interface language of the message.

    Returns:
        The command's exit code.
    """
    try:
        paths = write()
    except OSError as error:
        # Files are written beside their places first, under names that nobody has given.
        named = Path(error.filename or place)
        where = named.parent if named.name.startswith(BEING_WRITTEN) else named
        line = say("command.cannot_write", interface, path=where, reason=reason_of(error))
        print(line, file=sys.stderr)
        return CANNOT_WRITE
    for path in paths:
        print(path)
    return 0
