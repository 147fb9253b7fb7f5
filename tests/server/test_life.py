"""The server's life: it starts, is reached by this computer alone, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import psutil
import psycopg2
import pytest
import yaml
from running_server import DESK, INTERVIEW, RunningServer, wait_for


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose database the tests of this module share: making one takes a while."""
    return tmp_path_factory.mktemp("life") / "state of the server"


def gone(processes: list[psutil.Process]) -> bool:
    """Tell whether none of the processes runs any more (a zombie does not)."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                return False
    return True


def test_it_prints_one_line_and_that_address_answers(server: RunningServer) -> None:
    lines = server.output.read_text().splitlines()
    assert len(lines) == 1
    assert f"{server.url}/interview?i={DESK}" in lines[0]
    assert server.status(f"/interview?i={INTERVIEW}") == 200
    assert server.status("/") == 200
    assert server.status("/run/agreement/") == 200


def test_nobody_but_this_computer_reaches_it(server: RunningServer) -> None:
    listening = {
        (process.name(), connection.laddr.ip)
        for process in server.processes()
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert {ip for _, ip in listening} == {"127.0.0.1"}


def test_only_its_user_can_read_what_it_stores(server: RunningServer) -> None:
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700
    for name in ("secrets.yml", "run/docassemble.yml", "run/valkey.conf"):
        assert stat.S_IMODE((server.folder / name).stat().st_mode) == 0o600, name


def test_all_it_keeps_lies_in_its_folder(server: RunningServer) -> None:
    outside = {
        file.path
        for process in server.processes()
        for file in process.open_files()
        if "w" in file.mode or "a" in file.mode or "+" in file.mode
        if not Path(file.path).is_relative_to(server.folder)
        and not file.path.startswith(("/dev/", "/proc/", "/memfd:"))
    }
    assert outside - {str(server.output), str(server.errors)} == set()


@pytest.mark.parametrize("path", ["/user/register", "/playground", "/updatepackage", "/config"])
def test_what_nobody_needs_is_switched_off(server: RunningServer, path: str) -> None:
    assert server.status(path) in {403, 404} or "sign-in" in server.final_address(path)


def test_a_background_task_is_done(server: RunningServer) -> None:
    # docassemble's own example: a task in the background adds 553 to a number.
    example = "docassemble.base:data/questions/examples/background_action.yml"
    session = server.api(f"/api/session/new?{urlencode({'i': example})}")
    identity = {name: session[name] for name in ("i", "session", "secret")}
    server.api("/api/session", **identity, variables={"value_to_add": 23})

    def asked() -> str:
        question = server.api(f"/api/session/question?{urlencode(identity)}")
        return str(question["questionText"])

    wait_for(lambda: asked() == "The answer is 576.", 60)


def test_answers_outlive_a_kill_and_no_process_does(folder: Path) -> None:
    with RunningServer(folder) as server:
        query = urlencode({"i": INTERVIEW})
        session = server.api(f"/api/session/new?{query}")
        identity = {name: session[name] for name in ("i", "session", "secret") if name in session}
        kept = {"note_of_the_test": "«la República de Chile» & <b>"}
        server.api("/api/session", **identity, variables=kept, question=0)
        secrets = (folder / "secrets.yml").read_bytes()
        running = server.processes()
        assert {"postgres", "valkey-server"} <= {process.name() for process in running}

        server.kill()
        wait_for(lambda: gone(running), 30)
        server.restart()

        assert (folder / "secrets.yml").read_bytes() == secrets
        variables = server.api(f"/api/session?{urlencode(identity)}")
        assert variables["note_of_the_test"] == kept["note_of_the_test"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_with_all_its_processes(folder: Path, number: signal.Signals) -> None:
    with RunningServer(folder) as server:
        running = server.processes()
        assert server.stop(number) == 0
        wait_for(lambda: gone(running), 30)
        assert server.errors.read_text() == ""


@pytest.mark.parametrize("program", ["initdb", "postgres", "server_tables", "server_web"])
def test_it_stops_while_it_is_still_starting(folder: Path, tmp_path: Path, program: str) -> None:
    server = RunningServer(tmp_path / "var" if program in {"initdb", "server_tables"} else folder)
    server.begin()
    running: list[psutil.Process] = []

    def started() -> bool:
        with contextlib.suppress(OSError, ValueError, psutil.Error):
            running[:] = server.processes()
            return any(program in " ".join(process.cmdline()) for process in running)
        return False

    wait_for(started, 60)
    assert server.stop() == 0
    wait_for(lambda: gone(running), 30)
    assert server.output.read_text() == ""
    assert server.errors.read_text() == ""


def test_it_stops_with_the_make_that_started_it(folder: Path) -> None:
    with RunningServer(folder) as server:
        running = server.processes()
        server.kill_make()
        wait_for(lambda: gone(running), 30)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_libreoffice_stays_running_as_long_as_the_server(
    folder: Path, number: signal.Signals
) -> None:
    with RunningServer(folder) as server:
        session = server.api(f"/api/session/new?{urlencode({'i': INTERVIEW})}")
        identity = {name: session[name] for name in ("i", "session", "secret")}

        def offices() -> list[psutil.Process]:
            with contextlib.suppress(psutil.Error):
                return [
                    process
                    for process in server.processes()
                    if any("office_process" in argument for argument in process.cmdline())
                ]
            return []

        server.api("/api/session/action", **identity, action="make_set")
        wait_for(offices, 120)
        (office,) = offices()
        lies_in = Path(office.cmdline()[-2])
        assert lies_in.is_dir()
        assert lies_in.is_relative_to(folder)
        if number == signal.SIGKILL:
            server.kill()
        else:
            server.stop(number)
        wait_for(lambda: gone([office]) and not lies_in.exists(), 30)


@pytest.fixture(scope="module")
def hardened(folder: Path) -> Iterator[RunningServer]:
    """A server whose processes are killed one after the other."""
    with RunningServer(folder) as running:
        yield running


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("worker", "server_worker"),
        ("valkey", "valkey-server"),
        ("postgresql", "postgres"),
        ("web", "server_web"),
    ],
)
def test_what_ends_by_itself_is_started_again(
    hardened: RunningServer, name: str, program: str
) -> None:
    victim = next(
        process
        for process in psutil.Process(hardened.pid).children()
        if any(program in argument for argument in process.cmdline())
    )
    victim.kill()
    wait_for(lambda: f"process {name} " in hardened.errors.read_text(), 30)
    wait_for(lambda: hardened.answers(f"/interview?i={INTERVIEW}"), 60)


def test_a_session_that_nobody_came_back_to_is_deleted(hardened: RunningServer) -> None:
    query = urlencode({"i": INTERVIEW})
    old, new = (hardened.api(f"/api/session/new?{query}")["session"] for _ in range(2))

    def rows(session: str, change: str = "") -> int:
        setting = yaml.safe_load((hardened.folder / "run" / "docassemble.yml").read_text())["db"]
        name, _, sockets = setting["name"].partition("?host=")
        connection = psycopg2.connect(host=sockets, dbname=name, user=setting["user"])
        with contextlib.closing(connection), connection, connection.cursor() as cursor:
            if change:
                cursor.execute(f"UPDATE userdict SET {change} WHERE key = %s", (session,))
            cursor.execute("SELECT count(*) FROM userdict WHERE key = %s", (session,))
            return int(cursor.fetchone()[0])

    assert rows(old, "modtime = modtime - interval '92 days'")
    assert rows(new, "modtime = modtime - interval '88 days'")
    hardened.restart()
    wait_for(lambda: not rows(old), 60)
    assert rows(new)


def test_a_deep_folder_is_no_hindrance(tmp_path: Path) -> None:
    deep = tmp_path / ("a long name of a folder " * 4) / ("and one more below it " * 4) / "var"
    with RunningServer(deep) as server:
        assert server.status("/health_check") == 200
        assert server.stop() == 0
    note = deep / "run" / "sockets.path"
    assert not note.exists()
