"""Real files in a recorder's folder, closed some minutes after they began."""

import os
from datetime import date, datetime, time, timedelta
from pathlib import Path

from retention.models import Footage, Recorder
from tests.factories.days import JAPAN, NOW

CLOSED = NOW - timedelta(hours=1)


def record(folder: Path, day: date, *, channel: int = 1, hour: int = 7, size: int = 2000) -> Path:
    """What a recorder of the free layout leaves for that hour."""
    started = datetime.combine(day, time(hour), tzinfo=JAPAN)
    return leave(folder, f"ch{channel:02}_{started:%Y%m%d_%H%M%S}.avi", size=size)


def leave(folder: Path, name: str, *, size: int = 2000, at: datetime = CLOSED) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"v" * size)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def row_of(recorder: Recorder, path: Path) -> Footage:
    return Footage.objects.get(recorder=recorder, path=path.relative_to(recorder.root).as_posix())
