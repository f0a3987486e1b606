"""変更・中止: after the decision, what was decided is to be changed or given up."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from associations.models import User
from cameras.models import Camera
from civic.refusals import Refused
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import ChangeRequest, GrantApplication, Submission
from subsidies.queries.answers import Answer
from subsidies.queries.letter_facts import GIVEN_UP_KEY
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Actor, Stage

_SENT = (Act.REQUEST_CHANGE, Stage.CHANGE_REQUESTED)


@transaction.atomic
def request_change(
    *,
    application: GrantApplication,
    kind: str,
    reason: str,
    before: str = "",
    after: str = "",
    requested_yen: int | None = None,
    given_up: Sequence[Camera] = (),
    address: str,
    by: User,
    at: datetime,
) -> Submission:
    """`kind`: of ChangeRequest. `requested_yen`: the subsidy after the change, where it changes.

    `given_up`: cameras that fall away with the approval; giving up the whole names none.
    """
    locked = lock(application)
    require(locked, _SENT[0], to=_SENT[1], actor=Actor.OFFICER)
    given_up = given_up if kind == ChangeRequest.Kind.CHANGE else ()
    _check_cameras(locked, given_up)
    if kind == ChangeRequest.Kind.CHANGE and not (before and after) and not given_up:
        raise Refused(ApplicationReason.NOTHING_CHANGES).beside("before")
    _check_amount(locked, requested_yen)
    request = ChangeRequest(
        application=locked,
        kind=kind,
        before=before,
        after="\n".join(filter(None, [after, *map(_fallen_away, given_up)])),
        reason=reason,
        requested_yen=requested_yen,
        requested_at=at,
        requested_by=by,
    )
    request.full_clean()
    request.save()
    further = tuple(map(_answer, given_up))
    return submit(locked, Sent(*_SENT, address, requested_yen, further), by=by, at=at)


def _check_amount(application: GrantApplication, yen: int | None) -> None:
    """A change never raises what was decided."""
    decided = application.decided_yen or 0
    if yen is not None and yen > decided:
        told = {"yen": f"{yen:,}", "decided": f"{decided:,}"}
        raise Refused(ApplicationReason.MORE_THAN_DECIDED, **told).beside("requested_yen")


def _check_cameras(application: GrantApplication, given_up: Sequence[Camera]) -> None:
    mine = set(application.grant_cameras.values_list("camera_id", flat=True))
    given = {camera.pk for camera in given_up}
    if given - mine:
        raise Refused(ApplicationReason.CAMERA_ELSEWHERE)
    if given and given == mine:
        raise Refused(ApplicationReason.ALL_GIVEN_UP).beside("given_up")


def _answer(camera: Camera) -> Answer:
    """Its key names the camera: the approval reads from it what falls away."""
    key = f"{GIVEN_UP_KEY}{camera.pk}"
    return Answer(key=key, label="設置をやめるカメラ", value=_title(camera))


def _fallen_away(camera: Camera) -> str:
    return f"{_title(camera)}は設置しません。"


def _title(camera: Camera) -> str:
    return f"{camera.site.number}号カメラ（{camera.site.label}）"
