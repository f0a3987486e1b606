"""How long a hold may last, and for how long it goes beyond what is usual."""

from datetime import date, datetime, timedelta

import pytest

from retention.rules.grounds import Ground
from retention.rules.hold import (
    HoldState,
    HoldTerm,
    days_beyond,
    is_beyond_the_month,
    latest_end,
    names_a_private_person,
    period_refusal,
    provisional_end,
)
from retention.rules.period import JAPAN
from retention.rules.reasons_hold import HoldReason

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=JAPAN)
HOUR = timedelta(hours=1)


def test_exactly_four_grounds_with_their_clauses():
    assert [ground.clause[-1] for ground in Ground] == ["ア", "イ", "ウ", "エ"]


def test_a_provisional_hold_ends_so_many_days_after_it_was_placed():
    assert provisional_end(TODAY, 7) == date(2026, 11, 30)


def test_ninety_days_at_most():
    assert latest_end(TODAY) == date(2027, 2, 21)


@pytest.mark.parametrize(
    ("is_confirmed", "is_released", "on", "state"),
    [
        (False, False, TODAY, HoldState.PROVISIONAL),
        (True, False, TODAY, HoldState.CONFIRMED),
        (True, False, TODAY + timedelta(days=1), HoldState.LAPSED),
        (True, True, TODAY + timedelta(days=1), HoldState.RELEASED),
    ],
)
def test_the_last_day_belongs_to_the_hold(is_confirmed, is_released, on, state):
    assert HoldTerm(TODAY, is_confirmed, is_released).state(on) is state


@pytest.mark.parametrize("state", HoldState)
def test_every_state_has_its_word(state):
    assert state.label
    assert state.is_in_force is (state in {HoldState.PROVISIONAL, HoldState.CONFIRMED})


@pytest.mark.parametrize(
    ("from_at", "to_at", "reason"),
    [
        (NOW - HOUR, NOW, None),
        (NOW, NOW + HOUR, None),
        (NOW + HOUR, NOW + 2 * HOUR, HoldReason.NOT_BEGUN),
        (NOW - HOUR, NOW - HOUR, HoldReason.ENDS_BEFORE),
        (NOW - HOUR, datetime(2026, 11, 23, 23, 59, 59, tzinfo=JAPAN), None),
        (NOW - HOUR, datetime(2026, 11, 24, 0, 0, tzinfo=JAPAN), HoldReason.AFTER_TODAY),
    ],
)
def test_footage_up_to_the_end_of_today_can_be_held(from_at, to_at, reason):
    assert period_refusal(from_at, to_at, NOW) is reason


@pytest.mark.parametrize(
    ("last_day", "days"), [(TODAY - timedelta(days=3), 3), (TODAY, 0), (date(2027, 1, 1), 0)]
)
def test_days_beyond_the_last_day(last_day, days):
    assert days_beyond(TODAY, last_day) == days


def test_nothing_is_beyond_where_nothing_is_held():
    assert days_beyond(TODAY, None) == 0
    assert not is_beyond_the_month(TODAY, None)


@pytest.mark.parametrize(
    ("recorded_on", "is_beyond"), [(date(2026, 10, 23), False), (date(2026, 10, 22), True)]
)
def test_one_month_is_counted_by_the_civil_code(recorded_on, is_beyond):
    assert is_beyond_the_month(TODAY, recorded_on) is is_beyond


def test_a_resident_may_ask_on_two_of_the_grounds():
    assert {ground for ground in Ground if names_a_private_person(ground)} == {
        Ground.EMERGENCY,
        Ground.SUBJECT,
    }
