"""What the night of a recorder would erase, and what it leaves alone and why."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet, Sum

from retention.models import Footage, Recorder

_ROWS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Plan:
    """Counts of files; `by_last_day` maps the last day kept to the files whose day it was.

    `digest` is SHA-256 over the sorted paths due: equal for a dry run and the real one.
    """

    due_count: int = 0
    due_bytes: int = 0
    resumed_count: int = 0
    kept_count: int = 0
    held_count: int = 0
    undated_count: int = 0
    unlisted_count: int = 0
    digest: str = ""
    by_last_day: dict[date, int] = field(default_factory=dict)

    @property
    def has_nothing_to_do(self) -> bool:
        return self.due_count + self.resumed_count == 0


def plan_of(recorder: Recorder, on: date, *, unlisted: int) -> Plan:
    """Six queries; the paths pass through, they are never held."""
    footage = Footage.objects.filter(recorder=recorder)
    due = footage.due(on)
    days = due.order_by("last_day_kept").values_list("last_day_kept").annotate(files=Count("pk"))
    by_last_day = {day: files for day, files in days if day}
    return Plan(
        due_count=sum(by_last_day.values()),
        due_bytes=due.aggregate(size=Sum("size"))["size"] or 0,
        resumed_count=footage.being_erased().count(),
        kept_count=footage.readable(on).count(),
        held_count=footage.held(on).count(),
        undated_count=footage.undated().count(),
        unlisted_count=unlisted,
        digest=_digest(due),
        by_last_day=by_last_day,
    )


def _digest(due: QuerySet[Footage]) -> str:
    digest = hashlib.sha256()
    for path in due.order_by("path").values_list("path", flat=True).iterator(_ROWS_AT_ONCE):
        digest.update(path.encode() + b"\n")
    return digest.hexdigest()
