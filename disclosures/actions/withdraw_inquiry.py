"""取下げ: whoever asked no longer wants it."""

from datetime import datetime
from functools import partial

from django.db import transaction

from associations.models import User
from civic import journal
from disclosures.actions.end_spent_copies import end_spent_copies
from disclosures.actions.lock_inquiry import lock_inquiry
from disclosures.actions.release_own_hold import release_own_hold
from disclosures.actions.tell_of_withdrawal import tell_of_withdrawal
from disclosures.models import Inquiry
from disclosures.rules.stages import WITHDRAWABLE, Stage


@transaction.atomic
def withdraw_inquiry(
    *, inquiry: Inquiry, remarks: str, address: str, by: User, at: datetime
) -> Inquiry:
    """Its hold is released: nothing is kept beyond its last day without somebody who asks for it.

    `address` is the site's root.
    """
    locked = lock_inquiry(inquiry, WITHDRAWABLE)
    locked.stage = Stage.WITHDRAWN.value
    locked.save(update_fields=["stage"])
    release_own_hold(locked, by=by, at=at)
    journal.record(
        "依頼が取り下げられた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"受付番号": locked.number},
        personal={"いきさつ": remarks} if remarks else None,
    )
    tell_of_withdrawal(locked, address, by=by, at=at)
    transaction.on_commit(partial(end_spent_copies, by=by, at=at, inquiry=locked))
    return locked
