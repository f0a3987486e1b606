"""A fault of a camera is recorded, seen on a visit or told by somebody."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera, Fault, Inspection
from cameras.rules.reasons_field import FieldReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def report_fault(
    *,
    camera: Camera,
    noticed_on: date,
    what: str,
    out_of_service_on: date | None = None,
    inspection: Inspection | None = None,
    by: User,
    at: datetime,
) -> Fault:
    today = timezone.localdate(at)
    if noticed_on > today or (out_of_service_on is not None and out_of_service_on > today):
        raise Refused(FieldReason.IN_FUTURE)
    row = Fault(
        camera=Camera.objects.select_for_update().get(pk=camera.pk),
        inspection=inspection,
        noticed_on=noticed_on,
        what=what,
        out_of_service_on=out_of_service_on,
        recorded_at=at,
        recorded_by=by,
    )
    row.full_clean()
    row.save()
    journal.record(
        "カメラの故障を記録した",
        row,
        by=by,
        at=at,
        association_id=row.camera.site.association_id,
        facts={"気づいた日": noticed_on.isoformat()},
    )
    return row
