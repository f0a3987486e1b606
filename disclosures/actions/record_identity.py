"""本人確認: which proof was shown, and when. No copy is taken."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_open
from disclosures.models import Inquiry
from disclosures.rules.reasons_inquiry import InquiryReason


@transaction.atomic
def record_identity(
    *,
    inquiry: Inquiry,
    proof: str,
    requester: str = "",
    others_in_picture: str = "",
    by: User,
    at: datetime,
) -> Inquiry:
    """`requester` and `others_in_picture` stay as they were where nothing new is said."""
    locked = lock_open(inquiry)
    if not proof:
        raise Refused(InquiryReason.IDENTITY_MISSING)
    locked.identity_proof = proof
    locked.identity_seen_at, locked.identity_seen_by = at, by
    locked.requester = requester or locked.requester
    locked.others_in_picture = others_in_picture or locked.others_in_picture
    locked.full_clean()
    locked.save()
    journal.record(
        "求めた人を確かめた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        personal={"証明": proof},
    )
    return locked
