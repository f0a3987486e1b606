"""延長の申し出: a later last day, in force only once another officer has confirmed it."""

from datetime import date, datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from civic.wareki import wareki
from retention.actions.confirm_hold import lock_in_force, refuse_too_long
from retention.models import HoldRenewal, PreservationHold
from retention.rules.hold import latest_end
from retention.rules.reasons_hold import HoldReason


@transaction.atomic
def propose_renewal(
    *, hold: PreservationHold, ends_on: date, reason: str, by: User, at: datetime
) -> HoldRenewal:
    locked = lock_in_force(hold, at)
    if not locked.confirmed_at:
        raise Refused(HoldReason.NOT_CONFIRMED)
    if locked.renewals.filter(confirmed_at=None).exists():
        raise Refused(HoldReason.RENEWAL_WAITS)
    if ends_on <= locked.ends_on:
        raise Refused(HoldReason.NOT_LONGER, day=wareki(locked.ends_on))
    refuse_too_long(ends_on, latest_end(locked.ends_on))
    renewal = HoldRenewal(
        hold=locked, ends_on=ends_on, reason=reason, proposed_at=at, proposed_by=by
    )
    renewal.full_clean()
    renewal.save()
    journal.record(
        "保全の延長を申し出た",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"今の最終日": locked.ends_on.isoformat(), "新しい最終日": ends_on.isoformat()},
        personal={"理由": reason},
    )
    return renewal
