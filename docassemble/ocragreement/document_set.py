"""The set of a draft as it is made in the background: how far it is, and the files once it is done.

What is kept is encrypted and forgotten after a day. Nothing here needs docassemble.
"""

import io
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from .dossier import Dossier
from .draft_seal import Seal, SealBroken
from .problems import ProblemsError
from .zip_file import zipped

__all__ = ["DocumentSets", "SetState"]

_KEPT = 24 * 60 * 60
_PATIENCE = 5 * 60


class Cache(Protocol):
    """What is asked of a Redis client."""

    def get(self, name: str) -> Any:
        """Return what is kept under a name, None if nothing is."""

    def set(self, name: str, value: bytes, ex: int) -> Any:
        """Keep bytes under a name for some seconds."""


@dataclass(frozen=True)
class SetState:
    """How far a set is.

    Attributes:
        state: "none", "making", "ready" or "failed".
        done: Steps that are done.
        total: Steps in all.
        names: Names of the files, once it is ready.
        sentences: What must be known of it: that it has no PDF, or why it failed.
        since: When this was written, in seconds of `time.time`.
        note: What is to be noted about it once it is a version; until it is being made.
        date: The date of that version; empty for none.
    """

    state: str
    done: int = 0
    total: int = 0
    names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    since: float = 0.0
    note: str = ""
    date: str = ""


class DocumentSets:
    """Sets that are being made or have been made, by a name that only their session knows."""

    def __init__(self, cache: Cache, secret: str) -> None:
        """Take what they are kept in.

        Args:
            cache: A Redis client.
            secret: What only the server knows.
        """
        self._cache = cache
        self._seal = Seal(secret)

    def begin(self, token: str, note: str = "", date: str = "") -> None:
        """Note that a set is to be made.

        Args:
            token: Its name.
            note: What is to be noted about it, for whoever makes it: a task would bear it in clear.
            date: Its date.
        """
        self._write(token, SetState("making", note=note, date=date))

    def make(
        self,
        token: str,
        maker: Callable[[Callable[[int, int], None]], Dossier],
        say: Callable[[ProblemsError], Sequence[str]],
    ) -> None:
        """Make a set, and say how far it is meanwhile.

        Args:
            token: Its name.
            maker: Makes the files; gets a function to call with the steps done and all steps.
            say: Says in sentences why a set cannot be made.

        Raises:
            Exception: Whatever else went wrong, after the set has been noted as failed.
        """
        try:
            made = maker(lambda done, total: self._write(token, SetState("making", done, total)))
        except ProblemsError as error:
            self._write(token, SetState("failed", sentences=tuple(say(error))))
            return
        except Exception:
            self._write(token, SetState("failed"))
            raise
        content = self._seal.close(zipped(made.files), f"set {token}")
        self._cache.set(_key(token, "zip"), content, ex=_KEPT)
        self._write(token, SetState("ready", names=tuple(made.files), sentences=made.notes))

    def state(self, token: str) -> SetState:
        """Return how far a set is.

        Args:
            token: Its name; empty for none.

        Returns:
            Its state; "failed" also if nothing has been heard of it for minutes.
        """
        sealed = self._cache.get(_key(token, "state")) if token else None
        if not sealed:
            return SetState("none")
        try:
            data = self._seal.open_data(sealed, f"state {token}")
        except SealBroken:
            return SetState("none")
        data |= {name: tuple(data[name]) for name in ("names", "sentences")}
        found = SetState(**data)
        if found.state == "making" and time.time() - found.since > _PATIENCE:
            return replace(found, state="failed")
        return found

    def archive(self, token: str) -> bytes | None:
        """Return a set that has been made.

        Args:
            token: Its name.

        Returns:
            A zip file; None if it is not there, or no more.
        """
        sealed = self._cache.get(_key(token, "zip")) if token else None
        return self._seal.open(sealed, f"set {token}") if sealed else None

    def file(self, token: str, name: str) -> bytes | None:
        """Return a file of a set.

        Args:
            token: Name of the set.
            name: Name of the file.

        Returns:
            Its content; None if there is none.
        """
        archive = self.archive(token)
        if archive is None:
            return None
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return opened.read(name) if name in opened.namelist() else None

    def _write(self, token: str, state: SetState) -> None:
        data = {**asdict(state), "since": time.time()}
        sealed = self._seal.close_data(data, f"state {token}")
        self._cache.set(_key(token, "state"), sealed, ex=_KEPT)


def _key(token: str, part: str) -> str:
    return f"ocragreement:set:{token}:{part}"
