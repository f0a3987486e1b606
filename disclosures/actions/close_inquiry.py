"""完了: nothing is open any more; from now on its papers have a last day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_inquiry
from disclosures.actions.release_own_hold import release_own_hold
from disclosures.models import Inquiry
from disclosures.queries.left_to_do import left_to_do
from disclosures.rules.paper_terms import identity_until, inquiry_papers_until
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import CLOSABLE, Stage


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, by: User, at: datetime) -> Inquiry:
    """Refused while anything is left to do, which the refusal names."""
    locked = lock_inquiry(inquiry, CLOSABLE)
    today = timezone.localdate(at)
    if left := left_to_do(locked, today):
        raise Refused(InquiryReason.NOT_OVER_YET, left="、".join(left))
    release_own_hold(locked, by=by, at=at)
    locked.stage = Stage.CLOSED.value
    locked.closed_at, locked.closed_by = at, by
    locked.papers_until = inquiry_papers_until(today)
    locked.identity_until = identity_until(today)
    locked.full_clean()
    locked.save()
    journal.record(
        "依頼を完了にした",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "受付番号": locked.number,
            "書類の最終保存日": locked.papers_until.isoformat(),
            "本人確認の記録の最終保存日": locked.identity_until.isoformat(),
        },
    )
    return locked
