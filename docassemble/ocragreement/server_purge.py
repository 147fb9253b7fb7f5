"""Deletes docassemble's sessions that nobody has come back to, as its scheduled task would.

Drafts that are kept lie in tables of their own, and are not touched.
"""

import logging
import threading
from typing import Any

__all__ = ["purge_daily"]

_A_DAY = 24 * 60 * 60.0

_log = logging.getLogger("ocragreement.purge")


def purge_daily(app: Any) -> None:
    """Delete old sessions now and every day, beside the requests, as long as the process lives.

    Args:
        app: docassemble's web application; `interview delete days` in its configuration says which
            sessions are old.
    """
    threading.Thread(target=_purge, args=(app,), name="purge", daemon=True).start()


def _purge(app: Any) -> None:
    from docassemble.webapp.cron_tasks.cli import clear_old_interviews

    waiting = threading.Event()
    while True:
        try:
            with app.app_context():
                clear_old_interviews()
        except Exception:
            # Tomorrow is another day; the server goes on.
            _log.exception("old sessions could not be deleted")
        waiting.wait(_A_DAY)
