"""What is sealed of an erasure: one line of its stored values, and the root over those of a night."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from civic import merkle
from retention.models import Erasure, NightlyRun

# The order of the values in a line; never change it, or no earlier night can be verified.
FIELDS = (
    "id", "run_id", "footage_id", "path", "channel", "recorded_on", "last_day_kept",
    "size", "method", "ending", "erased_at", "days_late",
)  # fmt: skip
_CHUNK = 5000
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical(values: tuple[Any, ...]) -> str:
    """The line of one row: a compact JSON array; days in ISO, moments in UTC to the microsecond."""
    return _write([_plain(value) for value in values])


def lines_of_run(run: NightlyRun) -> Iterator[tuple[int, str]]:
    """The key and the line of each row, by key, a chunk at a time."""
    rows = Erasure.objects.filter(run=run).order_by("pk").values_list(*FIELDS)
    for values in rows.iterator(chunk_size=_CHUNK):
        yield values[0], canonical(values)


def leaves_of_run(run: NightlyRun) -> Iterator[bytes]:
    return (line.encode() for _pk, line in lines_of_run(run))


def root_of_run(run: NightlyRun) -> str:
    """In hex; "" when nothing was erased and nothing found missing in that night."""
    root = merkle.root(map(merkle.leaf_hash, leaves_of_run(run)))
    return "" if root == merkle.EMPTY_ROOT else root.hex()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
