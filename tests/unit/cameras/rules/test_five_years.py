"""cameras.rules.five_years: Guideline 2(2)エ and the worked cases of obligation_end.csv."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cameras.rules.five_years import obligation
from civic.wareki import parse
from tests.unit.worked_cases import cases


@pytest.mark.parametrize(
    ("installed_on", "ends_on"), cases("obligation_end.csv", "設置日", "義務満了日")
)
def test_worked_case(installed_on, ends_on):
    assert obligation(parse(installed_on)).ends_on == parse(ends_on)


def test_prints_the_sum_in_words():
    assert obligation(date(2026, 11, 23)).steps == (
        "設置日 令和8年11月23日（令和8年度）",
        "翌年度の初日 令和9年4月1日 から5年",
        "令和14年3月31日 まで",
    )


def test_binds_from_installation_to_the_last_day_inclusive():
    duty = obligation(date(2026, 11, 23))
    assert not duty.binds(date(2026, 11, 22))
    assert duty.binds(date(2026, 11, 23))
    assert duty.binds(duty.ends_on)
    assert not duty.binds(date(2032, 4, 1))


def test_takes_a_longer_span():
    assert obligation(date(2026, 11, 23), years=7).ends_on == date(2034, 3, 31)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_is_five_whole_fiscal_years(installed_on):
    duty = obligation(installed_on)
    assert duty.starts_on > installed_on
    assert (duty.starts_on.month, duty.starts_on.day) == (4, 1)
    assert duty.ends_on == date(duty.starts_on.year + 5, 3, 31)
