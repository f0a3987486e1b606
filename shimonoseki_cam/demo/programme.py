"""The demo's own programme of this fiscal year: invented, open today, with a budget."""

from datetime import datetime, timedelta

from django.utils import timezone

from associations.models import User
from civic.actors import SystemActor
from civic.fiscal_year import FiscalYear
from subsidies.actions.load_programmes import load_programmes
from subsidies.models import BudgetEntry, Programme, ProgrammeWindow
from subsidies.rules.programme_fields import ProgrammeField

MODEL = "shimonoseki-r7"
CODE = "mihon-r8"
BUDGET_YEN = 6_000_000
_KEPT = ("rate_numerator", "rate_denominator", "rounding_unit", "rounding", "cap_per_camera",
         "cap_per_association", "eligible_cost_kinds", "eligible_kinds", "needs_consultation",
         "bars_contract_before_decision", "other_subsidy", "selection")  # fmt: skip


def lay_down_programmes(*, city: User, at: datetime) -> Programme:
    """Those of the software, and one that the demo's associations can apply to today."""
    load_programmes(by=SystemActor("demo"), at=at)
    model = Programme.objects.get(code=MODEL)
    programme = Programme.objects.create(
        code=CODE,
        name="（見本）防犯カメラ設置事業費補助金",
        fiscal_year=FiscalYear.of(timezone.localdate(at)).start_year,
        source="見本のための架空の制度です。",
        note="令和7年度の内容を写した、架空の制度です。下関市の今年度の制度ではありません。",
        required_papers=["QUOTATION", "DRAWING", "BYLAWS"],
        report_papers=["RECEIPT", "CAMERA_PHOTO", "SIGN_PHOTO"],
        letter_mark="見本生安",
        review_days=20,
        unverified=[field.value for field in ProgrammeField],
        copied_from=model,
        entered_at=at,
        entered_by=city,
        **{name: getattr(model, name) for name in _KEPT},
    )
    _open_windows(programme, at)
    BudgetEntry.objects.create(
        programme=programme,
        kind=BudgetEntry.Kind.APPROPRIATION,
        yen=BUDGET_YEN,
        note="見本の当初予算",
        entered_at=at,
        entered_by=city,
    )
    return programme


def _open_windows(programme: Programme, at: datetime) -> None:
    """Around today, so that everything can be tried."""
    today = timezone.localdate(at)
    for kind in (ProgrammeWindow.Kind.CONSULTATION, ProgrammeWindow.Kind.APPLICATION):
        ProgrammeWindow.objects.create(
            programme=programme,
            kind=kind,
            opens_on=today - timedelta(days=30),
            closes_on=today + timedelta(days=60),
        )
