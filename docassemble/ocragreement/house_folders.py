"""Puts the files of a house library into a folder, as the loader and the command line read them.

A folder is named by what is in it and never changes, so that a draft under way keeps what it reads.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["house_name", "place_files"]


def house_name(files: Mapping[str, str]) -> str:
    """Name files by what is in them.

    Args:
        files: Texts by name.

    Returns:
        The same name for the same files, and for no others.
    """
    digest = hashlib.sha256()
    for name, text in sorted(files.items()):
        for each in (name.encode(), text.encode("utf-8", "surrogatepass")):
            digest.update(len(each).to_bytes(8, "big") + each)
    return digest.hexdigest()[:32]


def place_files(root: Path, files: Mapping[str, str]) -> Path:
    """Put the files of a house library into a folder.

    Args:
        root: What holds these folders; made if it is missing, for this user alone.
        files: Texts by name.

    Returns:
        The folder. It appears with all its files or not at all.

    Raises:
        OSError: It cannot be written.
    """
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if root.stat().st_uid != os.getuid() or root.is_symlink():
        raise PermissionError(f"{root} belongs to somebody else")
    folder = root / house_name(files)
    if _holds(folder, files):
        return folder
    made = Path(tempfile.mkdtemp(prefix="new-", dir=root))
    try:
        for name, text in files.items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        if folder.exists():
            # Somebody has changed what nobody should.
            shutil.rmtree(folder, ignore_errors=True)
        try:
            made.rename(folder)
        except OSError:
            # Another process has been faster.
            if not _holds(folder, files):
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def _holds(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether a folder has these files and no others."""
    try:
        found = {each.name: each.read_bytes() for each in folder.iterdir()}
    except OSError:
        return False
    return found == {name: text.encode() for name, text in files.items()}
