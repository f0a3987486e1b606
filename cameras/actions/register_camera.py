"""The device of a site is entered, with the question of face recognition (guideline 1【重要】)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera, CameraSite
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def register_camera(
    *,
    site: CameraSite,
    necessity: str,
    maker: str,
    records_sound: bool,
    recognises_faces: bool,
    default_password_changed_on: date | None,
    by: User,
    at: datetime,
) -> Camera:
    """A camera that recognises faces is refused; the city is asked instead."""
    if recognises_faces:
        raise Refused(CameraReason.FACE_RECOGNITION)
    CameraSite.objects.select_for_update().get(pk=site.pk)
    if default_password_changed_on and default_password_changed_on > timezone.localdate(at):
        raise Refused(CameraReason.CHANGED_IN_FUTURE)
    if Camera.objects.filter(site=site).exists():
        raise Refused(CameraReason.DEVICE_KNOWN)
    camera = Camera(
        site=site,
        necessity=necessity,
        maker=maker,
        records_sound=records_sound,
        default_password_changed_on=default_password_changed_on,
        recorded_at=at,
        recorded_by=by,
    )
    camera.full_clean()
    camera.save()
    journal.record(
        "カメラを登録した",
        camera,
        by=by,
        at=at,
        association_id=site.association_id,
        facts={"番号": site.number, "音声": records_sound, "顔識別": False},
    )
    return camera
