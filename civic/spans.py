"""Periods by the Civil Code (民法140–143条): the first day is not counted, the last day is kept.

Each function takes the day of the event and returns the inclusive last day. Counting starts at
midnight after that day (140条) and the period runs out when its last day ends (141条). Months and
years go by the calendar: the period ends on the day before the one that corresponds to the day
counting started from, or on the last day of the month where no such day exists (143条2項).
142条 (a closing day moved off a holiday) is left alone: it is about acts done towards someone.
"""

from calendar import monthrange
from datetime import date, timedelta

_MONTHS_A_YEAR = 12


def days_after(day: date, days: int) -> date:
    """Return the last of `days` days, the day itself uncounted; ValueError below one day."""
    _require_positive(days)
    return day + timedelta(days=days)


def months_after(day: date, months: int) -> date:
    """Return the last day of `months` calendar months; ValueError below one month.

    31 January + 1 counts from 1 February and ends 28 February; 30 January + 1 counts from the
    31st, which February lacks, and ends 28 February too; 28 February + 1 ends 31 March.
    """
    _require_positive(months)
    start = day + timedelta(days=1)
    years, month = divmod(start.month - 1 + months, _MONTHS_A_YEAR)
    return _day_before(start.year + years, month + 1, start.day)


def years_after(day: date, years: int) -> date:
    """Return the last day of `years` calendar years; ValueError below one year."""
    _require_positive(years)
    return months_after(day, years * _MONTHS_A_YEAR)


def _day_before(year: int, month: int, corresponding: int) -> date:
    length = monthrange(year, month)[1]
    if corresponding > length:
        return date(year, month, length)
    return date(year, month, corresponding) - timedelta(days=1)


def _require_positive(count: int) -> None:
    if count < 1:
        raise ValueError("期間は1以上で指定してください。")
