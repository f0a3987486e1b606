"""Somebody opens a file: the record is committed before the first byte is served (規程4(3)・6(1))."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from retention.models import Footage, FootageAccess, HandlingPermit
from retention.models.handling import AccessKind
from retention.queries.content import content_of
from retention.queries.standing import standing_of
from retention.rules.reasons_handling import HandlingReason


@transaction.atomic(durable=True)
def open_footage(
    *, footage: Footage, kind: AccessKind, purpose: str, by: User, at: datetime
) -> FootageAccess:
    """Durable: within another transaction the record might still be undone after the bytes went."""
    locked = (
        Footage.objects.select_for_update(of=("self",))
        .select_related("recorder")
        .get(pk=footage.pk)
    )
    association_id = locked.recorder.association_id
    permit = standing_of(by, association_id, at).require()
    if permit:
        _require_unrevoked(permit, at)
    if not Footage.objects.readable(timezone.localdate(at)).filter(pk=locked.pk).exists():
        raise Refused(HandlingReason.NOT_READABLE)
    content_of(locked)
    access = FootageAccess(
        kind=kind,
        recorder=locked.recorder,
        footage=locked,
        permit=permit,
        purpose=purpose,
        accessed_at=at,
        accessed_by=by,
    )
    access.full_clean()
    access.save()
    journal.record(
        "映像を開いた",
        access,
        by=by,
        at=at,
        association_id=association_id,
        facts={"種類": kind.label, "撮影日": str(locked.recorded_on)},
        personal={"目的": purpose},
    )
    return access


def _require_unrevoked(permit: HandlingPermit, at: datetime) -> None:
    """A revocation at the same moment wins or loses by the lock on its row."""
    locked = HandlingPermit.objects.select_for_update(of=("self",)).valid_at(at)
    if not locked.filter(pk=permit.pk):
        raise Refused(HandlingReason.NO_PERMIT)
