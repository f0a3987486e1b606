"""受付番号: R8-012, counted through a fiscal year."""

from civic.fiscal_year import FiscalYear
from civic.wareki import ERAS


def number_prefix(year: FiscalYear) -> str:
    """By the era in force at the end of the calendar year, as 年度 is written."""
    era = next(era for era in ERAS if era.first_day.year <= year.start_year)
    return f"{era.letter}{year.start_year - era.first_day.year + 1}-"
