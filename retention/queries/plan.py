"""What the night of a recorder would erase, and what it leaves alone and why."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from retention.models import Footage, Recorder


@dataclass(frozen=True, slots=True)
class Plan:
    """Counts of files; `by_last_day` maps the last day kept to the files whose day it was.

    `digest` is SHA-256 over the sorted paths due: equal for a dry run and the real one.
    """

    due_count: int = 0
    due_bytes: int = 0
    resumed_count: int = 0
    kept_count: int = 0
    undated_count: int = 0
    unlisted_count: int = 0
    digest: str = ""
    by_last_day: dict[date, int] = field(default_factory=dict)

    @property
    def has_nothing_to_do(self) -> bool:
        return self.due_count + self.resumed_count == 0


def plan_of(recorder: Recorder, on: date, *, unlisted: int) -> Plan:
    """Four queries."""
    footage = Footage.objects.filter(recorder=recorder)
    due = list(footage.due(on).order_by("path").values_list("path", "size", "last_day_kept"))
    by_last_day: dict[date, int] = {}
    for _path, _size, last_day in due:
        if last_day:
            by_last_day[last_day] = by_last_day.get(last_day, 0) + 1
    return Plan(
        due_count=len(due),
        due_bytes=sum(size for _path, size, _last_day in due),
        resumed_count=footage.being_erased().count(),
        kept_count=footage.readable(on).count(),
        undated_count=footage.undated().count(),
        unlisted_count=unlisted,
        digest=hashlib.sha256("\n".join(path for path, _s, _d in due).encode()).hexdigest(),
        by_last_day=dict(sorted(by_last_day.items())),
    )
