"""What is uploaded is read once and not left on the disk of the server, in clear."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docassemble.base.hooks import get_saved_file_class
from docassemble.base.thread_context import this_thread

__all__ = ["uploaded"]


def uploaded(files: Iterable[Any] | None, most: int) -> list[tuple[str, bytes]]:
    """Take what was uploaded off docassemble's disk.

    Args:
        files: The files, as docassemble gives them; None if there are none.
        most: The most bytes that are allowed. One more is read, which is enough to see that it is
            too much.

    Returns:
        Name and content of each.
    """
    taken = []
    for each in files or ():
        with Path(each.path()).open("rb") as file:
            taken.append((each.filename, file.read(most + 1)))
        get_saved_file_class()(each.number, fix=True).delete()
        this_thread.open_files.discard(each)
    return taken
