"""A language that a ministry adds: one file `language-xx.yml` in the folder of its house library.

The file holds everything that a language needs: its grammar, the words that belong to no clause,
names of languages and States, the instruments, and the text of each clause. Here it is found and
its form checked; `grammar.py`, `states.py`, `languages.py`, `home_party.py`, `wording_reader.py`
and `language_texts.py` take from it what they need, beside what we have of our own languages.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from .language_blanks import leave_out_blanks
from .library_file import LibraryFile
from .library_schema import check_form

__all__ = [
    "HOUSE_LIBRARY",
    "OWN_LANGUAGES",
    "house_files",
    "house_folder",
    "house_version",
    "is_pack",
    "language_packs",
    "set_house",
    "using_house",
]

HOUSE_LIBRARY = "OCRAGREEMENT_LIBRARY"
"""Environment variable that names the folder of a ministry's own clause files, or one file."""

OWN_LANGUAGES = ("en", "es", "fr", "pt")
"""Languages of ours, which no house library adds."""

_NAME = re.compile(r"language-(.+)\.yml")


_chosen: ContextVar[str | None] = ContextVar("house library")
_version: ContextVar[int] = ContextVar("house version", default=0)


def house_folder() -> str:
    """Return the folder of a ministry's own files.

    Returns:
        That of `using_house` around the call, or of `set_house` before it, else that of the
        environment variable; empty if there is none.
    """
    chosen = _chosen.get(None)
    return os.environ.get(HOUSE_LIBRARY, "") if chosen is None else chosen


def house_version() -> int:
    """Return the number of the version that the ministry's own files are; 0 if they have none."""
    return _version.get()


def set_house(folder: str | None, version: int = 0) -> None:
    """Take a ministry's own files from a folder until another is set, in this thread.

    A server calls it at the beginning of each request.

    Args:
        folder: The folder; empty for none, None for that of the environment variable.
        version: Which version of the house library is in it, if any.
    """
    _chosen.set(os.environ.get(HOUSE_LIBRARY, "") if folder is None else folder)
    _version.set(version)


@contextmanager
def using_house(folder: str) -> Iterator[None]:
    """Take a ministry's own files from a folder, as long as the context lasts.

    Args:
        folder: The folder; empty for none.

    Yields:
        Nothing.
    """
    token, of_version = _chosen.set(folder), _version.set(0)
    try:
        yield
    finally:
        _chosen.reset(token)
        _version.reset(of_version)


def house_files(house: str) -> list[Path]:
    """List the files of a house library.

    Args:
        house: Its folder, or its only file; empty for none.

    Returns:
        The YAML files, in the order of their names.
    """
    if not house:
        return []
    place = Path(house)
    if not place.is_dir():
        return [place] if place.suffix == ".yml" else []
    # A pipe could be read for ever. A broken link is told when it is read.
    return sorted(
        path
        for path in place.iterdir()
        if path.suffix == ".yml" and (path.is_file() or path.is_symlink())
    )


def is_pack(name: str) -> bool:
    """Tell whether a file of a house library is a language, by its name."""
    return _NAME.fullmatch(name) is not None


@lru_cache(maxsize=16)
def language_packs(house: str) -> Mapping[str, LibraryFile]:
    """Find the languages of a house library.

    Args:
        house: Its folder, or its only file; empty for none.

    Returns:
        Their files by code of the language; read once per process and folder.

    Raises:
        ProblemsError: If a file does not have the form of a language, or has blanks where none may
            be.
    """
    packs: dict[str, LibraryFile] = {}
    for path in house_files(house):
        name = _NAME.fullmatch(path.name)
        if name is None:
            continue
        file = LibraryFile(path)
        leave_out_blanks(file)
        check_form(file, "language")
        if file.data["language"] != name[1]:
            file.fail("language", "not_one_of", value=file.data["language"], known=name[1])
        if name[1] in OWN_LANGUAGES:
            file.fail("language", "own_language", value=name[1])
        packs[name[1]] = file
    return MappingProxyType(packs)
