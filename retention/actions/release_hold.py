"""解除: footage is no longer asked for; it goes in the next night if its last day has passed."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from retention.actions.confirm_hold import lock_in_force
from retention.actions.hold_files import lock_recorders_of, recount_end
from retention.models import PreservationHold


@transaction.atomic
def release_hold(*, hold: PreservationHold, by: User, at: datetime) -> PreservationHold:
    locked = lock_in_force(hold, at)
    lock_recorders_of(locked)
    locked.released_at, locked.released_by = at, by
    locked.full_clean()
    locked.save()
    recount_end(locked)
    journal.record(
        "保全を解いた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"最終日": locked.ends_on.isoformat(), "本数": locked.held.count()},
    )
    return locked
