"""延長の確認: another officer lets the proposed last day count."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from retention.actions.confirm_hold import lock_in_force
from retention.actions.hold_files import lock_recorders_of, recount_end
from retention.models import HoldRenewal, PreservationHold
from retention.queries.holders import HOLDERS
from retention.rules.reasons_hold import HoldReason


@transaction.atomic
def confirm_renewal(*, hold: PreservationHold, by: User, at: datetime) -> HoldRenewal:
    locked = lock_in_force(hold, at)
    renewal = locked.renewals.filter(confirmed_at=None).first()
    if renewal is None:
        raise Refused(HoldReason.NO_RENEWAL)
    if by == renewal.proposed_by:
        raise Refused(HoldReason.SAME_PERSON, who="延長を申し出た人", needed=HOLDERS)
    lock_recorders_of(locked)
    renewal.confirmed_at, renewal.confirmed_by = at, by
    renewal.full_clean()
    renewal.save()
    locked.ends_on = renewal.ends_on
    locked.save(update_fields=["ends_on"])
    recount_end(locked)
    journal.record(
        "保全を延ばした",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "最終日": locked.ends_on.isoformat(),
            "何回目": locked.renewals.exclude(confirmed_at=None).count(),
        },
    )
    return renewal
