"""Days on which the city's offices are open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.business_days import business_day_after, business_days_after, is_business_day

DAYS = st.dates(date(2019, 5, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "closed",
    [
        date(2026, 11, 21),  # Saturday
        date(2026, 11, 22),  # Sunday
        date(2026, 11, 23),  # 勤労感謝の日
        date(2026, 5, 6),  # 振替休日
        date(2026, 9, 22),  # 国民の休日
        date(2026, 12, 29),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2028, 1, 3),
    ],
)
def test_the_city_is_closed(closed):
    assert not is_business_day(closed)


@pytest.mark.parametrize("opened", [date(2026, 11, 24), date(2026, 12, 28), date(2027, 1, 4)])
def test_the_city_is_open(opened):
    assert is_business_day(opened)


def test_the_first_day_is_not_counted():
    assert business_days_after(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert business_days_after(date(2026, 11, 20), date(2026, 11, 24)) == 1


def test_the_turn_of_the_year_is_left_out():
    assert business_days_after(date(2026, 12, 28), date(2027, 1, 4)) == 1


def test_whole_years_between_count():
    from_2024 = business_days_after(date(2024, 12, 31), date(2025, 12, 31))
    from_2025 = business_days_after(date(2025, 12, 31), date(2027, 2, 1))

    assert business_days_after(date(2024, 12, 31), date(2027, 2, 1)) == from_2024 + from_2025


@given(DAYS, st.integers(0, 800))
def test_it_is_what_counting_day_by_day_gives(first, length):
    last = first + timedelta(days=length)
    one_by_one = sum(is_business_day(first + timedelta(days=n)) for n in range(1, length + 1))

    assert business_days_after(first, last) == one_by_one


@given(DAYS, st.integers(1, 60))
def test_the_day_after_so_many_is_itself_open(first, days):
    day = business_day_after(first, days)

    assert is_business_day(day)
    assert business_days_after(first, day) == days


def test_backwards_there_are_none():
    assert business_days_after(date(2026, 11, 27), date(2026, 11, 20)) == 0
