"""retention.rules.period: the worked cases of last_day_kept.csv, changes of the 規程, lateness."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.spans import months_after
from retention.rules.period import (
    JAPAN,
    RetentionTerm,
    days_late,
    explain,
    is_readable,
    last_day_kept,
    recorded_on,
)
from tests.unit.worked_cases import cases, moment, number

LONG_AGO = date(2020, 4, 1)
NOON = datetime(2026, 11, 10, 12, 0, tzinfo=JAPAN)
MOMENTS = st.builds(
    datetime.combine,
    st.dates(date(2020, 5, 1), date(2100, 1, 1)),
    st.times(),
    st.just(JAPAN),
)
TERMS = st.lists(
    st.builds(RetentionTerm, st.integers(1, 30), st.dates(date(2020, 1, 1), date(2100, 12, 31))),
    max_size=4,
)


@pytest.mark.parametrize(
    ("recorded_at", "days", "last_day"),
    cases("last_day_kept.csv", "撮影日時", "規程の日数", "最終保存日", named_by=2),
)
def test_worked_case(recorded_at, days, last_day):
    if not last_day:
        with pytest.raises(ValueError, match="30日まで"):
            RetentionTerm(number(days), LONG_AGO)
        return
    at = moment(recorded_at)
    terms = [RetentionTerm(number(days), LONG_AGO)] if days else []
    assert last_day_kept(at, terms, as_of=recorded_on(at)) == moment(last_day).date()


def test_a_shorter_term_takes_what_is_already_kept():
    terms = [RetentionTerm(30, LONG_AGO), RetentionTerm(14, date(2026, 11, 20))]
    assert last_day_kept(NOON, terms, as_of=date(2026, 11, 19)) == date(2026, 12, 10)
    assert last_day_kept(NOON, terms, as_of=date(2026, 11, 20)) == date(2026, 11, 24)


def test_a_shorter_term_can_make_footage_due_at_once():
    terms = [RetentionTerm(30, LONG_AGO), RetentionTerm(7, date(2026, 12, 1))]
    assert last_day_kept(NOON, terms, as_of=date(2026, 12, 1)) == date(2026, 11, 17)


def test_a_longer_term_leaves_earlier_footage_alone():
    terms = [RetentionTerm(14, LONG_AGO), RetentionTerm(30, date(2026, 11, 11))]
    assert last_day_kept(NOON, terms, as_of=date(2026, 12, 1)) == date(2026, 11, 24)


def test_a_longer_term_applies_from_its_own_day():
    terms = [RetentionTerm(14, LONG_AGO), RetentionTerm(30, date(2026, 11, 10))]
    assert last_day_kept(NOON, terms, as_of=date(2026, 11, 10)) == date(2026, 12, 10)


def test_a_first_term_reaches_footage_recorded_without_any():
    terms = [RetentionTerm(14, date(2026, 11, 15))]
    assert last_day_kept(NOON, terms, as_of=date(2026, 11, 15)) == date(2026, 11, 24)


def test_a_term_after_the_last_day_changes_nothing():
    terms = [RetentionTerm(14, LONG_AGO), RetentionTerm(7, date(2026, 11, 25))]
    assert last_day_kept(NOON, terms, as_of=date(2026, 12, 1)) == date(2026, 11, 24)


def test_of_two_terms_of_one_day_the_shorter_binds():
    terms = [RetentionTerm(7, LONG_AGO), RetentionTerm(14, LONG_AGO)]
    assert last_day_kept(NOON, terms, as_of=NOON.date()) == date(2026, 11, 17)


def test_order_of_terms_does_not_matter():
    terms = [RetentionTerm(14, date(2026, 11, 12)), RetentionTerm(30, LONG_AGO)]
    day = date(2026, 11, 12)
    assert last_day_kept(NOON, terms, as_of=day) == last_day_kept(NOON, terms[::-1], as_of=day)


def test_refuses_a_time_without_zone():
    with pytest.raises(ValueError, match="時差"):
        last_day_kept(NOON.replace(tzinfo=None), [], as_of=date(2026, 2, 1))


def test_explains_with_a_term():
    at = datetime(2026, 1, 31, 23, 59, tzinfo=JAPAN)
    assert explain(at, [RetentionTerm(14, LONG_AGO)], as_of=date(2026, 1, 31)) == (
        "撮影日 令和8年1月31日（この日は数えません）",
        "規程の14日（令和2年4月1日施行） 令和8年2月14日 まで",
        "30日 令和8年3月2日 まで",
        "1カ月 令和8年2月28日 まで",
        "最も早い 令和8年2月14日 が最終保存日（規程の14日（令和2年4月1日施行））",
    )


def test_explains_without_a_term():
    at = datetime(2026, 1, 31, 23, 59, tzinfo=JAPAN)
    assert explain(at, [], as_of=date(2026, 1, 31))[-1] == (
        "最も早い 令和8年2月28日 が最終保存日（1カ月）"
    )


def test_is_readable_to_the_end_of_its_last_day():
    assert is_readable(date(2026, 2, 28), date(2026, 2, 28))
    assert not is_readable(date(2026, 2, 28), date(2026, 3, 1))


@pytest.mark.parametrize(("erased_on", "late"), [(1, 0), (2, 1), (4, 3)])
def test_counts_lateness_from_the_first_night(erased_on, late):
    assert days_late(date(2026, 2, 28), date(2026, 3, erased_on)) == late


def test_is_never_early_in_lateness():
    assert days_late(date(2026, 2, 28), date(2026, 2, 20)) == 0


@given(MOMENTS, TERMS, st.integers(0, 60))
def test_is_never_later_than_thirty_days_nor_one_month(at, terms, age):
    day = recorded_on(at)
    last_day = last_day_kept(at, terms, as_of=day + timedelta(days=age))
    assert day < last_day <= min(day + timedelta(days=30), months_after(day, 1))


@given(MOMENTS, st.integers(1, 29))
def test_more_days_never_end_earlier(at, days):
    shorter, longer = (
        last_day_kept(at, [RetentionTerm(n, LONG_AGO)], as_of=recorded_on(at))
        for n in (days, days + 1)
    )
    assert shorter <= longer


@given(MOMENTS, TERMS, st.integers(0, 60))
def test_the_passing_of_time_never_lengthens(at, terms, age):
    day = recorded_on(at) + timedelta(days=age)
    sooner = last_day_kept(at, terms, as_of=day)
    assert last_day_kept(at, terms, as_of=day + timedelta(days=1)) <= sooner


@given(MOMENTS, TERMS)
def test_the_explanation_names_the_last_day(at, terms):
    day = recorded_on(at)
    last_day = last_day_kept(at, terms, as_of=day)
    assert f"{last_day.month}月{last_day.day}日" in explain(at, terms, as_of=day)[-1]
