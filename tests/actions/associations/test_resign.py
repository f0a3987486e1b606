"""The action `resign`: the plain success, then each refusal."""

from datetime import timedelta

import pytest

from associations.actions.resign import resign
from associations.rules.reasons import AssociationReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TERM_ENDS, TERM_STARTS, TODAY


@pytest.fixture
def post(town):
    return town.tanaka.appointments.get()


def test_ends_the_post_on_its_day(town, post):
    ended = resign(appointment=post, ended_on=TODAY, by=town.sato, at=NOW)

    assert (ended.ended_on, ended.ended_at, ended.ended_by) == (TODAY, NOW, town.sato)
    assert last_entry().facts == {"退任日": "2026-11-23", "役割": "取扱責任者"}


def test_refuses_to_end_twice(town, post):
    resign(appointment=post, ended_on=TODAY, by=town.sato, at=NOW)

    with refused(AssociationReason.ALREADY_ENDED):
        resign(appointment=post, ended_on=TODAY, by=town.sato, at=NOW)


@pytest.mark.parametrize("day", [TERM_STARTS - timedelta(days=1), TERM_ENDS + timedelta(days=1)])
def test_refuses_a_day_outside_the_term(town, post, day):
    with refused(AssociationReason.END_OUTSIDE_TERM):
        resign(appointment=post, ended_on=day, by=town.sato, at=NOW)
