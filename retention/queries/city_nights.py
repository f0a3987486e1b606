"""The nights of all associations as the city sees them: counts and lateness, never footage."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Sum

from retention.models import NightlyRun, Recorder
from retention.models.nightly_run import TROUBLES, Outcome


@dataclass(frozen=True, slots=True)
class NightSummary:
    """Of one night over all recorders; `worst_days_late` in days."""

    night: date
    recorders: int
    erased: int
    worst_days_late: int
    troubled: int


@dataclass(frozen=True, slots=True)
class WaitingRecorder:
    """Whose it is, and the last night that came, or None."""

    association_id: int
    association_name: str
    last_night: date | None


def last_nights(limit: int) -> list[NightSummary]:
    """One query, newest first."""
    troubled = Q(outcome__in=TROUBLES)
    rows = (
        NightlyRun.objects.values("night")
        .annotate(
            recorders=_count(),
            erased=Sum("erased_count"),
            worst=Max("worst_days_late"),
            bad=_count(troubled),
        )
        .order_by("-night")[:limit]
    )
    return [
        NightSummary(row["night"], row["recorders"], row["erased"], row["worst"], row["bad"])
        for row in rows
    ]


def recorders_without_night(on: date) -> list[WaitingRecorder]:
    """Recorders in use that have no finished run in the night of `on`; one query."""
    finished = NightlyRun.objects.in_the_night(on).exclude(outcome=Outcome.RUNNING)
    done = finished.values("recorder_id")
    waiting = Recorder.objects.in_use(on).exclude(pk__in=done)
    rows = waiting.annotate(last=Max("nights__night")).values_list(
        "association_id", "association__name", "last"
    )
    return [WaitingRecorder(*row) for row in rows]


def _count(condition: Q | None = None) -> Count:
    return Count("recorder", filter=condition, distinct=True)
