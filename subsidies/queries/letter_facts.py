"""What a letter is measured by, and what decides where its approval leads."""

from datetime import date

from cameras.models import Camera
from subsidies.models import ChangeRequest, DisposalRequest, GrantApplication
from subsidies.queries.case import Case
from subsidies.rules.letters import Behind, Money
from subsidies.rules.stages import Act, Stage

# The key of an answer that names a camera given up by a change, before its number in the table.
GIVEN_UP_KEY = "change-camera-"


def money_of(case: Case) -> Money:
    application = case.application
    change = newest_change(application)
    changing = application.now is Stage.CHANGE_REQUESTED
    return Money(
        plan=case.plan_without(fallen_away(application)).amount if changing else case.plan.amount,
        actual=case.due,
        requested=application.requested_yen,
        asked=change.requested_yen if change and changing else None,
        decided=application.decided_yen,
        settled=application.settled_yen,
        is_paid=is_paid(application),
        repaid=sum(application.repayments.values_list("yen", flat=True)),
    )


def behind_of(application: GrantApplication, amount: int | None, on: date) -> Behind:
    return Behind(
        before=_stage_before_request(application),
        amount=amount or 0,
        under_duty=[camera.pk for camera in cameras_under_duty(application, on)],
        given_up=[camera.pk for camera in given_up(application)],
    )


def cameras_under_duty(application: GrantApplication, on: date) -> list[Camera]:
    """Its cameras whose five years are not over, and which no disposal has released."""
    chosen = application.grant_cameras.values("camera_id")
    return list(Camera.objects.filter(pk__in=chosen, disposal_restricted_until__gte=on))


def given_up(application: GrantApplication) -> list[Camera]:
    request = newest_disposal(application)
    return list(request.cameras.all()) if request else []


def newest_change(application: GrantApplication) -> ChangeRequest | None:
    return application.change_requests.order_by("-requested_at", "-pk").first()


def fallen_away(application: GrantApplication) -> list[int]:
    """The cameras that the newest change gives up."""
    change = newest_change(application)
    if change is None or change.kind != ChangeRequest.Kind.CHANGE:
        return []
    sent = application.submissions.filter(
        act=Act.REQUEST_CHANGE, submitted_at=change.requested_at
    ).first()
    keys = (str(answer["key"]) for answer in (sent.answers if sent else []))
    return [int(key.removeprefix(GIVEN_UP_KEY)) for key in keys if key.startswith(GIVEN_UP_KEY)]


def newest_disposal(application: GrantApplication) -> DisposalRequest | None:
    return application.disposal_requests.order_by("-requested_at", "-pk").first()


def is_paid(application: GrantApplication) -> bool:
    claim = getattr(application, "claim", None)
    return claim is not None and claim.paid_on is not None


def _stage_before_request(application: GrantApplication) -> Stage | None:
    asked = application.stage_changes.filter(act=Act.REQUEST_CHANGE).order_by("-pk").first()
    return Stage(asked.source) if asked else None
