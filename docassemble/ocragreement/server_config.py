"""docassemble's configuration and environment, made from the server's options."""

import locale
import os
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

import yaml

from .server_folder import Folder, Secrets, write_private
from .server_look import look
from .server_messages import ServerProblem
from .server_processes import MARK
from .server_services import DATABASE, DATABASE_USER

DESK = "docassemble.ocragreement:data/questions/drafts.yml"
AGREEMENT = "docassemble.ocragreement:data/questions/agreement.yml"
LIBRARY = "docassemble.ocragreement:data/questions/library.yml"

_THREE_MONTHS_IN_DAYS = 90


@dataclass(frozen=True)
class Site:
    """How the server is reached, and what it leans on."""

    address: str
    language: str
    workers: int
    behind_proxy: bool
    one_person: bool
    database: dict[str, str]
    redis: str
    rabbitmq: str


def private_database(sockets: Path) -> dict[str, str]:
    """Return docassemble's `db` setting for the private PostgreSQL.

    Args:
        sockets: The folder of its socket.

    Returns:
        The setting. docassemble joins its parts to an address, so the socket goes into the name.
    """
    return {"user": DATABASE_USER, "name": f"{DATABASE}?host={sockets}"}


def own_database(address: str) -> dict[str, str]:
    """Return docassemble's `db` setting for a PostgreSQL of the ministry's own.

    Args:
        address: Such as postgresql://user:password@host:5432/name?sslmode=require.

    Returns:
        The setting. Parts that are percent-encoded stay so, since docassemble joins them again.
    """
    parts = urlsplit(address)
    user, _, password = parts.netloc.rpartition("@")[0].partition(":")
    setting = {"user": user, "name": parts.path.lstrip("/"), "host": parts.hostname or "localhost"}
    if password:
        setting["password"] = password
    if parts.port:
        setting["port"] = str(parts.port)
    for given in parse_qs(parts.query).get("sslmode", []):
        setting["ssl mode"] = given
    return setting


def write_configuration(folder: Folder, secrets: Secrets, site: Site) -> None:
    """Write docassemble's configuration.

    Args:
        folder: The server's folder.
        secrets: Its secrets.
        site: How it is reached, and what it leans on.

    Raises:
        ServerProblem: The administrator's own settings cannot be read.
    """
    run = folder.run
    for name, text in (("docassemble.wsgi", ""), ("ready", ""), ("version", "1.10.0\n")):
        (run / name).write_text(text, encoding="ascii")
    # Without a virtual environment docassemble lists this folder.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (run / "packages" / "lib" / version / "site-packages").mkdir(parents=True, exist_ok=True)
    # docassemble fetches language data from the internet unless this path exists.
    (run / "nltk.sock").touch()
    settings = {
        **_paths(folder),
        **_reach(site),
        **look(site.language, site.address),
        **_limits(site),
        "secretkey": secrets.secretkey,
        "password secretkey": secrets.password_secretkey,
        "db": site.database,
        "sql ping": True,
        "redis": site.redis,
        "rabbitmq": site.rabbitmq,
        "celery processes": site.workers,
        **_own_settings(folder),
    }
    write_private(
        folder.configuration, yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    )


def environment(folder: Folder) -> dict[str, str]:
    """Return the environment that the server's processes run in.

    Args:
        folder: The server's folder.

    Returns:
        This process's environment, with what docassemble needs and without what would mislead it.
    """
    made = {
        name: value
        for name, value in os.environ.items()
        # They overrule a configuration file; here the file has the last word.
        if name not in {"ENVIRONMENT_TAKES_PRECEDENCE", "IN_CRON", "PYTHONHOME"}
        and not name.startswith("PG")
    }
    made[MARK] = str(folder.path)
    made["TMPDIR"] = str(folder.temporary)
    made["DA_CONFIG_FILE"] = str(folder.configuration)
    made["C_FORCE_ROOT"] = "1"  # Celery refuses to run as root without it
    made["PYTHONUNBUFFERED"] = "1"
    if str(folder.packages) in sys.path:
        made["PYTHONPATH"] = os.pathsep.join(
            [str(folder.packages), *filter(None, [os.environ.get("PYTHONPATH")])]
        )
    made.update(_locale_environment(folder))
    return made


