"""The process that answers browsers: docassemble's web application under waitress."""

import logging
import os
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from .server_compat import stand_in_for_missing_libraries
from .server_fields import remember_fields
from .server_garbage import keep_what_is_loaded, looking_between_screens
from .server_markdown import remember_markdown
from .server_names import remember_lines, remember_names
from .server_purge import purge_daily
from .server_screens import keep_screens_to_their_reader
from .server_sessions import keep_what_others_changed
from .server_tasks import seal_tasks
from .server_texts import give_texts_what_they_use
from .server_validation import find_what_was_sent

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

# Twice what docassemble takes by default; it then says itself what is too much.
_LARGEST_REQUEST = 32 * 1024 * 1024


def public(application: Application, address: str) -> Application:
    """Make an application believe that it is reached at its public address.

    Taking the address from the administrator and not from a proxy's headers works with every
    proxy, and leaves a stranger no header to forge.

    Args:
        application: The WSGI application.
        address: The address that users type.

    Returns:
        The application, which now builds its links and redirections on that address.
    """
    parts = urlsplit(address)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ["wsgi.url_scheme"] = parts.scheme
        environ["HTTP_HOST"] = parts.netloc
        for name in ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST"):
            environ.pop(name, None)
        return application(environ, start_response)

    return answer


def main(arguments: list[str]) -> None:
    """Serve until SIGTERM.

    Args:
        arguments: The number of the socket that was opened for this process, how many requests to
            answer at once, and the public address or nothing.
    """
    descriptor, threads, address = arguments
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    stand_in_for_missing_libraries()
    from docassemble.base.config import load

    load()
    remember_markdown()
    remember_fields()
    remember_names()
    give_texts_what_they_use()
    find_what_was_sent()
    keep_what_others_changed()
    seal_tasks()
    from docassemble.webapp.server import app
    from waitress import create_server

    keep_screens_to_their_reader()
    remember_lines()
    application: Application = looking_between_screens(app)
    proxy: dict[str, object] = {}
    if address:
        application = public(application, address)
        proxy = {
            "url_prefix": urlsplit(address).path.rstrip("/"),
            "trusted_proxy": "*",
            "trusted_proxy_headers": {"x-forwarded-for"},
            "clear_untrusted_proxy_headers": True,
        }
    listening = socket.socket(fileno=int(descriptor))
    listening.setblocking(False)
    server = create_server(
        application,
        sockets=[listening],
        threads=int(threads),
        ident=None,
        max_request_body_size=_LARGEST_REQUEST,
        **proxy,
    )
    purge_daily(app)
    keep_what_is_loaded()
    server.run()


if __name__ == "__main__":
    import signal

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    main(sys.argv[1:])
    os._exit(0)
