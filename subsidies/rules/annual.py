"""Which fiscal years may be reported, and by when (本システムの定め; the city's own day is 未確認)."""

from datetime import date

from civic.fiscal_year import FiscalYear
from civic.spans import months_after

_MONTHS_TO_REPORT = 1


def may_report(year: FiscalYear, *, first: FiscalYear, on: date) -> bool:
    """The fiscal year that has just ended, and the current one; none before the cameras stood."""
    now = FiscalYear.of(on)
    return first <= year and year in (now, now.plus(-1))


def due_on(year: FiscalYear) -> date:
    """A month after the end of the fiscal year."""
    return months_after(year.last_day, _MONTHS_TO_REPORT)
