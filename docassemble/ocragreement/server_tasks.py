"""Seals what waits for the worker.

A task of docassemble bears the key of the visitor's session, and Redis keeps it in a journal on the
disk. Sealed, it can be read by the processes of this server only; and nothing is unpickled that
none of them has written.
"""

import base64
import pickle
from typing import Any

from .draft_seal import Seal

__all__ = ["seal_tasks"]

_SEALED = "sealed"
_PLACE = "task"


def seal_tasks() -> None:
    """Let Celery seal the tasks and results of docassemble.

    Call this once docassemble's configuration is loaded, before anything else imports its tasks:
    each takes the form in which it is sent when it is defined.
    """
    from celery.app.amqp import AMQP
    from docassemble.webapp import config_worker
    from docassemble.webapp.config import daconfig
    from kombu.serialization import register

    seal = Seal(str(daconfig["secretkey"]))

    def close(content: Any) -> str:
        return base64.b64encode(seal.close(pickle.dumps(content), _PLACE)).decode()

    def opened(sealed: str) -> Any:
        return pickle.loads(seal.open(base64.b64decode(sealed), _PLACE))  # noqa: S301

    register(_SEALED, close, opened, "application/x-sealed", "utf-8")
    config_worker.task_serializer = config_worker.result_serializer = _SEALED
    config_worker.accept_content = [_SEALED]
    # What a task is called with would stand in its head too, in clear.
    AMQP.argsrepr_maxsize = AMQP.kwargsrepr_maxsize = 0
