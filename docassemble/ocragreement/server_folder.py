"""The one folder that holds all the server keeps: its lock, its secrets and where things lie."""

import contextlib
import fcntl
import os
import re
import secrets
import shutil
import string
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import yaml

from .server_messages import ServerProblem
from .system_errors import reason_of

# The path of a Unix socket holds 107 bytes; PostgreSQL's adds "/.s.PGSQL.5432" to its folder.
_LONGEST_SOCKET_FOLDER = 90
# docassemble pastes the socket's folder into a database address without quoting it.
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")


@dataclass(frozen=True)
class Folder:
    """The server's folder and what lies where in it."""

    path: Path

    @property
    def postgresql(self) -> Path:
        """The private PostgreSQL's data: drafts and users."""
        return self.path / "postgresql"

    @property
    def valkey(self) -> Path:
        """The private Valkey's data: who is signed in, and background tasks."""
        return self.path / "valkey"

    @property
    def files(self) -> Path:
        """What users upload and what is made for them."""
        return self.path / "files"

    @property
    def logs(self) -> Path:
        """One log for each process."""
        return self.path / "logs"

    @property
    def run(self) -> Path:
        """What is made anew at each start."""
        return self.path / "run"

    @property
    def temporary(self) -> Path:
        """Where the server's processes put temporary files: nobody else can enter it."""
        return self.run / "tmp"

    @property
    def packages(self) -> Path:
        """docassemble, where the Python environment itself cannot take it."""
        return self.path / "packages"

    @property
    def secrets(self) -> Path:
        """Passwords and keys, made at the first start."""
        return self.path / "secrets.yml"

    @property
    def settings(self) -> Path:
        """docassemble settings of the administrator's own, laid over ours."""
        return self.path / "settings.yml"

    @property
    def configuration(self) -> Path:
        """docassemble's configuration, written anew at each start."""
        return self.run / "docassemble.yml"


@dataclass(frozen=True)
class Secrets:
    """What only this server knows."""

    secretkey: str
    password_secretkey: str
    valkey_password: str
    admin_email: str
    admin_password: str
    admin_api_key: str


def open_folder(path: Path) -> tuple[Folder, TextIO]:
    """Make the folder if need be, and take it for this process.

    Args:
        path: The folder.

    Returns:
        The folder, and the file whose lock holds it until it is closed or the process ends.

    Raises:
        ServerProblem: The folder cannot be written, or a server already runs on it.
    """
    folder = Folder(path.expanduser().resolve())
    try:
        # Other users of the machine have no business in it.
        folder.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder.path / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise _unusable(folder.path, error) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        pid = lock.read().strip()
        lock.close()
        raise ServerProblem("already_running", folder=folder.path, pid=pid or "?") from None
    try:
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        for part in (folder.valkey, folder.files, folder.logs, folder.run):
            part.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unusable(folder.path, error) from None
    return folder, lock


def open_secrets(folder: Folder) -> Secrets:
    """Return the server's secrets, and make them at the first start.

    Args:
        folder: The server's folder.

    Returns:
        The secrets.

    Raises:
        ServerProblem: The file is there but not what this function once wrote.
    """
    if not folder.secrets.exists():
        made = Secrets(
            secretkey=_random(32),
            password_secretkey=_random(32),
            valkey_password=_random(32),
            admin_email="admin@example.com",
            admin_password=_random(16),
            admin_api_key=_random(32),
        )
        write_private(folder.secrets, yaml.safe_dump(vars(made), sort_keys=False))
    try:
        loaded = yaml.safe_load(folder.secrets.read_text(encoding="utf-8"))
        return Secrets(**{str(name): str(value) for name, value in loaded.items()})
    except (OSError, ValueError, AttributeError, TypeError, yaml.YAMLError) as error:
        reason = str(error).splitlines()[0]
        raise ServerProblem("secrets_unreadable", path=folder.secrets, reason=reason) from None


@contextlib.contextmanager
def socket_folder(folder: Folder) -> Iterator[Path]:
    """Lend a folder for Unix sockets that only this user can enter.

    Args:
        folder: The server's folder; a deep one is too long for a socket's path.

    Yields:
        A folder in it, or else a new one among the temporary files.
    """
    note = folder.run / "sockets.path"
    if note.exists():
        # A server that was killed could not take its temporary folder away.
        abandoned = Path(note.read_text(encoding="utf-8").strip())
        if abandoned.name.startswith("ocragreement-"):
            shutil.rmtree(abandoned, ignore_errors=True)
    near = folder.run / "sockets"
    shutil.rmtree(near, ignore_errors=True)
    if len(os.fsencode(near)) <= _LONGEST_SOCKET_FOLDER and _PLAIN_PATH.fullmatch(str(near)):
        near.mkdir(mode=0o700)
        made = near
    else:
        made = Path(tempfile.mkdtemp(prefix="ocragreement-", dir="/tmp"))
        note.write_text(f"{made}\n", encoding="utf-8")
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        note.unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Args:
        path: The file.
        text: What it is to hold.
    """
    partial = path.with_name(f"{path.name}.new")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _random(length: int) -> str:
    letters = string.ascii_letters + string.digits
    return "".join(secrets.choice(letters) for _ in range(length))


def _unusable(path: Path, error: OSError) -> ServerProblem:
    return ServerProblem("folder_unusable", folder=path, reason=reason_of(error))
