"""Fiscal years of an application for which 年次報告 may be made now."""

from datetime import date

from django.utils import timezone

from civic.fiscal_year import FiscalYear
from subsidies.models import GrantApplication
from subsidies.rules.annual import may_report


def first_reportable(application: GrantApplication) -> FiscalYear:
    """That in which the work was done."""
    day = application.completed_on or timezone.localdate(application.begun_at)
    return FiscalYear.of(day)


def reportable_years(application: GrantApplication, on: date) -> list[FiscalYear]:
    """The oldest first; without those that are reported already."""
    done = set(application.annual_reports.values_list("fiscal_year", flat=True))
    now, first = FiscalYear.of(on), first_reportable(application)
    years = (FiscalYear(start) for start in range(first.start_year, now.start_year + 1))
    return [
        year
        for year in years
        if year.start_year not in done and may_report(year, first=first, on=on)
    ]
