"""A camera is released from its five years before they are over: the city has approved its disposal."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera
from civic import journal

_A_DAY = timedelta(days=1)


@transaction.atomic
def release_camera(*, camera: Camera, by: User, at: datetime) -> Camera:
    """The duty ends with the day before the approval, never before the day after installation.

    Nothing happens to a camera that is free already.
    """
    locked = Camera.objects.select_for_update().get(pk=camera.pk)
    today, until = timezone.localdate(at), locked.disposal_restricted_until
    if until is None or locked.installed_on is None or until < today:
        return locked
    locked.disposal_restricted_until = max(today - _A_DAY, locked.installed_on + _A_DAY)
    locked.full_clean()
    locked.save()
    journal.record(
        "5年の義務を解いた",
        locked,
        by=by,
        at=at,
        association_id=locked.site.association_id,
        facts={
            "もとの終わり": until.isoformat(),
            "新しい終わり": locked.disposal_restricted_until.isoformat(),
        },
    )
    return locked
