"""What came of it: somebody was at the on-site recorder."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_open
from disclosures.models import RescueTask
from disclosures.rules.reasons_inquiry import InquiryReason


@transaction.atomic
def finish_rescue(
    *, task: RescueTask, ending: str, remarks: str = "", by: User, at: datetime
) -> RescueTask:
    inquiry = lock_open(task.inquiry)
    locked = RescueTask.objects.select_for_update().get(pk=task.pk)
    if locked.finished_at:
        raise Refused(InquiryReason.NO_RESCUE_LEFT)
    locked.ending, locked.remarks = ending, remarks
    locked.finished_at, locked.finished_by = at, by
    locked.full_clean()
    locked.save()
    journal.record(
        "現地での取り出しの結果を記録した",
        locked,
        by=by,
        at=at,
        association_id=inquiry.association_id,
        facts={"依頼": inquiry.number, "結果": locked.get_ending_display()},
        personal={"気づいたこと": remarks} if remarks else None,
    )
    return locked
