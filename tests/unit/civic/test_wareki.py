"""civic.wareki: the worked cases of wareki.csv, the forms it writes, and the round trip."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.wareki import (
    ERAS,
    UnreadableDate,
    formal,
    parse,
    short,
    wareki,
    with_weekday,
    year_label,
)
from tests.unit.worked_cases import cases

DAY = date(2026, 11, 23)
KNOWN_DAYS = st.dates(ERAS[-1].first_day, ERAS[0].last_day)


@pytest.mark.parametrize(
    ("text", "western", "japanese"), cases("wareki.csv", "入力", "西暦日付", "和暦表記")
)
def test_worked_case(text, western, japanese):
    if not western:
        with pytest.raises(UnreadableDate):
            parse(text)
        return
    assert parse(text) == date.fromisoformat(western)
    assert wareki(parse(text)) == japanese


def test_writes_every_form():
    assert with_weekday(DAY) == "令和8年11月23日（月）"
    assert formal(DAY) == "令和８年１１月２３日"
    assert short(DAY) == "R8.11.23"
    assert year_label(DAY) == "令和8年"
    assert short(date(2019, 5, 1)) == "R1.5.1"


def test_refusal_says_what_is_accepted():
    with pytest.raises(UnreadableDate, match=r"令和8年11月23日.*R8\.11\.23.*2026/11/23"):
        parse("来週")


def test_refusal_says_where_the_era_ends():
    with pytest.raises(UnreadableDate, match="平成は平成31年4月30日まで"):
        parse("平成31年5月1日")


def test_refusal_says_where_the_era_begins():
    with pytest.raises(UnreadableDate, match="令和は令和元年5月1日から"):
        parse("令和元年4月30日")


def test_refusal_names_the_right_weekday():
    with pytest.raises(UnreadableDate, match="令和8年11月23日は（月）"):
        parse("R8.11.23(火)")


def test_refuses_to_write_a_day_before_meiji():
    with pytest.raises(UnreadableDate):
        wareki(date(1868, 10, 22))


def test_eras_follow_one_another_without_gap():
    for later, earlier in pairwise(ERAS):
        assert (later.first_day - earlier.last_day).days == 1


@given(KNOWN_DAYS)
def test_reads_back_what_it_writes(day):
    for write in (wareki, with_weekday, formal, short, date.isoformat):
        assert parse(write(day)) == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_refused(text):
    try:
        day = parse(text)
    except UnreadableDate:
        return
    assert ERAS[-1].first_day <= day <= ERAS[0].last_day
