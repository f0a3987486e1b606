"""What an officer saw at a camera is recorded; what is bad becomes one open fault."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.actions.report_fault import report_fault
from cameras.models import Camera, Inspection
from cameras.rules.inspection_items import faults, is_whole
from cameras.rules.reasons_field import FieldReason
from civic import files, journal
from civic.refusals import Refused


@transaction.atomic
def record_inspection(
    *,
    camera: Camera,
    inspected_on: date,
    items: Mapping[str, str],
    remarks: str = "",
    photo: tuple[str, bytes] | None = None,
    by: User,
    at: datetime,
) -> Inspection:
    locked = Camera.objects.select_for_update().get(pk=camera.pk)
    refuse_wrong_day(locked, inspected_on, at)
    _refuse_half_answers(items, remarks)
    row = Inspection(
        camera=locked,
        inspected_on=inspected_on,
        items=dict(items),
        remarks=remarks,
        recorded_at=at,
        recorded_by=by,
    )
    row.full_clean()  # before the photo is kept, so that a refusal leaves no file behind
    if photo:
        row.photo = files.keep_upload(photo[1], name=photo[0], at=at)
    row.save()
    bad = [item.label for item in faults(items)]
    journal.record(
        "カメラを点検した",
        row,
        by=by,
        at=at,
        association_id=locked.site.association_id,
        facts={"点検した日": inspected_on.isoformat(), "わるい項目の数": len(bad)},
    )
    if bad:
        report_fault(
            camera=locked, noticed_on=inspected_on, what=remarks, inspection=row, by=by, at=at
        )
    return row


def refuse_wrong_day(camera: Camera, day: date, at: datetime) -> None:
    if day > timezone.localdate(at):
        raise Refused(FieldReason.IN_FUTURE)
    installed, removed = camera.installed_on, camera.removed_on
    if installed is None or day < installed or (removed is not None and day >= removed):
        raise Refused(FieldReason.NOT_STANDING)


def _refuse_half_answers(items: Mapping[str, str], remarks: str) -> None:
    if not is_whole(items):
        raise Refused(FieldReason.NOT_WHOLE)
    if faults(items) and not remarks.strip():
        raise Refused(FieldReason.SAY_WHAT).beside("remarks")
