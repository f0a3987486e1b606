"""The nights of one association or, for the city, of all: counts and lateness, never footage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from retention.models import NightlyRun, Recorder
from retention.models.nightly_run import TROUBLES, Outcome

NIGHTS = 31
_DAY = timedelta(days=1)
# As the watch has it: whatever has not come to its end by six in the morning was missed.
_MISSED_AFTER = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class NightSummary:
    """Of one night over its recorders; lateness in days, each the worst of its recorders.

    `recorders` came to an end or stopped, `expected` were in use, `missed` never came.
    """

    night: date
    expected: int
    recorders: int = 0
    erased: int = 0
    worst_days_late: int = 0
    p99_days_late: int = 0
    troubled: int = 0
    missed: int = 0

    @property
    def is_late(self) -> bool:
        return self.worst_days_late > 0

    @property
    def is_empty(self) -> bool:
        return not self.expected and not self.recorders


@dataclass(frozen=True, slots=True)
class WaitingRecorder:
    """Whose it is, and the last night that came, or None."""

    association_id: int
    association_name: str
    last_night: date | None


def last_nights(at: datetime, *, association_id: int | None = None) -> list[NightSummary]:
    """The last 31 nights, newest first, those that never came among them; two queries."""
    today = timezone.localdate(at)
    nights = [today - number * _DAY for number in range(NIGHTS)]
    lives = list(_lives(association_id))
    rows = {row["night"]: row for row in _came(association_id, nights[-1])}
    missed_until = timezone.localdate(at - _MISSED_AFTER)
    return [_summary(night, rows.get(night), lives, missed_until) for night in nights]


@dataclass(frozen=True, slots=True)
class _Life:
    """The first and, if any, the first no longer expected night of a recorder."""

    first: date
    end: date | None

    def __contains__(self, night: date) -> bool:
        return self.first <= night and (self.end is None or night < self.end)


def _lives(association_id: int | None) -> Iterable[_Life]:
    """No night could be held before the recorder was both in use and entered."""
    recorders = Recorder.objects.managed()
    mine = recorders.filter(association_id=association_id) if association_id else recorders
    for used, entered, retired in mine.values_list("in_use_from", "recorded_at", "retired_on"):
        yield _Life(max(used, timezone.localdate(entered)) + _DAY, retired)


def _came(association_id: int | None, first: date) -> Iterable[dict[str, Any]]:
    runs = NightlyRun.objects.filter(night__gte=first)
    mine = runs.filter(recorder__association_id=association_id) if association_id else runs
    rows = (
        mine.values("night")
        .annotate(
            recorders=Count("recorder", distinct=True),
            finished=Count("recorder", distinct=True, filter=~Q(outcome=Outcome.RUNNING)),
            erased=Sum("erased_count"),
            worst=Max("worst_days_late"),
            p99=Max("p99_days_late"),
            bad=Count("recorder", distinct=True, filter=Q(outcome__in=TROUBLES)),
        )
        .order_by("night")
    )
    return [{**row} for row in rows]


def _summary(
    night: date, row: dict[str, Any] | None, lives: list[_Life], missed_until: date
) -> NightSummary:
    expected = sum(night in life for life in lives)
    is_over = night <= missed_until
    if row is None:
        return NightSummary(night, expected, missed=expected if is_over else 0)
    return NightSummary(
        night,
        expected,
        recorders=row["recorders"],
        erased=row["erased"],
        worst_days_late=row["worst"],
        p99_days_late=row["p99"],
        troubled=row["bad"],
        missed=max(expected - row["finished"], 0) if is_over else 0,
    )


def recorders_without_night(on: date) -> list[WaitingRecorder]:
    """Recorders in use that have no finished run in the night of `on`; one query."""
    finished = NightlyRun.objects.in_the_night(on).exclude(outcome=Outcome.RUNNING)
    done = finished.values("recorder_id")
    waiting = Recorder.objects.managed().in_use(on).exclude(pk__in=done)
    rows = waiting.annotate(last=Max("nights__night")).values_list(
        "association_id", "association__name", "last"
    )
    return [WaitingRecorder(*row) for row in rows]
