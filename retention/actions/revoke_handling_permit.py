"""The 管理責任者 takes a permit back; from that moment nothing more is served (規程4(3))."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from retention.models import HandlingPermit
from retention.queries.standing import standing_of
from retention.rules.reasons_handling import HandlingReason


@transaction.atomic
def revoke_handling_permit(*, permit: HandlingPermit, by: User, at: datetime) -> HandlingPermit:
    """Also by a later 管理責任者 than the one who granted it."""
    locked = HandlingPermit.objects.select_for_update(of=("self",)).get(pk=permit.pk)
    if not standing_of(by, locked.association_id, at).is_manager:
        raise Refused(HandlingReason.NOT_THE_MANAGER)
    if locked.revoked_at or locked.ends_at <= at:
        raise Refused(HandlingReason.PERMIT_OVER)
    locked.revoked_at, locked.revoked_by = at, by
    locked.full_clean()
    locked.save()
    journal.record(
        "取扱いの許可を取り消した",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"人": f"user:{locked.handler_id}"},
    )
    return locked
