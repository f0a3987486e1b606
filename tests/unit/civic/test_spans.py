"""civic.spans: 民法140–143条."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.spans import days_after, months_after, years_after

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "last_day"),
    [
        ("2026-01-27", "2026-02-27"),
        ("2026-01-28", "2026-02-28"),
        ("2026-01-29", "2026-02-28"),
        ("2026-01-30", "2026-02-28"),
        ("2026-01-31", "2026-02-28"),
        ("2026-02-01", "2026-03-01"),
        ("2026-02-28", "2026-03-31"),
        ("2026-03-01", "2026-04-01"),
        ("2026-03-30", "2026-04-30"),
        ("2026-03-31", "2026-04-30"),
        ("2026-04-30", "2026-05-31"),
        ("2026-11-30", "2026-12-31"),
        ("2026-12-31", "2027-01-31"),
        ("2028-01-28", "2028-02-28"),
        ("2028-01-29", "2028-02-29"),
        ("2028-01-31", "2028-02-29"),
        ("2028-02-28", "2028-03-28"),
        ("2028-02-29", "2028-03-31"),
    ],
)
def test_one_month(day, last_day):
    assert months_after(date.fromisoformat(day), 1) == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("day", "years", "last_day"),
    [
        ("2027-03-31", 5, "2032-03-31"),
        ("2026-11-23", 1, "2027-11-23"),
        ("2028-02-28", 1, "2029-02-28"),
        ("2028-02-29", 1, "2029-02-28"),
        ("2027-02-28", 1, "2028-02-29"),
        ("2024-02-28", 4, "2028-02-28"),
    ],
)
def test_years(day, years, last_day):
    assert years_after(date.fromisoformat(day), years) == date.fromisoformat(last_day)


def test_days_leave_the_first_day_out():
    assert days_after(date(2026, 1, 31), 30) == date(2026, 3, 2)
    assert days_after(date(2028, 1, 31), 30) == date(2028, 3, 1)


@pytest.mark.parametrize("span", [days_after, months_after, years_after])
@pytest.mark.parametrize("count", [0, -1])
def test_refuses_a_period_without_length(span, count):
    with pytest.raises(ValueError, match="1以上"):
        span(date(2026, 1, 1), count)


@given(DAYS, st.integers(1, 120))
def test_a_later_start_never_ends_earlier(day, months):
    assert months_after(day, months) <= months_after(day + timedelta(days=1), months)


@given(DAYS, st.integers(1, 120))
def test_one_more_month_ends_later(day, months):
    assert months_after(day, months) < months_after(day, months + 1)


@given(DAYS)
def test_a_month_is_as_long_as_some_month(day):
    assert 28 <= (months_after(day, 1) - day).days <= 31


@given(DAYS, st.integers(1, 20))
def test_years_are_twelve_months_each(day, years):
    assert years_after(day, years) == months_after(day, 12 * years)
