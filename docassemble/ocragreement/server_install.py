"""Installs docassemble where it is missing, from the list of exact versions in the package."""

import importlib
import importlib.util
import os
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from .server_folder import Folder
from .server_messages import ServerProblem, message
from .server_processes import Child, Watch

LOCK = Path(str(files("docassemble.ocragreement"))) / "data/sources/server-requirements.txt"


def ensure_installed(folder: Folder, needed: Sequence[str], watch: Watch) -> None:
    """Make sure that docassemble and what the server adds to it can be imported.

    pip cannot install docassemble without a C compiler, because of python-ldap, which docassemble
    does not need; uv installs the list as it stands.

    Args:
        folder: The server's folder; takes the packages if the environment itself cannot.
        needed: The modules that the server is going to import.
        watch: Waits for uv.

    Raises:
        ServerProblem: They are missing and could not be installed.
        StopRequested: The server was asked to stop meanwhile.
    """
    if not (3, 12) <= sys.version_info[:2] < (3, 14):
        raise ServerProblem("python_unfit", version=".".join(map(str, sys.version_info[:3])))
    if folder.packages.is_dir() and str(folder.packages) not in sys.path:
        sys.path.insert(0, str(folder.packages))
        importlib.invalidate_caches()
    missing = [name for name in needed if not _importable(name)]
    if not missing:
        return
    if _importable("docassemble.webapp"):
        # A docassemble of the administrator's own: its versions are not ours to change.
        raise ServerProblem("parts_missing", missing=", ".join(missing), lock=LOCK)
    print(message("installing"), file=sys.stderr, flush=True)
    watch.complete(
        Child(
            name="uv",
            command=[*_uv(), "pip", "install", "--no-deps", *_target(folder), "-r", str(LOCK)],
            log=folder.logs / "install.log",
            environment={**os.environ, "NO_COLOR": "1"},
        ),
        "install_failed",
        seconds=3600,
    )
    importlib.invalidate_caches()


def _importable(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _uv() -> list[str]:
    if _importable("uv"):
        return [sys.executable, "-m", "uv"]
    if found := shutil.which("uv"):
        return [found]
    raise ServerProblem("uv_missing")


def _target(folder: Folder) -> list[str]:
    """Return where to install: an environment of one's own, but never the system's Python."""
    where = ["--python", sys.executable]
    own = sys.prefix != sys.base_prefix
    if own and os.access(sysconfig.get_path("purelib"), os.W_OK):
        return where
    sys.path.insert(0, str(folder.packages))
    return [*where, "--target", str(folder.packages)]
