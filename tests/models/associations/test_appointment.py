"""Dated posts: who holds them, who may come in, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from associations.models import Appointment
from associations.rules.roles import Role
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.days import NOW, TERM_ENDS, TERM_STARTS, TODAY

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def held(on=TODAY) -> bool:
    return Appointment.objects.in_office(on).exists()


def gives_access(at=NOW, on=TODAY) -> bool:
    return Appointment.objects.giving_access(at, on).exists()


def resigned(ended_on, *, at=NOW) -> Appointment:
    post = AppointmentFactory()
    post.ended_on, post.ended_at, post.ended_by = ended_on, at, post.user
    post.save()
    return post


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (TERM_STARTS - timedelta(days=1), False),
        (TERM_STARTS, True),
        (TERM_ENDS, True),
        (TERM_ENDS + timedelta(days=1), False),
    ],
)
def test_in_office_from_the_first_day_to_the_last(on, expected):
    AppointmentFactory()

    assert held(on) is expected


def test_in_office_on_the_day_of_resigning_and_not_after():
    resigned(TODAY)

    assert held(TODAY)
    assert not held(TOMORROW)


def test_a_post_entered_late_gave_no_access_before_it_was_entered():
    AppointmentFactory(recorded_at=NOW)

    assert held()
    assert not gives_access(at=NOW - timedelta(minutes=1))
    assert gives_access(at=NOW)


def test_resigning_today_takes_the_access_when_it_is_recorded():
    resigned(TODAY)

    assert gives_access(at=NOW - timedelta(minutes=1))
    assert not gives_access(at=NOW)


def test_resigning_recorded_ahead_leaves_the_last_day_whole():
    resigned(TOMORROW)

    assert gives_access(at=NOW + timedelta(days=1), on=TOMORROW)
    assert not gives_access(at=NOW + timedelta(days=2), on=TOMORROW + timedelta(days=1))


def test_resigning_yesterday_takes_the_access_at_once():
    resigned(YESTERDAY)

    assert not gives_access()


def test_a_term_that_ended_gives_no_access():
    AppointmentFactory(last_year=True)

    assert not gives_access()


def test_overlapping_counts_both_ends():
    AppointmentFactory()
    every = Appointment.objects

    assert every.overlapping(TERM_ENDS, TERM_ENDS + timedelta(days=9)).exists()
    assert every.overlapping(date(2026, 1, 1), TERM_STARTS).exists()
    assert not every.overlapping(TERM_ENDS + timedelta(days=1), date(2028, 3, 31)).exists()


def test_overlapping_goes_by_the_day_of_resigning():
    resigned(YESTERDAY)

    assert not Appointment.objects.overlapping(TODAY, TERM_ENDS).exists()


def test_managers_come_first_then_handlers(town):
    posts = Appointment.objects.of_association(town.home.pk).in_office(TODAY).in_order()

    assert [post.role for post in posts] == [Role.MANAGER, Role.HANDLER, Role.CHAIR]


def test_managers_handlers_and_those_who_owe_a_pledge(town):
    mine = Appointment.objects.of_association(town.home.pk)

    assert [post.user for post in mine.managers()] == [town.sato]
    assert [post.user for post in mine.handlers()] == [town.tanaka]
    assert {post.user for post in mine.handling_footage()} == {town.sato, town.tanaka}


def test_city_posts(town):
    assert [post.user for post in Appointment.objects.of_city().order_by("pk")] == [
        town.hayashi,
        town.ono,
    ]


def broken(match, **facts):
    """The sentence that a form shows, and the refusal of the database."""
    user = UserFactory()
    post = AppointmentFactory.build(user=user, **facts)
    with pytest.raises(ValidationError) as problem:
        post.full_clean()
    assert match in str(problem.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        post.save()


def test_a_term_runs_forward():
    broken(
        "始まりの日より前",
        association=AssociationFactory(),
        term_until=TERM_STARTS - timedelta(days=1),
    )


def test_an_end_is_recorded_whole():
    broken("記録した日時と人とともに", association=AssociationFactory(), ended_on=TODAY)


def test_an_end_lies_within_the_term():
    broken(
        "任期の中で",
        association=AssociationFactory(),
        ended_on=TERM_ENDS + timedelta(days=1),
        ended_at=NOW,
        ended_by=UserFactory(),
    )


def test_a_city_post_has_no_association():
    broken("団体は付きません", association=AssociationFactory(), role=Role.CITY_REVIEWER)


def test_an_officers_post_has_an_association():
    broken("団体が要ります", association=None)


def test_one_manager_at_a_time():
    first = AppointmentFactory(role=Role.MANAGER)

    broken("同じ日に1人だけ", association=first.association, role=Role.MANAGER)


def test_the_next_manager_may_follow_on_the_next_day():
    first = AppointmentFactory(role=Role.MANAGER)

    AppointmentFactory(
        association=first.association,
        role=Role.MANAGER,
        starts_on=TERM_ENDS + timedelta(days=1),
        term_until=date(2028, 3, 31),
    )
