"""Child processes that never outlive the server: not on Ctrl-C, not on SIGTERM, not on kill -9."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .server_messages import ServerProblem

# A process that carries this variable belongs to the server on the folder that it names.
MARK = "OCRAGREEMENT_SERVER_OF"

_PR_SET_PDEATHSIG = 1  # linux/prctl.h, as are the others
_PR_SET_KEEPCAPS = 8
_PR_SET_SECUREBITS = 28
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_SECBIT_NO_SETUID_FIXUP = 1 << 2  # linux/securebits.h
_CAP_DAC_OVERRIDE = 1  # linux/capability.h
_CAPABILITY_VERSION_3 = 0x20080522

_LARGEST_LOG = 10_000_000


class StopRequested(Exception):
    """Somebody asked the server to stop while it was waiting for something."""


@dataclass(frozen=True)
class Account:
    """An account of the operating system that a process is to run under instead of root."""

    uid: int
    gid: int


@dataclass
class Child:
    """A process of the server's own."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    orphan_signal: signal.Signals = signal.SIGKILL
    patience: float = 10.0
    descriptors: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start the process, out of reach of Ctrl-C and tied to the life of this one."""
        if self.log.exists() and self.log.stat().st_size > _LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(self.environment),
                pass_fds=self.descriptors,
                start_new_session=True,
                preexec_fn=_child_setup(self.account, self.orphan_signal),
            )

    def running(self) -> bool:
        """Tell whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Stop the process and all it started: politely, and after its patience by force."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(self.patience)
        # What it started shares its session; the leader itself may have gone before.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def last_word(self) -> str:
        """Return the last line of the process's log that says something."""
        return last_line(self.log)


class Watch:
    """Waits for conditions, and gives up at once when the server is asked to stop."""

    def __init__(self) -> None:
        self.stopping = threading.Event()

    def listen(self) -> None:
        """Take Ctrl-C, SIGTERM and a closed terminal as the wish to stop."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())

    def pause(self, seconds: float) -> None:
        """Wait a moment.

        Args:
            seconds: How long at most.

        Raises:
            StopRequested: The server was asked to stop.
        """
        if self.stopping.wait(seconds):
            raise StopRequested

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until a condition holds.

        Args:
            condition: What is waited for.
            seconds: How long at most.

        Returns:
            Whether it came to hold in time.

        Raises:
            StopRequested: The server was asked to stop.
        """
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                return False
            self.pause(0.05)
        return True

    def start(
        self, child: Child, ready: Callable[[], bool], problem: str, seconds: float = 60
    ) -> None:
        """Start a service and wait until it is ready.

        Args:
            child: The process, not yet started.
            ready: Tells whether it does its work.
            problem: The message for when it fails.
            seconds: How long it may take.

        Raises:
            ServerProblem: It ended, or took too long.
            StopRequested: The server was asked to stop.
        """
        child.start()
        try:
            self.until(lambda: not child.running() or ready(), seconds)
            if not (child.running() and ready()):
                raise ServerProblem(problem, reason=child.last_word(), log=child.log)
        except BaseException:
            child.stop()
            raise

    def complete(self, child: Child, problem: str, seconds: float = 600) -> None:
        """Run a process to its end.

        Args:
            child: The process, not yet started.
            problem: The message for when it fails.
            seconds: How long it may take.

        Raises:
            ServerProblem: It failed, or took too long.
            StopRequested: The server was asked to stop.
        """
        child.start()
        try:
            self.until(lambda: not child.running(), seconds)
            ended = child.process.poll() if child.process else None
        finally:
            child.stop()
        if ended != 0:
            raise ServerProblem(problem, reason=child.last_word(), log=child.log)


def last_line(log: Path) -> str:
    """Return the last line of a log that says something.

    Args:
        log: The log.

    Returns:
        The line, shortened if it is long.
    """
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 8192))
            lines = file.read().decode(errors="replace").splitlines()
    except OSError:
        return "-"
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "-")


def stop_leftovers(folder: Path, database: Path) -> None:
    """Stop what a server left behind that was killed before it could.

    Args:
        folder: The server's folder; the caller holds its lock, so no other server is alive on it.
        database: PostgreSQL's data: its processes overwrite their environment but work in there.
    """
    import psutil

    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and (
                process.environ().get(MARK) == str(folder) or process.cwd() == str(database)
            ):
                found.append(process)

    def alive(process: psutil.Process) -> bool:
        # One that has ended counts as gone, even while nobody has asked how.
        with contextlib.suppress(psutil.Error):
            return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
        return False

    for number in (signal.SIGQUIT, signal.SIGKILL):
        for process in found:
            with contextlib.suppress(psutil.Error):
                process.send_signal(number)
        deadline = time.monotonic() + 5
        while (found := list(filter(alive, found))) and time.monotonic() < deadline:
            time.sleep(0.05)


def end_with_parent() -> None:
    """Ask the kernel for a SIGTERM when the program that started this one ends (Linux only)."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def die_with_parent() -> None:
    """Ask the kernel for a SIGKILL when the process that forked this one ends (Linux only)."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _child_setup(account: Account | None, orphan_signal: int) -> Callable[[], None]:
    parent = os.getpid()

    def setup() -> None:
        if account is not None:
            _leave_root(account)
        if sys.platform == "linux":
            # Last, for a change of account clears it.
            _prctl(_PR_SET_PDEATHSIG, orphan_signal)
            if os.getppid() != parent:
                os._exit(1)

    return setup


def _leave_root(account: Account) -> None:
    """Become another account, but keep the way into root's own folders.

    PostgreSQL refuses to run as root, yet its program and data may lie below /root. So the process
    keeps one of root's capabilities, to pass by a folder's permissions, and no other.
    """
    linux = sys.platform == "linux"
    if linux:
        # Without the first, access(2) would answer as if the capability were not there.
        _prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP)
        _prctl(_PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setgid(account.gid)
    os.setuid(account.uid)
    if linux:
        bits = 1 << _CAP_DAC_OVERRIDE
        header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
        if _libc.capset(header, (ctypes.c_uint32 * 6)(bits, bits, bits, 0, 0, 0)) == 0:
            _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE)
        else:
            _libc.capset(header, (ctypes.c_uint32 * 6)())


def _prctl(option: int, first: int, second: int = 0) -> bool:
    numbers = [ctypes.c_ulong(number) for number in (first, second, 0, 0)]
    return bool(_libc.prctl(option, *numbers) == 0)


# Loaded once and early: between fork and exec nothing may be loaded.
_libc = ctypes.CDLL(None)
