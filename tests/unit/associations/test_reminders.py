"""On which days a duty is announced, and by which way."""

from datetime import date, timedelta

import pytest

from associations.rules.reminders import (
    USUAL_DAYS,
    Days,
    DutyKind,
    Way,
    next_digest_on,
    step_reached,
    way_of,
)

DUE = date(2026, 12, 31)
DAYS = Days(before=(60, 30, 14, 3, 0), after=(1, 7))


@pytest.mark.parametrize(
    ("left", "step"),
    [
        (61, None), (60, "60"), (31, "60"), (30, "30"), (14, "14"), (13, "14"), (3, "3"),
        (1, "3"), (0, "0"), (-1, "-1"), (-6, "-1"), (-7, "-7"), (-400, "-7"),
    ],
)  # fmt: skip
def test_the_newest_step_counts(left, step):
    assert step_reached(DUE, DUE - timedelta(days=left), DAYS) == step


def test_without_a_day_it_is_told_when_it_is_seen():
    assert step_reached(None, DUE, DAYS) == "new"


def test_without_late_days_the_last_step_ahead_is_made_up_for():
    assert step_reached(DUE, DUE + timedelta(days=5), Days(before=(14, 3))) == "3"


def test_every_kind_is_announced_before_it_falls_due():
    assert all(max(USUAL_DAYS[kind].before) > 0 for kind in DutyKind)


@pytest.mark.parametrize("day", range(14))
def test_the_next_digest_is_a_monday_after_today(day):
    on = date(2026, 11, 23) + timedelta(days=day)
    coming = next_digest_on(on)

    assert coming.weekday() == 0
    assert 1 <= (coming - on).days <= 7


@pytest.mark.parametrize(
    ("chosen", "has_mail", "left", "urgent", "way"),
    [
        (Way.DIGEST, True, 30, False, Way.DIGEST),
        (Way.DIGEST, True, None, False, Way.DIGEST),
        (Way.DIGEST, True, 7, False, Way.MAIL),
        (Way.DIGEST, True, None, True, Way.MAIL),
        (Way.MAIL, True, 30, False, Way.MAIL),
        (Way.LETTER, True, 1, True, Way.LETTER),
        (Way.MAIL, False, 1, False, Way.LETTER),
    ],
)
def test_nobody_waits_for_the_digest_with_what_falls_due_before_it(
    chosen, has_mail, left, urgent, way
):
    on = date(2026, 11, 23)
    due_on = None if left is None else on + timedelta(days=left)

    assert way_of(chosen, has_mail=has_mail, due_on=due_on, on=on, urgent=urgent) is way
