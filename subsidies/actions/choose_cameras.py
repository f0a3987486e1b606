"""The cameras of an application, in the association's own order of need."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from associations.models import User
from cameras.models import Camera
from civic.refusals import Refused
from subsidies.actions.lock_cameras import lock_cameras
from subsidies.actions.write_page import note_written, open_page
from subsidies.models import GrantApplication, GrantCamera
from subsidies.queries.candidates import asked_elsewhere
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason


@transaction.atomic
def choose_cameras(
    *,
    application: GrantApplication,
    cameras: Sequence[Camera],
    stamp: str = "",
    by: User,
    at: datetime,
) -> GrantApplication:
    """`cameras`: the most needed first. Costs of a camera that is left out go with it."""
    with open_page(application, Question.CAMERAS, stamp=stamp) as locked:
        lock_cameras(camera.pk for camera in cameras)
        _check(locked, cameras)
        _replace(locked, cameras)
    note_written(locked, Question.CAMERAS, by=by, at=at, facts={"カメラ": len(cameras)})
    return locked


def _check(locked: GrantApplication, cameras: Sequence[Camera]) -> None:
    if any(camera.site.association_id != locked.association_id for camera in cameras):
        raise Refused(ApplicationReason.CAMERA_ELSEWHERE)
    elsewhere = asked_elsewhere(locked)
    for camera in cameras:
        if number := elsewhere.get(camera.pk):
            title = f"{camera.site.number}号カメラ"
            raise Refused(ApplicationReason.CAMERA_ASKED_ELSEWHERE, title=title, number=number)


def _replace(locked: GrantApplication, cameras: Sequence[Camera]) -> None:
    locked.grant_cameras.all().delete()
    for n, camera in enumerate(dict.fromkeys(cameras), 1):
        row = GrantCamera(application=locked, camera=camera, priority=n)
        row.full_clean()
        row.save()
    kept = [camera.pk for camera in cameras]
    locked.cost_lines.exclude(camera=None).exclude(camera__in=kept).delete()
