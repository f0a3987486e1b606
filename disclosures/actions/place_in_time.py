"""場所と時間: which cameras, and from when to when."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_inquiry
from disclosures.models import Inquiry
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import DECIDABLE, Stage
from retention.rules.hold import period_refusal

Point = tuple[Decimal, Decimal]


@transaction.atomic
def place_in_time(
    *,
    inquiry: Inquiry,
    spot: str,
    point: Point | None = None,
    from_at: datetime,
    to_at: datetime,
    cameras: Collection[Camera],
    by: User,
    at: datetime,
) -> Inquiry:
    """`from_at` and `to_at` are inclusive moments of the footage; `point` is (latitude, longitude).

    A hold that was placed for other footage goes on until its own end; the new one is placed anew.
    What was decided was decided about that footage: the other has to be decided anew (規程6(2)).
    """
    locked = lock_inquiry(inquiry, DECIDABLE)
    _check(locked, cameras, from_at=from_at, to_at=to_at, at=at)
    before = (locked.from_at, locked.to_at, set(locked.cameras.values_list("pk", flat=True)))
    locked.spot = spot
    locked.latitude, locked.longitude = point or (None, None)
    locked.from_at, locked.to_at = from_at, to_at
    if before != (from_at, to_at, {camera.pk for camera in cameras}):
        locked.hold, locked.stage = None, Stage.RECEIVED
    locked.full_clean()
    locked.save()
    locked.cameras.set(cameras)
    journal.record(
        "依頼の場所と時間を決めた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "カメラ": len(cameras),
            "映像の始まり": timezone.localtime(from_at).isoformat(),
            "映像の終わり": timezone.localtime(to_at).isoformat(),
        },
        personal={"場所": spot} if spot else None,
    )
    return locked


def _check(
    inquiry: Inquiry,
    cameras: Collection[Camera],
    *,
    from_at: datetime,
    to_at: datetime,
    at: datetime,
) -> None:
    if not cameras:
        raise Refused(InquiryReason.CAMERAS_MISSING)
    if any(camera.site.association_id != inquiry.association_id for camera in cameras):
        raise Refused(InquiryReason.CAMERA_ELSEWHERE)
    if reason := period_refusal(from_at, to_at, at):
        raise Refused(reason)
