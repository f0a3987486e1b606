"""The day on which the device's password was changed; never the password (guideline 3(3)ウ)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def record_password_change(*, camera: Camera, changed_on: date, by: User, at: datetime) -> Camera:
    if changed_on > timezone.localdate(at):
        raise Refused(CameraReason.CHANGED_IN_FUTURE)
    locked = Camera.objects.select_for_update().get(pk=camera.pk)
    locked.default_password_changed_on = changed_on
    locked.full_clean()
    locked.save()
    journal.record(
        "機器のパスワードの変更日を記録した",
        locked,
        by=by,
        at=at,
        association_id=locked.site.association_id,
        facts={"変更日": changed_on.isoformat()},
    )
    return locked
