"""When a night stops and asks two people (本システムの定め)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.brake import (
    BrakeLimits,
    BrakeReason,
    Confirmed,
    NightFigures,
    brake_reason,
    expected_due,
)

LIMITS = BrakeLimits(share=0.2, fewest=50, most=5000)
FORECAST = {date(2026, 11, day): 100 for day in range(22, 30)}


def reason(due, *, kept=1000, confirmed=None, **figures):
    figures = {"known": kept, "gone": 0, "expected": 100, "gap": 1, **figures}
    return brake_reason(NightFigures(due=due, kept=kept, **figures), LIMITS, confirmed)


@pytest.mark.parametrize(
    ("due", "expected_reason"),
    [
        (0, None),
        (100, None),
        (300, None),  # a surplus of exactly a fifth of what is kept
        (301, BrakeReason.ABOVE_FORECAST),
    ],
)
def test_a_surplus_over_the_share_stops(due, expected_reason):
    assert reason(due) == expected_reason


def test_a_few_files_never_stop_a_night():
    assert reason(149, kept=149) is None
    assert reason(150, kept=150) == BrakeReason.ABOVE_FORECAST


def test_a_surplus_over_the_count_stops_whatever_is_kept():
    assert reason(5100, kept=10**6) is None
    assert reason(5101, kept=10**6) == BrakeReason.ABOVE_FORECAST


def test_says_what_it_looks_like():
    assert reason(900, expected=0, is_first=True) == BrakeReason.FIRST_NIGHT
    assert reason(900, gap=3) == BrakeReason.ABOVE_FORECAST


def test_after_a_long_gap_not_one_unforetold_file_goes():
    assert reason(101, gap=4) == BrakeReason.CLOCK
    assert reason(0, gap=4) == BrakeReason.CLOCK
    assert reason(101, gap=3) is None


def test_what_two_people_confirmed_covers_what_they_saw():
    seen = Confirmed(BrakeReason.CLOCK, 500)

    assert reason(600, gap=40, confirmed=seen) is None
    assert reason(601, gap=40, confirmed=seen) == BrakeReason.CLOCK


@pytest.mark.parametrize(
    ("seen", "figures", "stopped"),
    [
        (BrakeReason.FIRST_NIGHT, {"gap": 40}, BrakeReason.CLOCK),
        (BrakeReason.CLOCK, {"gap": 1}, BrakeReason.ABOVE_FORECAST),
        (BrakeReason.CLOCK, {"gone": 1000}, BrakeReason.EMPTY_STORE),
    ],
)
def test_what_was_confirmed_for_one_reason_covers_no_other(seen, figures, stopped):
    assert reason(600, confirmed=Confirmed(seen, 10**6), **figures) == stopped


@pytest.mark.parametrize(
    ("on", "files"),
    [
        (date(2026, 11, 23), 100),  # the day after the last night
        (date(2026, 11, 24), 200),  # one night was missed
        (date(2026, 11, 25), 300),
        (date(2026, 11, 26), 300),  # no more than three nights are foretold
        (date(2027, 1, 1), 300),
        (date(2026, 11, 22), 0),  # the same night again
    ],
)
def test_expects_what_the_last_night_foretold(on, files):
    assert expected_due(FORECAST, last_night=date(2026, 11, 22), on=on) == files


def test_what_the_last_night_left_undone_is_expected():
    left = {date(2026, 11, 20): 7, **FORECAST}

    assert expected_due(left, last_night=date(2026, 11, 22), on=date(2026, 11, 23)) == 107


@given(due=st.integers(0, 10**6), expected=st.integers(0, 10**6), kept=st.integers(1, 10**6))
def test_never_stops_what_was_foretold(due, expected, kept):
    within = due <= expected

    assert not within or reason(due, kept=kept, expected=expected) is None
