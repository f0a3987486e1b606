"""civic.fiscal_year: the worked cases of fiscal_year.csv and the shape of the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.fiscal_year import FiscalYear
from civic.wareki import parse
from tests.unit.worked_cases import cases

DAYS = st.dates(date(1873, 1, 1), date(2117, 12, 31))


@pytest.mark.parametrize(("day", "label"), cases("fiscal_year.csv", "日付", "年度"))
def test_worked_case(day, label):
    assert FiscalYear.of(parse(day)).label == label


def test_goes_on_and_compares():
    year = FiscalYear(2026)
    assert year.next() == FiscalYear(2027)
    assert year.plus(5) == FiscalYear(2031)
    assert year.plus(-1) < year < year.next()
    assert str(year) == "令和8年度"


@given(DAYS)
def test_every_day_lies_in_its_own_year_only(day):
    year = FiscalYear.of(day)
    assert year.first_day <= day <= year.last_day
    assert day in year
    assert day not in year.next()
    assert year.last_day + timedelta(days=1) == year.next().first_day
