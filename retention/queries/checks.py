"""On-site recorders with their last check, what is wrong with it, and when the next one is due."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from retention.models import Recorder, RecorderCheck
from retention.queries.terms import terms_of
from retention.rules.period import RetentionTerm
from retention.rules.recorder_check import (
    MISSES_TO_TELL_THE_CITY,
    Finding,
    Seen,
    clock_label,
    judge,
    missed_checks,
    missed_due,
    next_check_due,
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check with what it means; no findings, all is well."""

    check: RecorderCheck
    findings: tuple[Finding, ...]
    days_held: int
    clock_label: str

    @property
    def verdict(self) -> str:
        return f"直すところが{len(self.findings)}件あります" if self.findings else "問題なし"

    @property
    def chip_kind(self) -> str:
        return "error" if self.findings else "success"


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


def checks_of(recorder: Recorder, on: date) -> list[CheckRow]:
    """All checks of a recorder, newest first, each judged by the terms of its own day; 2 queries."""
    terms = terms_of(recorder.association_id, as_of=on)
    checks = recorder.checks.select_related("recorded_by", "photo")
    return [_row(check, terms) for check in checks.order_by("-checked_on", "-pk")]


def recorders_missing_checks(on: date) -> list[MissedRecorder]:
    """Of all associations, those of which the city is told; one query."""
    rows = Recorder.objects.on_site().in_use(on).annotate(last_on=Max("checks__checked_on"))
    missed = [(row, missed_checks(_counted_from(row, row.last_on), on)) for row in rows]
    return [
        MissedRecorder(
            recorder_id=row.pk,
            recorder_name=row.name,
            association_id=row.association_id,
            association_name=row.association.name,
            missed_on=missed_due(_counted_from(row, row.last_on), count),
            count=count,
        )
        for row, count in missed
        if count >= MISSES_TO_TELL_THE_CITY
    ]


def _with_check(
    recorder: Recorder, last: RecorderCheck | None, terms: tuple[RetentionTerm, ...], on: date
) -> OnSiteRecorder:
    start = _counted_from(recorder, last.checked_on if last else None)
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


def _counted_from(recorder: Recorder, last_on: date | None) -> date:
    """Without a check the month runs from the day on which it could first have been recorded."""
    return last_on or max(recorder.in_use_from, timezone.localdate(recorder.recorded_at))
