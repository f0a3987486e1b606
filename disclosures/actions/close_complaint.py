"""A complaint that was answered and acted on is closed; its names get their last day (規程7)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Reason, Refused
from disclosures.models import Complaint
from disclosures.rules.complaints import Remedy
from disclosures.rules.paper_terms import complainant_until
from disclosures.rules.reasons_outside import ComplaintReason


@transaction.atomic
def close_complaint(*, complaint: Complaint, by: User, at: datetime) -> Complaint:
    """Where the camera was to be turned, the new view must be there first."""
    locked = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if reason := _hindrance(locked):
        raise Refused(reason)
    locked.closed_at, locked.closed_by = at, by
    locked.name_until = complainant_until(timezone.localdate(at))
    locked.full_clean()
    locked.save()
    journal.record(
        "苦情・問合せを完了にした",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "受付番号": locked.number,
            "したこと": locked.get_remedy_display(),
            "氏名の最終保存日": locked.name_until.isoformat(),
        },
    )
    return locked


def _hindrance(complaint: Complaint) -> Reason | None:
    if complaint.closed_at:
        return ComplaintReason.ALREADY_CLOSED
    if complaint.answered_at is None:
        return ComplaintReason.NOT_ANSWERED
    if not complaint.remedy:
        return ComplaintReason.REMEDY_MISSING
    turned = complaint.remedy == Remedy.TURNED
    return ComplaintReason.NOT_TURNED if turned and not complaint.was_turned else None
