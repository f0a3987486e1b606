"""Holds: the vocabulary, who sees them, and what the database refuses, also by plain SQL."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from retention.models import PreservationHold
from retention.rules.grounds import Ground
from retention.rules.hold import HoldState
from tests.factories.associations import UserFactory
from tests.factories.days import NOW, TODAY
from tests.factories.holds import (
    PROVISIONAL_END,
    HeldFootageFactory,
    HoldRenewalFactory,
    PreservationHoldFactory,
)

DAY = timedelta(days=1)
CONFIRMED = {"document_number": "第1号", "confirmed_at": NOW}

# facts that break it, the constraint, the sentence that a form shows
BROKEN = {
    "a period that does not run forward": (
        lambda hold: {"to_at": hold.from_at},
        "hold_period_runs_forward",
        "始まりより後",
    ),
    "a fifth ground": (
        lambda hold: {"ground": "CURIOSITY"},
        "hold_has_one_ground",
        "有効な選択肢ではありません",
    ),
    "confirmed by whoever placed it": (
        lambda hold: CONFIRMED | {"confirmed_by": hold.placed_by},
        "hold_confirmed_by_another",
        "別の人",
    ),
    "confirmed without a number": (
        lambda hold: CONFIRMED | {"confirmed_by": UserFactory(), "document_number": ""},
        "hold_confirmed_by_another",
        "文書の番号",
    ),
    "confirmed by nobody": (lambda hold: CONFIRMED, "hold_confirmed_by_another", "別の人"),
    "released by nobody": (lambda hold: {"released_at": NOW}, "hold_release_has_person", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_form_and_the_database_refuse(name):
    hold = PreservationHoldFactory()
    make, constraint, sentence = BROKEN[name]
    for field, value in make(hold).items():
        setattr(hold, field, value)

    with pytest.raises(ValidationError) as problem:
        hold.full_clean()
    assert sentence in str(problem.value.messages)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        hold.save()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("to_at = from_at", "hold_period_runs_forward"),
        ("ground = 'OTHER'", "hold_has_one_ground"),
        ("confirmed_at = now(), confirmed_by_id = placed_by_id", "hold_confirmed_by_another"),
        ("released_at = now()", "hold_release_has_person"),
        ("ends_on = NULL", "ends_on"),
    ],
)
def test_plain_sql_is_refused(change, constraint):
    hold = PreservationHoldFactory()

    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"UPDATE retention_preservationhold SET {change} WHERE id = %s",
            [hold.pk],
        )


def test_a_renewal_is_confirmed_by_another():
    renewal = HoldRenewalFactory()
    renewal.confirmed_at, renewal.confirmed_by = NOW, renewal.proposed_by

    with pytest.raises(ValidationError, match="別の人"):
        renewal.full_clean()
    with pytest.raises(IntegrityError, match="renewal_by_another"), transaction.atomic():
        renewal.save()


def test_one_renewal_of_a_hold_is_open():
    first = HoldRenewalFactory()

    with pytest.raises(IntegrityError, match="one_open_renewal"), transaction.atomic():
        HoldRenewalFactory(hold=first.hold)


def test_a_file_lies_once_under_a_hold():
    first = HeldFootageFactory()

    with pytest.raises(IntegrityError, match="held_footage_is_unique"), transaction.atomic():
        HeldFootageFactory(hold=first.hold, footage=first.footage)


@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({}, PROVISIONAL_END, HoldState.PROVISIONAL),
        ({}, PROVISIONAL_END + DAY, HoldState.LAPSED),
        ({"confirmed": True}, PROVISIONAL_END + DAY, HoldState.CONFIRMED),
        ({"released": True}, TODAY, HoldState.RELEASED),
    ],
)
def test_states_follow_from_facts_and_days_alone(facts, on, state):
    hold = PreservationHoldFactory(**facts)

    assert hold.state(on) is state
    assert PreservationHold.objects.in_force(on).exists() is state.is_in_force
    assert PreservationHold.objects.ended(on).exists() is not state.is_in_force


def test_officers_see_their_own_and_the_city_sees_all(town):
    home = PreservationHoldFactory(association=town.home)
    away = PreservationHoldFactory(association=town.away)

    def seen(user):
        return set(PreservationHold.objects.visible_to(user))

    assert seen(town.sato) == seen(town.tanaka) == {home}
    assert seen(town.yamamoto) == {away}
    assert seen(town.mori) == set()
    assert seen(town.hayashi) == {home, away}


@pytest.mark.parametrize("ground", Ground)
def test_the_city_is_told_which_authority_asks_and_no_resident(ground):
    hold = PreservationHoldFactory(ground=ground, requester="見本 太郎")

    is_authority = ground in {Ground.LAW, Ground.INVESTIGATION}
    assert hold.requester_for_city == ("見本 太郎" if is_authority else "")
