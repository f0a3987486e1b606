"""Handing work to the worker after a write: a broker that is away loses nothing that is not redone."""

from typing import Any

import structlog
from kombu.exceptions import OperationalError

log = structlog.get_logger()


def send_later(task: Any, *args: int) -> None:
    """The fact is already stored; papers and indexes are made later anyway, so only tell the log."""
    try:
        task.delay(*args)
    except OperationalError:
        log.exception("broker_away", task=task.name)
