"""Papers about people have a last day: each room registers what it erases; the night asks all."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

import structlog

from civic.actors import Actor

log = structlog.get_logger()


class Eraser(Protocol):
    """Erases what is past its last day on `on`, each row in a transaction of its own; how many."""

    def __call__(self, *, on: date, at: datetime, by: Actor) -> int: ...


_erasers: dict[str, Eraser] = {}


def register(name: str, eraser: Eraser) -> None:
    """Called once from a room's apps.py."""
    _erasers[name] = eraser


def erase_papers(*, on: date, by: Actor, now: Callable[[], datetime]) -> dict[str, int]:
    """One kind of paper never stops the others: what failed is tried again the next night."""
    counts = {}
    for name, eraser in _erasers.items():
        try:
            counts[name] = eraser(on=on, at=now(), by=by)
        except Exception:
            log.exception("papers_not_erased", kind=name)
    return counts
