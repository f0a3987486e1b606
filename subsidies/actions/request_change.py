"""変更・中止: after the decision, what was decided is to be changed or given up."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic.refusals import Refused
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import ChangeRequest, GrantApplication, Submission
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Actor, Stage

_SENT = (Act.REQUEST_CHANGE, Stage.CHANGE_REQUESTED)


@transaction.atomic
def request_change(
    *,
    application: GrantApplication,
    kind: str,
    reason: str,
    before: str = "",
    after: str = "",
    requested_yen: int | None = None,
    address: str,
    by: User,
    at: datetime,
) -> Submission:
    """`kind`: of ChangeRequest. `requested_yen`: the subsidy after the change, where it changes."""
    locked = lock(application)
    require(locked, _SENT[0], to=_SENT[1], actor=Actor.OFFICER)
    if kind == ChangeRequest.Kind.CHANGE and not (before and after):
        raise Refused(ApplicationReason.NOTHING_CHANGES)
    _check_amount(locked, requested_yen)
    request = ChangeRequest(
        application=locked,
        kind=kind,
        before=before,
        after=after,
        reason=reason,
        requested_yen=requested_yen,
        requested_at=at,
        requested_by=by,
    )
    request.full_clean()
    request.save()
    return submit(locked, Sent(*_SENT, address, requested_yen), by=by, at=at)


def _check_amount(application: GrantApplication, yen: int | None) -> None:
    """A change never raises what was decided."""
    decided = application.decided_yen or 0
    if yen is not None and yen > decided:
        raise Refused(ApplicationReason.MORE_THAN_DECIDED, yen=f"{yen:,}", decided=f"{decided:,}")
