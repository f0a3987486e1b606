"""The brake: a night that would erase far more than foretold waits for two people (本システムの定め)."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from retention.models import BrakeStop, NightlyRun
from retention.models.brake_stop import BrakeStopQuerySet
from retention.queries.plan import Plan
from retention.rules.brake import (
    BrakeLimits,
    BrakeReason,
    NightFigures,
    brake_reason,
    expected_due,
)


@transaction.atomic
def brake_night(run: NightlyRun, plan: Plan, *, gone: int, at: datetime) -> BrakeStop | None:
    """Return the stop, or None: then the night goes on, and what two people confirmed is used up."""
    stops = BrakeStop.objects.filter(run__recorder=run.recorder)
    lifted = stops.lifted().order_by("-pk").first()
    last = NightlyRun.objects.last_before(run)
    run.due_count, run.held_count, run.plan_digest = (
        plan.due_count,
        plan.held_count,
        plan.digest,
    )
    run.expected_count = (_foretold(last, run.night) if last else 0) + (
        lifted.due_count if lifted else 0
    )
    reason = brake_reason(
        NightFigures(plan.due_count, plan.kept_count + plan.due_count, gone),
        expected=run.expected_count,
        gap=(run.night - last.night).days if last else None,
        limits=BrakeLimits(settings.BRAKE_SHARE, settings.BRAKE_FEWEST, settings.BRAKE_MOST),
    )
    if reason is None and plan.due_count > run.expected_count and _doubts_clock(stops, run):
        reason = BrakeReason.CLOCK
    if lifted and lifted.reason == reason == BrakeReason.EMPTY_STORE:
        reason = None
    if reason:
        stops.not_used().update(overtaken_at=at)
        return _stop(run, reason, at=at)
    stops.lifted().update(used_at=at)
    stops.waiting().update(overtaken_at=at)
    return None


def _doubts_clock(stops: BrakeStopQuerySet, run: NightlyRun) -> bool:
    """A clock that jumped is not believed the next night either, until two people have."""
    return stops.waiting().filter(reason=BrakeReason.CLOCK, run__night__lte=run.night).exists()


def _foretold(last: NightlyRun, on: date) -> int:
    forecast = {date.fromisoformat(day): count for day, count in last.forecast.items()}
    return expected_due(forecast, last_night=last.night, on=on)


def _stop(run: NightlyRun, reason: BrakeReason, *, at: datetime) -> BrakeStop:
    return BrakeStop.objects.create(
        run=run,
        reason=reason,
        due_count=run.due_count,
        expected_count=run.expected_count,
        stopped_at=at,
    )
