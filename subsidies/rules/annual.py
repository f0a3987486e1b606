"""Which fiscal years may be reported, and by when (本システムの定め; the city's own day is 未確認)."""

from datetime import date, timedelta

from civic.fiscal_year import FiscalYear
from civic.spans import months_after

_MONTHS_TO_REPORT = 1
_WANTED_FROM = timedelta(days=60)  # before the end of the fiscal year, so that nobody forgets it


def may_report(year: FiscalYear, *, first: FiscalYear, on: date) -> bool:
    """Up to the current one, late ones too; none before the cameras stood."""
    return first <= year <= FiscalYear.of(on)


def is_wanted(year: FiscalYear, on: date) -> bool:
    """From its last weeks on it is asked for."""
    return on >= year.last_day - _WANTED_FROM


def due_on(year: FiscalYear) -> date:
    """A month after the end of the fiscal year."""
    return months_after(year.last_day, _MONTHS_TO_REPORT)
