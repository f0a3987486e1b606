"""The brake: a night that would erase far more than foretold waits for two people (本システムの定め)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from retention.models import BrakeStop, NightlyRun
from retention.queries.plan import Plan
from retention.rules.brake import (
    BrakeLimits,
    BrakeReason,
    Confirmed,
    NightFigures,
    brake_reason,
    expected_due,
)
from retention.rules.findings import Finding


@transaction.atomic
def brake_night(
    run: NightlyRun, plan: Plan, findings: Mapping[str, int], *, at: datetime
) -> BrakeStop | None:
    """Return the stop, or None: then the night goes on. `close_night` settles the older stops.

    Asked again for the same run, after a cut, it answers from the same facts.
    """
    stops = BrakeStop.objects.filter(run__recorder=run.recorder)
    lifted = stops.lifted().order_by("-pk").first()
    figures = _figures(run, plan, findings)
    run.due_count, run.held_count = plan.due_count, plan.held_count
    run.expected_count, run.plan_digest = figures.expected, plan.digest
    reason = brake_reason(
        figures,
        BrakeLimits(settings.BRAKE_SHARE, settings.BRAKE_FEWEST, settings.BRAKE_MOST),
        Confirmed(BrakeReason(lifted.reason), lifted.due_count) if lifted else None,
    )
    if reason is None:
        return None
    stops.not_used().exclude(run=run).update(overtaken_at=at)
    return _stop(run, reason, at=at)


def _figures(run: NightlyRun, plan: Plan, findings: Mapping[str, int]) -> NightFigures:
    last = NightlyRun.objects.last_before(run)
    last_night = last.night if last else timezone.localdate(run.recorder.recorded_at)
    forecast = (
        {date.fromisoformat(day): count for day, count in last.forecast.items()} if last else {}
    )
    live = plan.kept_count + plan.due_count + plan.undated_count + plan.resumed_count
    return NightFigures(
        due=plan.due_count,
        kept=plan.kept_count + plan.due_count,
        known=live - findings.get(Finding.NEW, 0),
        gone=findings.get(Finding.GONE, 0),
        expected=expected_due(forecast, last_night=last_night, on=run.night),
        gap=(run.night - last_night).days,
        is_first=last is None,
    )


def _stop(run: NightlyRun, reason: BrakeReason, *, at: datetime) -> BrakeStop:
    """A run that was cut off after its stop has that stop."""
    stop, _is_new = BrakeStop.objects.get_or_create(
        run=run,
        defaults={
            "reason": reason,
            "due_count": run.due_count,
            "expected_count": run.expected_count,
            "stopped_at": at,
        },
    )
    return stop
