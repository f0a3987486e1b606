"""who_could_open: the answer of later against what the live check said at each moment.

The history is lived through in the order in which it was recorded; every three hours the check that
guards playback is asked of everybody, and so is the read barrier. Afterwards the question is put.
"""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from associations.models import Appointment
from associations.rules.roles import Role
from retention.models import Footage, HandlingPermit
from retention.models.footage import Stage
from retention.queries.standing import standing_of
from retention.queries.who_could_open import who_could_open
from tests.factories.associations import AppointmentFactory, UserFactory
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.handling import HandlingPermitFactory
from tests.factories.holds import PreservationHoldFactory
from tests.factories.retention import ErasureFactory, FootageFactory, NightlyRunFactory

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STEP = 3 * HOUR
DAYS = 4
FIRST = datetime.combine(TODAY, time(), tzinfo=JAPAN)
MOMENTS = [FIRST + n * STEP for n in range(DAYS * 8)]


def openers(footage, on) -> set[tuple[int, int | None]]:
    return {(each.user_id, each.permit_id) for each in who_could_open(footage, on)}


@dataclass
class Life:
    """A random history: `events` are lived through at their moment."""

    dice: random.Random
    footage: Footage
    people: list

    @property
    def association(self):
        return self.footage.recorder.association

    def moment(self) -> datetime:
        return self.dice.choice(MOMENTS)

    def day(self):
        return TODAY + self.dice.randrange(DAYS) * DAY

    def appoint(self, at: datetime) -> None:
        starts_on = self.day() - self.dice.randrange(3) * DAY
        role = self.dice.choice([Role.MANAGER, Role.HANDLER, Role.HANDLER])
        until = max(starts_on, self.day())
        taken = Appointment.objects.of_association(self.association.pk).managers()
        if role is Role.MANAGER and taken.overlapping(starts_on, until).exists():
            return
        AppointmentFactory(
            user=self.dice.choice(self.people),
            association=self.association,
            role=role,
            starts_on=starts_on,
            term_until=until,
            recorded_at=at,
        )

    def resign(self, at: datetime) -> None:
        posts = list(Appointment.objects.of_association(self.association.pk).filter(ended_on=None))
        if posts:
            post = self.dice.choice(posts)
            span = (post.term_until - post.starts_on).days
            post.ended_on = post.starts_on + self.dice.randint(0, span) * DAY
            post.ended_at, post.ended_by = at, post.user
            post.save()

    def permit(self, at: datetime) -> None:
        starts_at = at + self.dice.randrange(5) * STEP
        HandlingPermitFactory(
            association=self.association,
            handler=self.dice.choice(self.people),
            starts_at=starts_at,
            ends_at=starts_at + self.dice.randint(1, 8) * STEP,
            granted_at=at,
        )

    def revoke(self, at: datetime) -> None:
        permits = list(HandlingPermit.objects.filter(revoked_at=None, ends_at__gt=at))
        if permits:
            permit = self.dice.choice(permits)
            permit.revoked_at, permit.revoked_by = at, permit.granted_by
            permit.save()

    def erase(self, at: datetime) -> None:
        if not Footage.objects.filter(pk=self.footage.pk, stage=Stage.ERASED).exists():
            Footage.objects.filter(pk=self.footage.pk).update(stage=Stage.ERASED)
            run = NightlyRunFactory(recorder=self.footage.recorder)
            ErasureFactory(run=run, footage=self.footage, erased_at=at)


def live(seed: int) -> tuple[Life, dict]:
    """What the live check said: day → (person, permit) that could have opened at some moment."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable history, not a secret
    footage = FootageFactory(
        recorded_on=TODAY - 10 * DAY,
        last_day_kept=TODAY + dice.randint(0, DAYS) * DAY,
        found_at=FIRST + dice.randrange(4) * STEP,
    )
    life = Life(dice, footage, UserFactory.create_batch(3))
    acts = [life.appoint] * 5 + [life.permit] * 4 + [life.resign, life.resign, life.revoke]
    plan = sorted(
        ((life.moment(), n, act) for n, act in enumerate(acts)), key=lambda each: each[:2]
    )
    if dice.random() < 0.4:
        plan = sorted([*plan, (life.moment(), len(acts), life.erase)], key=lambda each: each[:2])
    said: dict = {}
    for moment in MOMENTS:
        for at, _n, act in plan:
            if at == moment:
                act(at)
        said.setdefault(timezone.localdate(moment), set()).update(_could_now(life, moment))
    return life, said


def _could_now(life: Life, at: datetime) -> set[tuple[int, int | None]]:
    readable = Footage.objects.readable(timezone.localdate(at)).filter(found_at__lte=at)
    if not readable.filter(pk=life.footage.pk).exists():
        return set()
    could = set()
    for person in life.people:
        standing = standing_of(person, life.association.pk, at)
        if standing.is_manager:
            could.add((person.pk, None))
        if standing.is_handler:
            mine = HandlingPermit.objects.valid_at(at).filter(handler=person)
            could |= {(person.pk, pk) for pk in mine.values_list("pk", flat=True)}
    return could


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_says_what_the_live_check_said(seed):
    life, said = live(seed)

    life.footage.refresh_from_db()
    found = {day: openers(life.footage, day) for day in said}

    assert found == said


@pytest.mark.slow
def test_the_histories_are_worth_asking_about():
    """Managers and permits, people and nobody: a check that always says nothing would not do."""
    answers = [answer for seed in range(6) for answer in live(seed)[1].values()]

    assert any(permit is None for answer in answers for _person, permit in answer)
    assert any(permit for answer in answers for _person, permit in answer)
    assert any(not answer for answer in answers)


def test_tells_name_post_and_hours(town, house):
    permit = HandlingPermitFactory(association=town.home, handler=town.tanaka)

    manager, handler = who_could_open(house.kept, TODAY)

    assert (manager.name, manager.role, manager.permit_id) == ("佐藤 花子", Role.MANAGER, None)
    assert (manager.start, manager.end) == (house.kept.found_at, FIRST + DAY)
    assert (handler.name, handler.role, handler.permit_id) == (
        "田中 一郎",
        Role.HANDLER,
        permit.pk,
    )
    assert (handler.start, handler.end) == (NOW, permit.ends_at)


def test_a_chair_alone_could_not(town, house):
    Appointment.objects.managers().of_association(town.home.pk).delete()

    assert who_could_open(house.kept, TODAY) == ()


def test_undated_footage_could_be_opened_by_nobody(town, house):
    assert who_could_open(house.undated, TODAY) == ()


def test_beyond_its_last_day_only_while_it_was_held(town, house):
    footage = house.kept
    beyond = footage.last_day_kept + DAY
    assert who_could_open(footage, beyond) == ()
    hold = PreservationHoldFactory(association=town.home, ends_on=beyond + DAY, placed_at=NOW)
    hold.held.create(footage=footage)

    assert [each.user_id for each in who_could_open(footage, beyond)] == [town.sato.pk]
    assert who_could_open(footage, beyond + 2 * DAY) == ()
    hold.released_at = datetime.combine(beyond, time(6), tzinfo=JAPAN)
    hold.released_by = town.sato
    hold.save()
    (opener,) = who_could_open(footage, beyond)
    assert opener.end == hold.released_at


def test_takes_at_most_five_queries(town, house, django_assert_max_num_queries):
    HandlingPermitFactory.create_batch(4, association=town.home, handler=town.tanaka)
    Footage.objects.select_related("recorder").get(pk=house.kept.pk)

    with django_assert_max_num_queries(5):
        who_could_open(house.kept, TODAY)
