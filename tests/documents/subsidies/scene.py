"""An application with everything that its papers may show."""

from datetime import date
from decimal import Decimal

from associations.rules.roles import Role
from subsidies.models import CostLine, GrantApplication
from subsidies.queries.case import Case, case_of
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from tests.factories.associations import (
    AppointmentFactory,
    AssociationFactory,
    ResolutionFactory,
    UserFactory,
)
from tests.factories.cameras import CameraFactory, CameraSiteFactory, FieldOfViewFactory
from tests.factories.subsidies import (
    AnnualReportFactory,
    ChangeRequestFactory,
    CostLineFactory,
    DisposalRequestFactory,
    GrantApplicationFactory,
    GrantCameraFactory,
    LetterFactory,
    PaymentClaimFactory,
    ProgrammeFactory,
)

ON = date(2026, 11, 23)
LONG_NAME = "見本川上流下流左岸右岸東西南北中央連合自治会見本川上流下流左岸右岸東西南北中央支部"


def application(
    *, cameras: int = 2, name: str = "見本町一丁目自治会", **values: object
) -> GrantApplication:
    association = AssociationFactory(name=name, phone="083-000-0000")
    chair = UserFactory(name="髙﨑 邊子")
    AppointmentFactory(user=chair, association=association, role=Role.CHAIR, post="会長")
    AppointmentFactory(user=chair, association=association, role=Role.MANAGER, post="会長")
    handler = UserFactory(name="田中 一郎")
    AppointmentFactory(user=handler, association=association, role=Role.HANDLER, post="防犯部長")
    programme = ProgrammeFactory(
        name="防犯カメラ設置事業費補助金",
        required_papers=[PaperKind.QUOTATION, PaperKind.MINUTES, PaperKind.CONSENTS],
        report_papers=[PaperKind.RECEIPT, PaperKind.CONTRACT],
    )
    made = GrantApplicationFactory(
        **{
            "programme": programme,
            "association": association,
            "number": "M8-018",
            "purpose": "通学路の見通しが悪く、下校の時間に声かけが2件ありました。",
            "police_consulted_on": date(2026, 10, 5),
            "police_advice": "公園側の角にも1台あるとよい、とのことでした。",
            "planned_start_on": date(2026, 12, 10),
            "planned_end_on": date(2027, 1, 31),
            "contact_name": "田中 一郎",
            "contact_phone": "083-000-0001",
            "requested_yen": 300_000,
            "resolution": ResolutionFactory(association=association, held_on=date(2026, 9, 1)),
            **values,
        }
    )
    for at in range(cameras):
        _camera(made, at)
    return made


def _camera(made: GrantApplication, at: int) -> None:
    site = CameraSiteFactory(
        association=made.association,
        label=("集会所前", "通学路角", "公園入口")[at % 3],
        address_line=f"0番{at}号地先",
        pole_number="" if at % 3 == 0 else f"見本 {at:02}",
        latitude=Decimal("33.958420") + Decimal("0.0004") * (at // 3),
        longitude=Decimal("130.940880") + Decimal("0.0005") * (at % 3),
    )
    camera = CameraFactory(site=site, planned=True, maker="見本電機 MH-100")
    FieldOfViewFactory(camera=camera, bearing=(at * 100) % 360, households_in_view=3)
    GrantCameraFactory(application=made, camera=camera, priority=at + 1)
    for phase in CostLine.Phase:
        CostLineFactory(application=made, camera=camera, phase=phase, yen=150_500)
        CostLineFactory(
            application=made, camera=camera, phase=phase, kind=CostKind.WORK, yen=75_000
        )
        CostLineFactory(
            application=made, camera=camera, phase=phase, kind=CostKind.MAINTENANCE, yen=12_000
        )


def through(**values: object) -> GrantApplication:
    """Decided, built, claimed, reported and asked to be removed: a row of everything."""
    made = application(
        decided_yen=300_000,
        settled_yen=300_000,
        contracted_on=date(2026, 12, 10),
        started_on=date(2026, 12, 12),
        completed_on=date(2027, 1, 20),
        costs_paid_on=date(2027, 1, 25),
        **values,
    )
    LetterFactory(application=made, issued=True)
    ChangeRequestFactory(application=made, requested_yen=280_000)
    PaymentClaimFactory(application=made)
    AnnualReportFactory(application=made)
    disposal = DisposalRequestFactory(application=made)
    disposal.cameras.set([row.camera for row in made.grant_cameras.all()])
    return made


def case(**values: object) -> Case:
    return fresh(application(**values))


def fresh(made: GrantApplication) -> Case:
    return case_of(GrantApplication.objects.with_parties().get(pk=made.pk), ON)
