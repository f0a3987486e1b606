"""What the camera films is entered; an earlier view ends and its consents with it (2(1), 2(2)ア)."""

from datetime import date, datetime

from django.db import transaction

from associations.models import User
from cameras.models import Camera, FieldOfView
from civic import journal


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
    locked = Camera.objects.select_for_update().get(pk=camera.pk)
    locked.views.filter(ended_on=None).update(ended_on=on)
    view = FieldOfView(
        camera=locked,
        subject=subject,
        bearing=bearing,
        angle=angle,
        range_m=range_m,
        masking=masking,
        households_in_view=households_in_view,
        starts_on=on,
        recorded_at=at,
        recorded_by=by,
    )
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
