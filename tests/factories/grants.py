"""Applications as they stand at a stage, with everything behind them that the checks look at."""

from datetime import date

from associations.models import Association, User
from cameras.models import Camera
from subsidies.models import GrantApplication, Programme, ProgrammeWindow
from subsidies.rules.costs import CostKind
from subsidies.rules.stages import Act, Stage
from tests.factories.associations import ResolutionFactory
from tests.factories.cameras import (
    CameraFactory,
    CameraSiteFactory,
    ConsentFactory,
    FieldOfViewFactory,
    RegulationsFactory,
)
from tests.factories.days import NOW
from tests.factories.subsidies import (
    CostLineFactory,
    GrantApplicationFactory,
    GrantCameraFactory,
    ProgrammeFactory,
    ProgrammeWindowFactory,
    StageChangeFactory,
)

SPENT = {"contracted_on": date(2026, 11, 10), "started_on": date(2026, 11, 12)}
DONE = {"completed_on": date(2026, 11, 20), "costs_paid_on": date(2026, 11, 21)}
_NUMBERED = {stage for stage in Stage if stage not in {Stage.DRAFT, Stage.WITHDRAWN}}
_DECIDED_AT = date(2026, 11, 5)


def open_programme(**terms: object) -> Programme:
    """交付申請 may be handed in today, without 事前協議."""
    programme = ProgrammeFactory(**terms)
    ProgrammeWindowFactory(programme=programme)
    return programme


def consulting_programme(**terms: object) -> Programme:
    """事前協議 may be handed in today; it is needed before 交付申請."""
    programme = ProgrammeFactory(needs_consultation=True, **terms)
    ProgrammeWindowFactory(programme=programme, kind=ProgrammeWindow.Kind.CONSULTATION)
    return programme


def planned_camera(association: Association) -> Camera:
    """With its view, and the written consent of every household in it."""
    site = CameraSiteFactory(association=association)
    camera = CameraFactory(site=site, planned=True)
    view = FieldOfViewFactory(camera=camera)
    for _ in range(view.households_in_view):
        ConsentFactory(view=view)
    return camera


def whole_application(
    association: Association,
    by: User,
    *,
    programme: Programme | None = None,
    stage: Stage = Stage.DRAFT,
    **facts: object,
) -> GrantApplication:
    """Nothing is missing; the rows of the steps that led to the stage are not there."""
    defaults: dict[str, object] = {
        "purpose": "通学路の見通しが悪く、声かけが2件ありました。",
        "other_subsidy_yen": 0,
        "planned_start_on": date(2027, 1, 20),
        "planned_end_on": date(2027, 2, 20),
        "resolution": ResolutionFactory(association=association),
        "contact_name": "会長 佐藤 花子",
        "contact_phone": "083-000-0000",
        "requested_yen": 300_000,
    }
    if stage in _NUMBERED:
        defaults["number"] = f"R8-{GrantApplication.objects.exclude(number='').count() + 1:03}"
    application = GrantApplicationFactory(
        programme=programme or open_programme(),
        association=association,
        stage=stage,
        begun_by=by,
        **(defaults | facts),
    )
    camera = planned_camera(association)
    GrantCameraFactory(application=application, camera=camera)
    CostLineFactory(application=application, camera=camera, yen=450_000)
    return application


def decided_application(
    association: Association, by: User, *, stage: Stage = Stage.DECIDED, **facts: object
) -> GrantApplication:
    """Decided on 2026-11-05 over 300,000 yen."""
    application = whole_application(
        association, by, stage=stage, **({"decided_yen": 300_000} | facts)
    )
    StageChangeFactory(
        application=application,
        act=Act.DECIDE,
        source=Stage.APPLIED,
        target=Stage.DECIDED,
        moved_at=NOW.replace(month=_DECIDED_AT.month, day=_DECIDED_AT.day),
        moved_by=None,
    )
    return application


def reportable_application(association: Association, by: User) -> GrantApplication:
    """Everything that a report wants is there."""
    application = decided_application(association, by, stage=Stage.STARTED, **SPENT, **DONE)
    row = application.grant_cameras.get()
    camera = row.camera
    camera.installed_on = date(2026, 11, 20)
    camera.disposal_restricted_until = date(2032, 3, 31)
    camera.full_clean()
    camera.save()
    CostLineFactory(
        application=application, phase="ACTUAL", kind=CostKind.CAMERA, camera=camera, yen=450_000
    )
    RegulationsFactory(association=association)
    return application
