"""財産処分: a camera is to be removed, moved or sold before its five years are over (2(2)エ)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Camera
from civic.refusals import Refused
from civic.wareki import wareki
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import DisposalRequest, GrantApplication, Submission
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def request_disposal(
    *,
    application: GrantApplication,
    cameras: Sequence[Camera],
    kind: str,
    reason: str,
    planned_on: date,
    address: str,
    by: User,
    at: datetime,
) -> Submission:
    """Nothing happens to the camera: the city has to approve first."""
    locked = lock(application)
    require(locked, Act.REQUEST_DISPOSAL, to=Stage.DISPOSAL_REQUESTED, actor=Actor.OFFICER)
    _check(locked, cameras, planned_on=planned_on, today=timezone.localdate(at))
    request = DisposalRequest(
        application=locked,
        kind=kind,
        reason=reason,
        planned_on=planned_on,
        requested_at=at,
        requested_by=by,
    )
    request.full_clean()
    request.save()
    request.cameras.set(cameras)
    sent = Sent(Act.REQUEST_DISPOSAL, Stage.DISPOSAL_REQUESTED, address)
    return submit(locked, sent, by=by, at=at)


def _check(
    application: GrantApplication, cameras: Sequence[Camera], *, planned_on: date, today: date
) -> None:
    if not cameras:
        raise Refused(ApplicationReason.NO_CAMERA).beside("cameras")
    chosen = set(application.grant_cameras.values_list("camera_id", flat=True))
    if any(camera.pk not in chosen for camera in cameras):
        raise Refused(ApplicationReason.CAMERA_ELSEWHERE)
    if planned_on < today:
        raise Refused(ApplicationReason.DISPOSAL_IN_PAST).beside("planned_on")
    for camera in cameras:
        until = camera.disposal_restricted_until
        if until is None or until < planned_on:
            raise Refused(
                ApplicationReason.FIVE_YEARS_OVER,
                title=f"{camera.site.number}号カメラ",
                until=_bound(until),
            ).beside("planned_on" if until else "cameras")


def _bound(until: date | None) -> str:
    if until is None:
        return "撤去・移設・売却をしてはならない期間（5年以上）にありません"
    return f"撤去・移設・売却をしてはならない期間が{wareki(until)}に終わります"