def _paths(folder: Folder) -> dict[str, object]:
    run = folder.run
    return {
        "uploads": str(folder.files),
        "log": str(folder.logs),
        "flask log": str(folder.logs / "flask.log"),
        "celery flask log": str(folder.logs / "celery-flask.log"),
        "packages": str(run / "packages"),
        "modules": str(run / "modules"),
        "webapp": str(run / "docassemble.wsgi"),
        "ready file": str(run / "ready"),
        "version file": str(run / "version"),
        "pypirc path": str(run / "pypirc"),
        "libreoffice macro file": str(run / "Module1.xba"),
        "web server certificate directory": str(run / "certificates"),
        "nltk socket": str(run / "nltk.sock"),
    }


def _reach(site: Site) -> dict[str, object]:
    parts = urlsplit(site.address)
    secure = parts.scheme == "https"
    sources = files("docassemble.ocragreement") / "data" / "sources"
    words = [
        f"docassemble.ocragreement:data/sources/{entry.name}"
        for entry in sorted(sources.iterdir(), key=lambda entry: entry.name)
        if entry.name.startswith("words-") and entry.name.endswith(".yml")
    ]
    return {
        "url root": _root(parts),
        "root": f"{parts.path.rstrip('/')}/",
        "external hostname": parts.hostname,
        "use https": secure,
        "behind https load balancer": secure,
        "default interview": DESK,
        "dispatch": {"drafts": DESK, "agreement": AGREEMENT, "library": LIBRARY},
        "preloaded interviews": [DESK, AGREEMENT, LIBRARY],
        "exitpage": site.address,
        "language": site.language,
        "locale": "en_US.utf8",
        "timezone": _timezone(),
        "words": [
            "docassemble.base:data/sources/us-words.yml",
            "docassemble.base:data/sources/es-words.yml",
            *words,
        ],
        # One lawyer on one computer needs no account; a ministry's users do.
        "show login": not site.one_person,
        "allow anonymous access": site.one_person,
        "ocragreement": {"local user": site.one_person},
    }


def _limits(site: Site) -> dict[str, object]:
    """Return what is switched off: whatever nobody needs here, or speaks to the outside."""
    switched_off = (
        "allow registration",
        "allow updates",
        "allow demo",
        "allow restarting",
        "allow configuration editing",
        "allow log viewing",
        "debug",
        "developer can install",
        "enable playground",
        "enable email server",
        "enable faxing",
        "enable monitor",
        "enable sms interface",
        "enable training",
        "enable translation",
        "enable tts",
        "collect statistics",
    )
    return {
        **dict.fromkeys(switched_off, False),
        # On one computer every request comes from the same address: a ban would shut out its user.
        "ip address ban enabled": site.behind_proxy,
        "session lifetime seconds": _THREE_MONTHS_IN_DAYS * 24 * 60 * 60,
        "interview delete days": _THREE_MONTHS_IN_DAYS,
        "backup days": 0,
    }


def _own_settings(folder: Folder) -> dict[str, object]:
    if not folder.settings.exists():
        return {}
    try:
        loaded = yaml.safe_load(folder.settings.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise ServerProblem("settings_unreadable", path=folder.settings, reason=reason) from None
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        reason = type(loaded).__name__
        raise ServerProblem("settings_unreadable", path=folder.settings, reason=reason)
    return {str(name): value for name, value in loaded.items()}


def _root(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"


def _timezone() -> str:
    import tzlocal

    try:
        return str(tzlocal.get_localzone_name())
    except (LookupError, ValueError):
        return "Etc/UTC"


def _locale_environment(folder: Folder) -> dict[str, str]:
    """Give docassemble the locale that it falls back to, where the system lacks it.

    docassemble.base.language.control.update_locale ends the process without en_US.utf8. glibc
    looks for locales below LOCPATH, so a folder of links there can lend the name to C.utf8.
    """
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "en_US.utf8")
    except locale.Error:
        pass
    else:
        return {}
    finally:
        locale.setlocale(locale.LC_ALL, before)
    system = Path("/usr/lib/locale")
    neutral = next(
        (system / name for name in ("C.utf8", "C.UTF-8") if (system / name).is_dir()), None
    )
    if neutral is None:
        return {}
    made = folder.run / "locale"
    made.mkdir(exist_ok=True)
    for target in (*system.iterdir(), neutral):
        link = made / ("en_US.utf8" if target is neutral else target.name)
        if target.is_dir() and not link.is_symlink():
            link.symlink_to(target)
    if not (made / "en_US.utf8").is_symlink():
        (made / "en_US.utf8").symlink_to(neutral)
    return {"LOCPATH": str(made)}
