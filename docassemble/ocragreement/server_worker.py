"""The process that does docassemble's background tasks: a Celery worker."""

import sys
from typing import Any

from .server_compat import stand_in_for_missing_libraries
from .server_processes import die_with_parent
from .server_tasks import seal_tasks


def main(arguments: list[str]) -> None:
    """Work until SIGTERM.

    Args:
        arguments: How many tasks to do at once.
    """
    stand_in_for_missing_libraries()
    from celery.signals import worker_process_init
    from docassemble.base.config import load

    load(in_celery=True)
    seal_tasks()
    from docassemble.webapp.worker import celery_app

    worker_process_init.connect(_tie_to_worker)
    celery_app.worker_main(
        [
            "worker",
            *("--concurrency", arguments[0], "--queues", "celery,single"),
            *("--loglevel", "INFO", "--without-gossip", "--without-mingle"),
        ]
    )


def _tie_to_worker(**_: Any) -> None:
    """Let a process of the worker's pool die with the worker, also on kill -9."""
    die_with_parent()


if __name__ == "__main__":
    main(sys.argv[1:])
