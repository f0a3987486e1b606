"""The camera stands: the five years begin with the next fiscal year (guideline 2(2)エ)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera
from cameras.rules.five_years import obligation
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def record_installation(*, camera: Camera, installed_on: date, by: User, at: datetime) -> Camera:
    locked = Camera.objects.select_for_update().get(pk=camera.pk)
    if locked.installed_on:
        raise Refused(CameraReason.ALREADY_INSTALLED)
    if installed_on > timezone.localdate(at):
        raise Refused(CameraReason.INSTALLED_IN_FUTURE)
    locked.installed_on = installed_on
    locked.disposal_restricted_until = obligation(installed_on).ends_on
    locked.full_clean()
    locked.save()
    journal.record(
        "設置日を記録した",
        locked,
        by=by,
        at=at,
        association_id=locked.site.association_id,
        facts={
            "設置日": installed_on.isoformat(),
            "義務の終わり": locked.disposal_restricted_until.isoformat(),
        },
    )
    return locked
