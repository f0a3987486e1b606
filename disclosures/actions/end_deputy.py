"""代理の取りやめ: from this moment on the deputy decides nothing more."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import Deputy
from disclosures.rules.reasons_inquiry import InquiryReason
from retention.queries.standing import standing_of


@transaction.atomic
def end_deputy(*, deputy: Deputy, by: User, at: datetime) -> Deputy:
    """What was ended before stays as it was."""
    locked = Deputy.objects.select_for_update().get(pk=deputy.pk)
    if not standing_of(by, locked.association_id, at).is_manager:
        raise Refused(InquiryReason.NOT_THE_MANAGER)
    if locked.ended_at:
        return locked
    locked.ended_at, locked.ended_by = at, by
    locked.full_clean()
    locked.save()
    journal.record(
        "管理責任者の代理を取りやめた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"人": locked.user.journal_name},
    )
    return locked
