"""Tasks of the hand-over."""

from datetime import date

import structlog
from celery import shared_task
from django.utils import timezone

from associations.actions.complete_hand_over import complete_due_hand_overs
from civic.actors import SystemActor

log = structlog.get_logger()


@shared_task(name="house.complete_hand_overs")
def complete_hand_overs(on: str | None = None) -> int:
    """Just after midnight: the terms have passed by themselves, what was open gets its new owner."""
    at = timezone.now()
    day = date.fromisoformat(on) if on else timezone.localdate(at)
    done = complete_due_hand_overs(on=day, by=SystemActor("nightly"), at=at)
    log.info("hand_overs_completed", on=day.isoformat(), completed=done)
    return done
