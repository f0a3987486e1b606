"""A complaint is answered, once; its letter is printed from this (規程7)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import Complaint
from disclosures.rules.reasons_outside import ComplaintReason


@transaction.atomic
def answer_complaint(*, complaint: Complaint, answer: str, by: User, at: datetime) -> Complaint:
    """Whoever answers a complaint that nobody had looked after looks after it from now on."""
    locked = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if locked.closed_at:
        raise Refused(ComplaintReason.ALREADY_CLOSED)
    if locked.answered_at:
        raise Refused(ComplaintReason.ALREADY_ANSWERED)
    if not answer.strip():
        raise Refused(ComplaintReason.ANSWER_MISSING)
    locked.answer = answer
    locked.answered_at, locked.answered_by = at, by
    locked.owner = locked.owner or by
    locked.full_clean()
    locked.save()
    journal.record(
        "苦情・問合せに答えた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "受付番号": locked.number,
            "期限からの日数": (timezone.localdate(at) - locked.due_on).days,
        },
    )
    return locked
