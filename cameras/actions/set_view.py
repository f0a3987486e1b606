"""What the camera films is entered; a camera that is turned needs its consents anew (2(1), 2(2)ア)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera, FieldOfView
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def set_view(
    *,
    camera: Camera,
    subject: str,
    bearing: int,
    angle: int,
    range_m: int,
    masking: str,
    households_in_view: int,
    on: date,
    by: User,
    at: datetime,
) -> FieldOfView:
    """`on` is the day of turning; it counts only for a standing camera that already had a view.

    The same wedge keeps its view and its consents: only what is known of it is mended.
    """
    if on > timezone.localdate(at):
        raise Refused(CameraReason.TURNED_IN_FUTURE)
    locked = Camera.objects.select_for_update().get(pk=camera.pk)
    view = locked.views.filter(ended_on=None).first()
    if view is None or (view.bearing, view.angle, view.range_m) != (bearing, angle, range_m):
        view = _next_view(locked, view, on=on, by=by, at=at)
        view.bearing, view.angle, view.range_m = bearing, angle, range_m
    view.subject, view.masking = subject, masking
    view.households_in_view = households_in_view
    view.full_clean()
    view.save()
    journal.record(
        "撮影範囲を登録した",
        view,
        by=by,
        at=at,
        association_id=locked.site.association_id,
        facts={"向き": bearing, "幅": angle, "距離": range_m, "世帯数": households_in_view},
    )
    return view


def _next_view(
    camera: Camera, before: FieldOfView | None, *, on: date, by: User, at: datetime
) -> FieldOfView:
    """A first view holds from the installation, so it has no day of its own."""
    if before:
        before.ended_on = on
        before.save(update_fields=["ended_on"])
    turned_on = on if before and camera.installed_on else None
    return FieldOfView(camera=camera, starts_on=turned_on, recorded_at=at, recorded_by=by)
