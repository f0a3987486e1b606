"""Which fiscal years may be reported, and by when (本システムの定め; the city's own day is 未確認)."""

from datetime import date

from civic.fiscal_year import FiscalYear
from civic.spans import months_after

_MONTHS_TO_REPORT = 1


def may_report(year: FiscalYear, *, first: FiscalYear, on: date) -> bool:
    """Up to the current one, late ones too; none before the cameras stood."""
    return first <= year <= FiscalYear.of(on)


def due_on(year: FiscalYear) -> date:
    """A month after the end of the fiscal year."""
    return months_after(year.last_day, _MONTHS_TO_REPORT)
