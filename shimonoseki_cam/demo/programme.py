"""The demo's own programme of this fiscal year: invented, open today, with a budget."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from associations.models import User
from civic.actors import SystemActor
from civic.fiscal_year import FiscalYear
from subsidies.actions.load_programmes import load_programmes
from subsidies.models import BudgetEntry, Programme, ProgrammeWindow
from subsidies.rules.programme_fields import ProgrammeField

MODEL = "shimonoseki-r7"
CODE = "mihon-r8"
CODE_BEFORE = "mihon-r6"
BUDGET_YEN = 6_000_000
_KEPT = ("rate_numerator", "rate_denominator", "rounding_unit", "rounding", "cap_per_camera",
         "cap_per_association", "eligible_cost_kinds", "eligible_kinds", "needs_consultation",
         "bars_contract_before_decision", "other_subsidy", "selection")  # fmt: skip


def lay_down_programmes(*, city: User, at: datetime) -> Programme:
    """Those of the software, and one that the demo's associations can apply to today."""
    load_programmes(by=SystemActor("demo"), at=at)
    year = FiscalYear.of(timezone.localdate(at))
    programme = _programme(CODE, year, city=city, at=at)
    today = timezone.localdate(at)
    _open_windows(programme, today - timedelta(days=30), today + timedelta(days=60))
    return programme


def lay_down_past_programme(*, city: User, year: FiscalYear, at: datetime) -> Programme:
    """That of an earlier year, which wanted a report each year; closed today."""
    programme = _programme(CODE_BEFORE, year, city=city, at=at, wants_annual_report=True)
    _open_windows(programme, year.first_day, year.first_day.replace(month=9, day=30))
    return programme


def _programme(
    code: str, year: FiscalYear, *, city: User, at: datetime, wants_annual_report: bool = False
) -> Programme:
    model = Programme.objects.get(code=MODEL)
    programme = Programme.objects.create(
        code=code,
        name="（見本）防犯カメラ設置事業費補助金",
        fiscal_year=year.start_year,
        source="見本のための架空の制度です。",
        note="令和7年度の内容を写した、架空の制度です。下関市の今年度の制度ではありません。",
        required_papers=["QUOTATION", "DRAWING", "BYLAWS"],
        report_papers=["RECEIPT", "CAMERA_PHOTO", "SIGN_PHOTO"],
        letter_mark="見本生安",
        review_days=20,
        wants_annual_report=wants_annual_report,
        unverified=[field.value for field in ProgrammeField],
        copied_from=model,
        entered_at=at,
        entered_by=city,
        **{name: getattr(model, name) for name in _KEPT},
    )
    BudgetEntry.objects.create(
        programme=programme,
        kind=BudgetEntry.Kind.APPROPRIATION,
        yen=BUDGET_YEN,
        note="見本の当初予算",
        entered_at=at,
        entered_by=city,
    )
    return programme


def _open_windows(programme: Programme, opens_on: date, closes_on: date) -> None:
    for kind in (ProgrammeWindow.Kind.CONSULTATION, ProgrammeWindow.Kind.APPLICATION):
        ProgrammeWindow.objects.create(
            programme=programme, kind=kind, opens_on=opens_on, closes_on=closes_on
        )
