"""着手: the day of the contract and the day on which the work began."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import GrantApplication, Submission
from subsidies.queries.case import decided_on
from subsidies.rules.answers import problems
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def start(
    *,
    application: GrantApplication,
    contracted_on: date,
    started_on: date,
    address: str,
    by: User,
    at: datetime,
) -> Submission:
    """着手届 is left behind. A contract before the decision is refused where the programme bars it (domain 56)."""
    locked = lock(application)
    require(locked, Act.START, to=Stage.STARTED, actor=Actor.OFFICER)
    locked.contracted_on, locked.started_on = contracted_on, started_on
    found = problems(
        {"contracted_on": contracted_on, "started_on": started_on},
        today=timezone.localdate(at),
        decided_on=decided_on(locked),
        bars_early=locked.programme.bars_contract_before_decision,
        unverified=locked.programme.unverified,
    )
    if problem := next(found, None):
        raise problem
    return submit(locked, Sent(Act.START, Stage.STARTED, address), by=by, at=at)
