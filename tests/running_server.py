"""The server as a user starts it, for tests: `make serve` in a folder of its own."""

from __future__ import annotations

import http.client
import json
import os
import shlex
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import psutil
import yaml

ROOT = Path(__file__).resolve().parent.parent
INTERVIEW = "docassemble.ocragreement:data/questions/agreement.yml"
DESK = "docassemble.ocragreement:data/questions/drafts.yml"
LIBRARY = "docassemble.ocragreement:data/questions/library.yml"


class RunningServer:
    """A server on a free port, stopped with all its processes at the end of a `with` block."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.options = options
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.interview_url = f"{self.url}/interview?i={INTERVIEW}"
        self.desk_url = f"{self.url}/interview?i={DESK}&reset=1"
        self.output = folder.with_name(f"{folder.name}.out")
        self.errors = folder.with_name(f"{folder.name}.err")
        self._make: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> RunningServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def api_key(self) -> str:
        """The administrator's key for docassemble's API."""
        return str(yaml.safe_load((self.folder / "secrets.yml").read_text())["admin_api_key"])

    @property
    def pid(self) -> int:
        """The number of the process `ocragreement serve`."""
        return int((self.folder / "lock").read_text())

    def begin(self) -> None:
        """Start the server, and do not wait until it is ready."""
        arguments = ["--port", str(self.port), "--folder", str(self.folder), *self.options]
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with self.output.open("wb") as output, self.errors.open("wb") as errors:
            self._make = subprocess.Popen(
                ["make", "serve", f"ARGS={shlex.join(arguments)}"],
                cwd=ROOT,
                env=self._environment(),
                stdout=output,
                stderr=errors,
                start_new_session=True,
            )

    @staticmethod
    def _environment() -> dict[str, str]:
        # Not those of the `make test` that may be running these tests.
        ours = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        ours.pop("MFLAGS", None)
        return {**ours, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def start(self) -> None:
        """Start the server and wait for the line with its address."""
        self.begin()
        make = self._make
        assert make is not None
        wait_for(lambda: make.poll() is not None or b"http" in self.output.read_bytes(), 240)
        assert make.poll() is None, self.errors.read_text()

    def processes(self) -> list[psutil.Process]:
        """Return `ocragreement serve` and every process that it started."""
        serve = psutil.Process(self.pid)
        return [serve, *serve.children(recursive=True)]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask the server to stop, and return the exit code of `make serve`."""
        if self._make is None:
            return 0
        if self._make.poll() is None:
            os.kill(self.pid, number)
        code = self._make.wait(60)
        self._make = None
        return code

    def kill(self) -> None:
        """Kill `ocragreement serve` at once, as a power cut would."""
        assert self._make is not None
        os.kill(self.pid, signal.SIGKILL)
        self._make.wait(60)
        self._make = None

    def kill_make(self) -> None:
        """Kill the `make` that the server was started with."""
        assert self._make is not None
        self._make.kill()
        self._make.wait(60)
        self._make = None

    def restart(self) -> None:
        """Start the server again on the same folder and port."""
        if self._make is not None:
            self.stop()
        self.start()

    def api(self, path: str, /, key: str = "", **data: Any) -> Any:
        """Call docassemble's API: POST if there is data besides the query, else GET.

        With the administrator's key unless another is given.
        """
        body = json.dumps(data).encode() if data else None
        request = urllib.request.Request(
            f"{self.url}{path}",
            data=body,
            headers={"X-API-Key": key or self.api_key, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def status(self, path: str) -> int:
        """Return the HTTP status of a page."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def final_address(self, path: str) -> str:
        """Return the address that a page leads to."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=60) as answer:
            return str(answer.url)

    def answers(self, path: str) -> bool:
        """Tell whether a page opens."""
        try:
            return self.status(path) == 200
        except (OSError, http.client.HTTPException):
            return False


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Any, seconds: float) -> None:
    """Wait until a condition holds, and fail if it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} seconds"
        time.sleep(0.05)
