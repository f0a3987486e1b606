"""写しの書出し: the plain bytes leave for the medium that is handed over (規程5(1)・6(1)).

The record is committed before the first byte goes.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.require_decision import TO_GIVE, require_decision, require_not_given
from disclosures.models import Decision, TakenCopy
from disclosures.rules.reasons_provision import ProvisionReason
from retention.models import FootageAccess, FootageCopy, HandlingPermit
from retention.models.handling import AccessKind
from retention.queries.standing import standing_of
from retention.rules.reasons_handling import HandlingReason


@transaction.atomic(durable=True)
def take_out_copy(*, decision: Decision, copy: FootageCopy, by: User, at: datetime) -> TakenCopy:
    """Only before the hand-over: after it the key is gone. The row of the 操作記録簿 says what for."""
    newest = require_decision(decision, TO_GIVE)
    require_not_given(newest)
    association_id = newest.inquiry.association_id
    permit = standing_of(by, association_id, at).require()
    if permit:
        _require_unrevoked(permit, at)
    locked = _lock(copy, newest, at)
    access = FootageAccess(
        kind=AccessKind.EXTRACTION,
        recorder=locked.footage.recorder,
        footage=locked.footage,
        permit=permit,
        purpose=f"依頼 第{newest.inquiry.number}号への提供のため、写しを渡す物に書き出す",
        accessed_at=at,
        accessed_by=by,
    )
    access.full_clean()
    access.save()
    return _record(newest, locked, access)


def _record(decision: Decision, copy: FootageCopy, access: FootageAccess) -> TakenCopy:
    """From here on somebody answers for the plain bytes, until they are given or gone."""
    taken = TakenCopy(
        decision=decision,
        footage_copy=copy,
        access=access,
        taken_at=access.accessed_at,
        taken_by=access.accessed_by,
    )
    taken.full_clean()
    taken.save()
    inquiry = decision.inquiry
    journal.record(
        "写しを書き出した",
        copy,
        by=taken.taken_by,
        at=taken.taken_at,
        association_id=inquiry.association_id,
        facts={"依頼": inquiry.number, "SHA-256": copy.sha256},
    )
    return taken


def _lock(copy: FootageCopy, decision: Decision, at: datetime) -> FootageCopy:
    copies = FootageCopy.objects.select_for_update(of=("self",)).made_for(decision.reference)
    locked: FootageCopy | None = (
        copies.select_related("footage__recorder").filter(pk=copy.pk).first()
    )
    if locked is None:
        raise Refused(ProvisionReason.COPY_ELSEWHERE)
    if locked.key_destroyed_at:
        raise Refused(HandlingReason.KEY_DESTROYED)
    if not FootageCopy.objects.readable(timezone.localdate(at)).filter(pk=copy.pk).exists():
        raise Refused(HandlingReason.NOT_READABLE)
    return locked


def _require_unrevoked(permit: HandlingPermit, at: datetime) -> None:
    """A revocation at the same moment wins or loses by the lock on its row."""
    locked = HandlingPermit.objects.select_for_update(of=("self",)).valid_at(at)
    if not locked.filter(pk=permit.pk):
        raise Refused(HandlingReason.NO_PERMIT)
