"""The options of `ocragreement serve`, and what each may be."""

import argparse
import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from .interface import INTERFACE_LANGUAGES, environment_language
from .server_messages import message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `ocragreement serve`.

    Args:
        parser: The parser of that command.
    """
    parser.description = message("help_description")

    def add(name: str, convert: Callable[[str], object], default: object) -> None:
        key = name.removeprefix("--").replace("-", "_")
        given = os.environ.get(f"OCRAGREEMENT_{key.upper()}", default)
        parser.add_argument(
            name, type=convert, default=given, metavar=key.upper(), help=message(f"help_{key}")
        )

    add("--port", _port, 8080)
    add("--host", str, "127.0.0.1")
    add("--folder", Path, "var")
    add("--public-url", _address("https://host/", "http", "https"), None)
    add("--workers", _count, 1)
    add("--threads", _count, 8)
    add("--language", _language, environment_language())
    add("--database", _address("postgresql://user:password@host/name", "postgresql"), None)
    add("--redis", _address("redis://:password@host:6379/0", "redis", "rediss"), None)
    add("--rabbitmq", _address("amqp://user:password@host:5672//", "amqp", "amqps", "pyamqp"), None)
    parser.add_argument(
        "--stop-with-parent", action="store_true", help=message("help_stop_with_parent")
    )


def _language(text: str) -> str:
    if text in INTERFACE_LANGUAGES:
        return text
    raise argparse.ArgumentTypeError(
        message("language_unknown", value=text, known=", ".join(INTERFACE_LANGUAGES))
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(message("port_range", value=text))


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 64:
        return int(text)
    raise argparse.ArgumentTypeError(message("count_range", value=text))


def _address(form: str, *schemes: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        with contextlib.suppress(ValueError):
            parts = urlsplit(text)
            # Asking for the port is what finds out that it is not a number.
            if parts.scheme in schemes and parts.hostname and parts.port != 0:
                return text
        raise argparse.ArgumentTypeError(message("address_wrong", value=text, form=form))

    return check
