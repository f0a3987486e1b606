"""Factories of the subsidies room; `draft` applications, and one of everything that follows."""

from datetime import date

import factory

from associations.models import Association
from subsidies.models import (
    AnnualReport,
    Attachment,
    BudgetEntry,
    ChangeRequest,
    CostLine,
    DisposalRequest,
    FormTitle,
    GrantApplication,
    GrantCamera,
    Letter,
    LotteryDraw,
    PaymentClaim,
    PrintBatch,
    Programme,
    ProgrammeWindow,
    Remark,
    Repayment,
    StageChange,
    Submission,
)
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.stages import Act, Stage
from tests.factories.associations import AssociationFactory, UserFactory
from tests.factories.cameras import CameraFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW, SPRING

ELIGIBLE = [
    CostKind.CAMERA, CostKind.RECORDER, CostKind.EQUIPMENT, CostKind.WORK, CostKind.SIGN,
    CostKind.INSTALLATION,
]  # fmt: skip


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """Two thirds, 300,000 yen an association, below 1,000 yen cut once; of the fiscal year 2026."""

    class Meta:
        model = Programme

    code = factory.Sequence(lambda n: f"mihon-{n}")
    name = "見本市防犯カメラ設置事業費補助金"
    fiscal_year = 2026
    rate_numerator = 2
    rate_denominator = 3
    cap_per_association = 300_000
    eligible_cost_kinds = factory.LazyFunction(lambda: [kind.value for kind in ELIGIBLE])
    eligible_kinds = factory.LazyFunction(
        lambda: [
            Association.Kind.NEIGHBOURHOOD,
            Association.Kind.PTA,
            Association.Kind.SHOPPING_STREET,
        ]
    )
    entered_at = SPRING
    entered_by = factory.SubFactory(UserFactory)


class ProgrammeWindowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProgrammeWindow

    programme = factory.SubFactory(ProgrammeFactory)
    kind = ProgrammeWindow.Kind.APPLICATION
    opens_on = date(2026, 11, 1)
    closes_on = date(2027, 1, 15)


class FormTitleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FormTitle

    programme = factory.SubFactory(ProgrammeFactory)
    kind = "F3"
    number = "様式第1号"
    title = "見本の申請書"


class GrantApplicationFactory(factory.django.DjangoModelFactory):
    """A draft; the traits stand further on in the flow, without the rows that led there."""

    class Meta:
        model = GrantApplication

    class Params:
        applied = factory.Trait(stage=Stage.APPLIED, number=factory.Sequence("M8-{:03}".format))
        decided = factory.Trait(
            stage=Stage.DECIDED,
            number=factory.Sequence("M8-{:03}".format),
            decided_yen=300_000,
        )
        holding = factory.Trait(
            stage=Stage.HOLDING,
            number=factory.Sequence("M8-{:03}".format),
            decided_yen=300_000,
            settled_yen=300_000,
        )

    programme = factory.SubFactory(ProgrammeFactory)
    association = factory.SubFactory(AssociationFactory)
    begun_at = NOW
    begun_by = factory.SelfAttribute("association.registered_by")


class GrantCameraFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GrantCamera

    application = factory.SubFactory(GrantApplicationFactory)
    camera = factory.SubFactory(
        CameraFactory,
        planned=True,
        site__association=factory.SelfAttribute("...application.association"),
    )
    priority = factory.LazyAttribute(lambda row: row.application.grant_cameras.count() + 1)


class CostLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CostLine

    application = factory.SubFactory(GrantApplicationFactory)
    phase = CostLine.Phase.PLAN
    kind = CostKind.CAMERA
    yen = 450_000


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    application = factory.SubFactory(GrantApplicationFactory)
    kind = PaperKind.QUOTATION
    file = factory.SubFactory(StoredFileFactory)
    attached_at = NOW
    attached_by = factory.SelfAttribute("application.begun_by")


class SubmissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Submission

    application = factory.SubFactory(GrantApplicationFactory, applied=True)
    act = Act.APPLY
    attempt = 1
    receipt_number = factory.LazyAttribute(lambda row: f"{row.application.number}-{row.attempt}")
    answers = factory.LazyFunction(lambda: [{"key": "purpose", "label": "理由", "value": "見通し"}])
    paper_context = factory.LazyFunction(lambda: {"papers": []})
    submitted_at = NOW
    submitted_by = factory.SelfAttribute("application.begun_by")


class LetterFactory(factory.django.DjangoModelFactory):
    """A draft of a decision."""

    class Meta:
        model = Letter

    class Params:
        issued = factory.Trait(
            number=7,
            approved_at=NOW,
            approved_by=factory.SubFactory(UserFactory),
            paper_context=factory.LazyFunction(lambda: {"paper": {"title": "通知"}, "forms": []}),
        )

    application = factory.SubFactory(GrantApplicationFactory, applied=True)
    act = Act.DECIDE
    amount_yen = 300_000
    drafted_at = NOW
    drafted_by = factory.SubFactory(UserFactory)


class RemarkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Remark

    letter = factory.SubFactory(LetterFactory, act=Act.RETURN_APPLICATION, amount_yen=None)
    question = "purpose"
    text = "もう少しくわしく書いてください。"


class StageChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StageChange

    application = factory.SubFactory(GrantApplicationFactory, applied=True)
    act = Act.APPLY
    source = Stage.DRAFT
    target = Stage.APPLIED
    moved_at = NOW
    moved_by = factory.SelfAttribute("application.begun_by")


class BudgetEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BudgetEntry

    programme = factory.SubFactory(ProgrammeFactory)
    kind = BudgetEntry.Kind.APPROPRIATION
    yen = 6_000_000
    entered_at = SPRING
    entered_by = factory.SelfAttribute("programme.entered_by")


class LotteryDrawFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LotteryDraw

    programme = factory.SubFactory(ProgrammeFactory)
    seed = "令和8年12月1日 公開抽選"
    numbers = factory.LazyFunction(lambda: ["M8-001"])
    drawn_at = NOW
    drawn_by = factory.SelfAttribute("programme.entered_by")


class ChangeRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChangeRequest

    application = factory.SubFactory(GrantApplicationFactory, decided=True)
    kind = ChangeRequest.Kind.CHANGE
    before = "集会所前"
    after = "公園前"
    reason = "柱が使えなくなりました。"
    requested_at = NOW
    requested_by = factory.SelfAttribute("application.begun_by")


class PaymentClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PaymentClaim

    application = factory.SubFactory(GrantApplicationFactory, decided=True)
    bank = "架空銀行"
    branch = "見本支店"
    account_kind = PaymentClaim.AccountKind.ORDINARY
    account_number = "0000000"
    holder = "見本町一丁目自治会"
    holder_kana = "ミホンチョウイッチョウメジチカイ"
    claimed_at = NOW
    claimed_by = factory.SubFactory(UserFactory)


class AnnualReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnnualReport

    application = factory.SubFactory(GrantApplicationFactory, holding=True)
    fiscal_year = 2026
    condition = "2台とも動いています。"
    provision_count = 0
    complaint_count = 0
    reported_at = NOW
    reported_by = factory.SelfAttribute("application.begun_by")


class DisposalRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DisposalRequest

    application = factory.SubFactory(GrantApplicationFactory, holding=True)
    kind = DisposalRequest.Kind.REMOVE
    reason = "建物を取り壊します。"
    planned_on = date(2027, 2, 1)
    requested_at = NOW
    requested_by = factory.SelfAttribute("application.begun_by")


class RepaymentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Repayment

    application = factory.SubFactory(GrantApplicationFactory, holding=True)
    yen = 60_000
    repaid_on = date(2026, 11, 20)
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("application.begun_by")


class PrintBatchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrintBatch

    programme = factory.SubFactory(ProgrammeFactory)
    total_count = 2
    ordered_at = NOW
    ordered_by = factory.SubFactory(UserFactory)
