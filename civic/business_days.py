"""Days on which the city's offices are open: not Saturdays, Sundays, holidays, 12/29 to 1/3."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Final

import jpholiday

_FRIDAY: Final = 4
_YEAR_END: Final = (12, 29)
_YEAR_BEGINNING: Final = (1, 3)


def is_business_day(day: date) -> bool:
    if day.weekday() > _FRIDAY or _is_new_year(day):
        return False
    return day not in _holidays(day.year)


def business_days_after(first: date, last: date) -> int:
    """Count those from the day after `first` to `last`, which counts (民法140条: 初日不算入).

    0 when `last` is not later than `first`.
    """
    if last <= first:
        return 0
    whole_years = sum(_opened_in(year)[-1] for year in range(first.year, last.year))
    return whole_years + _opened_until(last) - _opened_until(first)


def business_day_after(first: date, days: int) -> date:
    """Return the day on which `days` business days after `first` have passed, itself one."""
    day, left = first, days
    while left > 0:
        day += timedelta(days=1)
        left -= is_business_day(day)
    return day


def _opened_until(day: date) -> int:
    return _opened_in(day.year)[day.timetuple().tm_yday - 1]


@cache
def _opened_in(year: int) -> tuple[int, ...]:
    """Of each day of the year: how many of its days up to this one were business days."""
    return tuple(accumulate(map(is_business_day, _days_of(year))))


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(day for day, _name in jpholiday.year_holidays(year))


def _days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def _is_new_year(day: date) -> bool:
    as_pair = (day.month, day.day)
    return as_pair >= _YEAR_END or as_pair <= _YEAR_BEGINNING
