"""The day by which a complaint is answered; how far it is."""

from datetime import date

import pytest

from disclosures.rules.complaints import (
    ComplaintKind,
    ComplaintState,
    Remedy,
    Way,
    answer_due,
    state_of,
)


def test_a_fortnight_is_counted_from_the_day_after():
    assert answer_due(date(2026, 12, 25)) == date(2027, 1, 8)


@pytest.mark.parametrize(
    ("owner", "answered", "closed", "state"),
    [
        (False, False, False, ComplaintState.WAITING),
        (True, False, False, ComplaintState.IN_HAND),
        (True, True, False, ComplaintState.ANSWERED),
        (True, True, True, ComplaintState.CLOSED),
    ],
)
def test_how_far_it_is(owner, answered, closed, state):
    assert state_of(has_owner=owner, is_answered=answered, is_closed=closed) is state


@pytest.mark.parametrize("words", [ComplaintKind, ComplaintState, Remedy, Way])
def test_every_member_has_a_label_of_its_own(words):
    assert len({each.label for each in words}) == len(words)
