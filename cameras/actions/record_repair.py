"""A fault is mended and the camera is back in service."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Fault
from cameras.rules.reasons_field import FieldReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def record_repair(
    *, fault: Fault, repaired_on: date, how: str, back_in_service_on: date, by: User, at: datetime
) -> Fault:
    locked = Fault.objects.select_for_update().get(pk=fault.pk)
    if locked.closed_at is not None:
        raise Refused(FieldReason.ALREADY_REPAIRED)
    if max(repaired_on, back_in_service_on) > timezone.localdate(at):
        raise Refused(FieldReason.IN_FUTURE)
    locked.repaired_on, locked.how = repaired_on, how
    locked.back_in_service_on = back_in_service_on
    locked.closed_at, locked.closed_by = at, by
    locked.full_clean()
    locked.save()
    journal.record(
        "カメラの修理を記録した",
        locked,
        by=by,
        at=at,
        association_id=locked.camera.site.association_id,
        facts={"直した日": repaired_on.isoformat(), "もどった日": back_in_service_on.isoformat()},
    )
    return locked
