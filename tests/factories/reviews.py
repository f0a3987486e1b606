"""Applications that lie with the city, with what a review looks at."""

from datetime import date, datetime

from associations.models import Association
from subsidies.models import GrantApplication, Programme
from subsidies.rules.stages import Act, Stage
from tests.factories.days import NOW
from tests.factories.subsidies import (
    BudgetEntryFactory,
    ChangeRequestFactory,
    CostLineFactory,
    DisposalRequestFactory,
    GrantApplicationFactory,
    GrantCameraFactory,
    PaymentClaimFactory,
    ProgrammeFactory,
    StageChangeFactory,
)

_DECIDED = frozenset(
    {
        Stage.DECIDED, Stage.STARTED, Stage.CHANGE_REQUESTED, Stage.REPORTED,
        Stage.REPORT_RETURNED, Stage.SETTLED, Stage.CLAIMED, Stage.HOLDING,
        Stage.DISPOSAL_REQUESTED, Stage.REPAYMENT_ORDERED, Stage.RELEASED,
    }
)  # fmt: skip
_SETTLED = frozenset(
    {
        Stage.SETTLED, Stage.CLAIMED, Stage.HOLDING, Stage.DISPOSAL_REQUESTED,
        Stage.REPAYMENT_ORDERED, Stage.RELEASED,
    }
)  # fmt: skip
_CLAIMED = _SETTLED - {Stage.SETTLED}
_PAID = _CLAIMED - {Stage.CLAIMED}


def funded(yen: int = 6_000_000, **programme: object) -> Programme:
    """A programme with its budget voted."""
    entry = BudgetEntryFactory(programme=ProgrammeFactory(**programme), yen=yen)
    return entry.programme


def standing_at(
    stage: Stage,
    *,
    programme: Programme | None = None,
    association: Association | None = None,
    cameras: int = 1,
    until: date = date(2031, 3, 31),
    **columns: object,
) -> GrantApplication:
    """300,000 yen by estimate and by receipt (two thirds of 450,000 yen)."""
    facts: dict[str, object] = {"requested_yen": 300_000}
    if stage in _DECIDED:
        facts["decided_yen"] = 300_000
    if stage in _SETTLED:
        facts["settled_yen"] = 300_000
    owner = {"association": association} if association else {}
    application = GrantApplicationFactory(
        programme=programme or funded(),
        applied=True,
        **({"stage": stage} | facts | owner | columns),
    )
    for phase in ("PLAN", "ACTUAL"):
        CostLineFactory(application=application, phase=phase)
    bound = {"camera__planned": False, "camera__disposal_restricted_until": until}
    for _each in range(cameras):
        GrantCameraFactory(application=application, **(bound if stage in _PAID else {}))
    _requests(application)
    return application


def _requests(application: GrantApplication) -> None:
    stage = application.now
    if stage in _CLAIMED:
        paid = stage in _PAID
        by = application.begun_by if paid else None
        PaymentClaimFactory(
            application=application,
            paid_on=NOW.date() if paid else None,
            paid_at=NOW if paid else None,
            paid_by=by,
        )
    if stage is Stage.CHANGE_REQUESTED:
        ChangeRequestFactory(application=application)
        moved(application, Act.REQUEST_CHANGE, Stage.STARTED, stage)
    if stage is Stage.DISPOSAL_REQUESTED:
        request = DisposalRequestFactory(application=application)
        request.cameras.set([row.camera for row in application.grant_cameras.all()])


def moved(
    application: GrantApplication, act: Act, source: Stage, target: Stage, at: datetime = NOW
) -> None:
    """A step that led here."""
    StageChangeFactory(application=application, act=act, source=source, target=target, moved_at=at)
