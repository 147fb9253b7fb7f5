"""What keeps the server from starting is said in one line, with an exit code that is not 0."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from running_server import ROOT, RunningServer


def serve(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `ocragreement serve` to its end."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("ocragreement")), "serve", *arguments],
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def line(ended: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that it said."""
    assert ended.returncode != 0
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert len(lines) == 1, ended.stderr
    return lines[0]


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = line(serve("--port", port, "--folder", str(tmp_path / "var")))
    assert port in said
    assert "--port" in said


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    # Below a file nobody can make a folder, not even root.
    (tmp_path / "file").write_text("")
    said = line(serve("--port", "0", "--folder", str(tmp_path / "file" / "var")))
    assert str(tmp_path / "file" / "var") in said
    assert "--folder" in said


def test_a_second_server_on_the_same_folder(server: RunningServer) -> None:
    said = line(serve("--port", "0", "--folder", str(server.folder)))
    assert str(server.folder) in said
    assert str(server.pid) in said
    assert server.status("/health_check") == 200


def test_an_address_that_is_none_of_this_computer(tmp_path: Path) -> None:
    said = line(serve("--port", "0", "--host", "192.0.2.1", "--folder", str(tmp_path / "var")))
    assert "192.0.2.1" in said


@pytest.mark.parametrize(
    ("option", "address"),
    [
        ("--database", "postgresql://somebody:secret@127.0.0.1:9/drafts"),
        ("--redis", "redis://:secret@127.0.0.1:9/0"),
    ],
)
def test_a_service_that_does_not_answer(tmp_path: Path, option: str, address: str) -> None:
    said = line(serve("--port", "0", "--folder", str(tmp_path / "var"), option, address))
    assert "127.0.0.1:9" in said
    assert option in said
    assert "secret" not in said


def test_postgresql_that_does_not_come_up(tmp_path: Path) -> None:
    data = tmp_path / "var" / "postgresql"
    data.mkdir(parents=True, mode=0o700)
    (data / "PG_VERSION").write_text("18\n")
    said = line(serve("--port", "0", "--folder", str(tmp_path / "var")))
    assert "PostgreSQL" in said
    assert "postgresql.log" in said


def test_drafts_of_another_postgresql_are_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "var" / "postgresql"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("15\n")
    said = line(serve("--port", "0", "--folder", str(tmp_path / "var")))
    assert "15" in said
    assert [entry.name for entry in data.iterdir()] == ["PG_VERSION"]


@pytest.mark.parametrize("content", ["- a\n- list\n", "a: [b\n", "\x00"])
def test_settings_that_are_none(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "settings.yml").write_text(content)
    assert "settings.yml" in line(serve("--port", "0", "--folder", str(folder)))


@pytest.mark.parametrize("content", ["", "secretkey: x\n", "a: [b\n"])
def test_secrets_that_were_damaged_are_not_replaced(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "secrets.yml").write_text(content)
    assert "secrets.yml" in line(serve("--port", "0", "--folder", str(folder)))
    assert (folder / "secrets.yml").read_text() == content


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--port", "many"),
        ("--port", "65536"),
        ("--workers", "0"),
        ("--threads", "-1"),
        ("--language", "de"),
        ("--public-url", "treaties.example.org"),
        ("--database", "mysql://host/name"),
        ("--redis", "redis://host:port"),
    ],
)
def test_an_option_that_makes_no_sense(tmp_path: Path, option: str, value: str) -> None:
    ended = serve("--folder", str(tmp_path / "var"), f"{option}={value}")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    last = ended.stderr.splitlines()[-1]
    assert option in last
    assert value in last
    assert not (tmp_path / "var").exists()


def test_an_environment_variable_that_makes_no_sense(tmp_path: Path) -> None:
    ended = serve("--folder", str(tmp_path / "var"), OCRAGREEMENT_PORT="many")
    assert ended.returncode == 2
    assert "many" in ended.stderr.splitlines()[-1]


def test_it_speaks_spanish_where_the_environment_does(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ended = serve("--folder", str(tmp_path / "file" / "var"), LC_ALL="", LANG="es_AR.UTF-8")
    assert "no se puede escribir" in line(ended)


def test_help_names_every_option() -> None:
    ended = serve("--help")
    assert ended.returncode == 0
    for option in (
        *("--port", "--host", "--folder", "--public-url", "--workers", "--threads"),
        *("--database", "--redis", "--rabbitmq", "--language"),
    ):
        assert option in ended.stdout
