"""Somebody in office looks after a complaint (規程7)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Notice, User
from civic import journal
from civic.refusals import Refused
from civic.wareki import wareki
from disclosures.models import Complaint
from disclosures.queries.answerers import answerers
from disclosures.rules.reasons_outside import ComplaintReason


@transaction.atomic
def assign_complaint(*, complaint: Complaint, owner: User, by: User, at: datetime) -> Complaint:
    """`owner` is somebody who may answer residents today; one who was given it by another is mailed."""
    locked = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if locked.closed_at:
        raise Refused(ComplaintReason.ALREADY_CLOSED)
    if not answerers(locked.association_id, timezone.localdate(at)).filter(user=owner).exists():
        raise Refused(ComplaintReason.OWNER_WITHOUT_POST)
    locked.owner = owner
    locked.full_clean()
    locked.save(update_fields=["owner"])
    journal.record(
        "苦情・問合せの担当を決めた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"受付番号": locked.number, "人": owner.journal_name},
    )
    if owner != by and owner.email:
        Notice.objects.create(
            to=owner.email,
            subject=f"{locked}の担当になりました",
            body=_letter(locked),
            queued_at=at,
        )
    return locked


def _letter(complaint: Complaint) -> str:
    return (
        f"{complaint.association.name}の{complaint}の担当になりました。\n\n"
        f"{wareki(complaint.due_on)}までに答えてください（本システムの定め）。\n"
        "内容は「苦情・問合せ」の画面で読めます。\n"
    )
