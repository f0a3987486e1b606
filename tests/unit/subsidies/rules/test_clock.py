"""The city's days: business days, stopped while something is being corrected."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from subsidies.rules.clock import Clock, Step, clock_of
from subsidies.rules.stages import Stage

FRIDAY = date(2026, 11, 13)
NEXT_FRIDAY = date(2026, 11, 20)
TUESDAY_AFTER = date(2026, 11, 24)  # Monday is a holiday


def test_runs_from_the_day_after_handing_in():
    steps = [Step(FRIDAY, Stage.DRAFT, Stage.APPLIED)]

    assert clock_of(steps, allowed=10, on=NEXT_FRIDAY) == Clock(used=5, allowed=10, runs=True)


def test_leaves_out_holidays():
    steps = [Step(NEXT_FRIDAY, Stage.DRAFT, Stage.APPLIED)]

    assert clock_of(steps, allowed=10, on=TUESDAY_AFTER).used == 1


def test_stands_while_the_association_corrects():
    steps = [
        Step(FRIDAY, Stage.DRAFT, Stage.APPLIED),
        Step(date(2026, 11, 17), Stage.APPLIED, Stage.RETURNED),
    ]

    found = clock_of(steps, allowed=10, on=TUESDAY_AFTER)

    assert (found.used, found.runs, found.left) == (2, False, 8)


def test_goes_on_with_the_corrected_application():
    steps = [
        Step(FRIDAY, Stage.DRAFT, Stage.APPLIED),
        Step(date(2026, 11, 17), Stage.APPLIED, Stage.RETURNED),
        Step(NEXT_FRIDAY, Stage.RETURNED, Stage.APPLIED),
    ]

    assert clock_of(steps, allowed=10, on=TUESDAY_AFTER).used == 3


def test_begins_anew_with_the_next_paper():
    steps = [
        Step(date(2026, 5, 1), Stage.DRAFT, Stage.CONSULTED),
        Step(date(2026, 7, 1), Stage.CONSULTED, Stage.SELECTED),
        Step(NEXT_FRIDAY, Stage.SELECTED, Stage.APPLIED),
    ]

    assert clock_of(steps, allowed=10, on=TUESDAY_AFTER).used == 1


def test_there_is_none_where_nothing_waits_for_the_city():
    steps = [
        Step(FRIDAY, Stage.DRAFT, Stage.APPLIED),
        Step(NEXT_FRIDAY, Stage.APPLIED, Stage.DECIDED),
    ]

    assert clock_of(steps, allowed=10, on=TUESDAY_AFTER) is None
    assert clock_of([], allowed=10, on=TUESDAY_AFTER) is None


def test_is_overdue_after_the_last_day_only():
    assert not Clock(used=10, allowed=10, runs=True).is_overdue
    assert Clock(used=11, allowed=10, runs=True).is_overdue
    assert not Clock(used=11, allowed=10, runs=False).is_overdue


def test_says_that_the_days_are_not_known():
    unknown = Clock(used=3, allowed=None, runs=True)

    assert (unknown.left, unknown.is_overdue) == (None, False)
    assert unknown.label == "3日使用（期限は未確認）"


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.integers(0, 30))
def test_never_counts_more_than_went_by(gaps, rest):
    """Back and forth between city and association."""
    turns = [(Stage.RETURNED, Stage.APPLIED), (Stage.APPLIED, Stage.RETURNED)]
    day, steps = FRIDAY, [Step(FRIDAY, Stage.DRAFT, Stage.APPLIED)]
    for n, gap in enumerate(gaps):
        day += timedelta(days=gap)
        source, target = turns[(n + 1) % 2]
        steps.append(Step(day, source, target))

    found = clock_of(steps, allowed=20, on=day + timedelta(days=rest))

    assert 0 <= found.used <= (day - FRIDAY).days + rest
    assert found.runs == (steps[-1].target is Stage.APPLIED)
