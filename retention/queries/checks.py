"""On-site recorders with their last check, what is wrong with it, and when the next one is due."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from retention.models import Recorder, RecorderCheck
from retention.models.recorder import Kind
from retention.queries.terms import terms_of
from retention.rules.period import RetentionTerm
from retention.rules.recorder_check import (
    MISSES_TO_TELL_THE_CITY,
    Fault,
    Seen,
    clock_label,
    judge,
    missed_checks,
    missed_due,
    next_check_due,
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check with what it means; no faults, all is well."""

    check: RecorderCheck
    faults: tuple[Fault, ...]
    days_held: int
    clock_label: str

    @property
    def verdict(self) -> str:
        return f"直すところが{len(self.faults)}件あります" if self.faults else "問題なし"

    @property
    def chip_kind(self) -> str:
        return "error" if self.faults else "success"


@dataclass(frozen=True, slots=True)
class OnSiteRecorder:
    """`due_on` is the inclusive day of the next check, `missed` the number that did not come."""

    recorder: Recorder
    last: CheckRow | None
    due_on: date
    missed: int


@dataclass(frozen=True, slots=True)
class MissedRecorder:
    """`missed_on` is the day that was missed last, for the `count`-th time."""

    recorder_id: int
    recorder_name: str
    association_id: int
    association_name: str
    missed_on: date
    count: int


def on_site_recorders(association_id: int, on: date) -> list[OnSiteRecorder]:
    """Those in use, in three queries at most."""
    recorders = Recorder.objects.filter(association_id=association_id).on_site().in_use(on)
    if not recorders:
        return []
    checks = RecorderCheck.objects.filter(recorder__in=recorders).last_of_each()
    last = {check.recorder_id: check for check in checks}
    terms = terms_of(association_id, as_of=on)
    return [_with_check(recorder, last.get(recorder.pk), terms, on) for recorder in recorders]


def with_last_check(recorders: QuerySet[Recorder]) -> QuerySet[Recorder]:
    """The on-site ones of these, retired ones too, each with `last_checked_on` (None: never)."""
    with_day = recorders.filter(kind=Kind.ON_SITE).annotate(
        last_checked_on=Max("checks__checked_on")
    )
    return with_day.order_by("pk").prefetch_related("channels__camera__site")


def checks_of(recorder: Recorder, on: date) -> list[CheckRow]:
    """All checks of a recorder, newest first, each judged by the terms of its own day; 2 queries."""
    terms = terms_of(recorder.association_id, as_of=on)
    checks = recorder.checks.select_related("recorded_by", "photo")
    return [_row(check, terms) for check in checks.order_by("-checked_on", "-pk")]


def recorders_missing_checks(on: date) -> list[MissedRecorder]:
    """Of all associations, those of which the city is told; one query."""
    recorders = Recorder.objects.on_site().in_use(on)
    rows = recorders.annotate(last_on=Max("checks__checked_on")).values_list(
        "pk", "name", "association_id", "association__name", "in_use_from", "recorded_at", "last_on"
    )
    found = []
    for pk, name, association_id, association, in_use_from, recorded_at, last_on in rows:
        start = last_on or _first_possible(in_use_from, recorded_at)
        count = missed_checks(start, on)
        if count >= MISSES_TO_TELL_THE_CITY:
            missed_on = missed_due(start, count)
            found.append(MissedRecorder(pk, name, association_id, association, missed_on, count))
    return found


def _with_check(
    recorder: Recorder, last: RecorderCheck | None, terms: tuple[RetentionTerm, ...], on: date
) -> OnSiteRecorder:
    begins = _first_possible(recorder.in_use_from, recorder.recorded_at)
    start = last.checked_on if last else begins
    return OnSiteRecorder(
        recorder=recorder,
        last=_row(last, terms) if last else None,
        due_on=next_check_due(start),
        missed=missed_checks(start, on),
    )


def _row(check: RecorderCheck, terms: tuple[RetentionTerm, ...]) -> CheckRow:
    seen = Seen(
        checked_on=check.checked_on,
        oldest_frame_at=check.oldest_frame_at,
        newest_frame_at=check.newest_frame_at,
        clock_error=check.clock_error,
        set_days=check.set_days,
        plays=check.playback_seen == "SEEN",
    )
    return CheckRow(check, judge(seen, terms), seen.days_held, clock_label(check.clock_error))


def _first_possible(in_use_from: date, recorded_at: datetime) -> date:
    """No check could be recorded before the recorder was both in use and entered."""
    return max(in_use_from, timezone.localdate(recorded_at))
