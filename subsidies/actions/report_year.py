"""年次報告: how the cameras of the subsidy fared in a fiscal year of the five."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic.fiscal_year import FiscalYear
from civic.refusals import Refused
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import AnnualReport, GrantApplication, Submission
from subsidies.queries.reportable_years import first_reportable
from subsidies.rules.annual import may_report
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def report_year(
    *,
    application: GrantApplication,
    fiscal_year: FiscalYear,
    condition: str,
    repairs: str = "",
    provision_count: int,
    complaint_count: int,
    address: str,
    by: User,
    at: datetime,
) -> Submission:
    """Once a fiscal year; that is a constraint of the table."""
    locked = lock(application)
    require(locked, Act.REPORT_YEAR, to=Stage.HOLDING, actor=Actor.OFFICER)
    first = first_reportable(locked)
    if not may_report(fiscal_year, first=first, on=timezone.localdate(at)):
        told = {"year": fiscal_year.label, "first": first.label}
        raise Refused(ApplicationReason.YEAR_NOT_TO_REPORT, **told).beside("fiscal_year")
    row = AnnualReport(
        application=locked,
        fiscal_year=fiscal_year.start_year,
        condition=condition,
        repairs=repairs,
        provision_count=provision_count,
        complaint_count=complaint_count,
        reported_at=at,
        reported_by=by,
    )
    row.full_clean()
    row.save()
    return submit(locked, Sent(Act.REPORT_YEAR, Stage.HOLDING, address), by=by, at=at)
