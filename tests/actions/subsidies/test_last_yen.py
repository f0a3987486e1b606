"""Two approvals race for the last yen, on real connections that really commit."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from django.db import connection, transaction

from associations.models import User
from associations.rules.roles import Role
from civic.refusals import Refused
from subsidies.actions.approve_letter import approve_letter
from subsidies.models import BudgetEntry, Letter
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.stages import Stage
from tests.characters import hold
from tests.committing import committing, committing_database
from tests.factories.associations import AppointmentFactory, UserFactory
from tests.factories.days import NOW
from tests.factories.reviews import funded, standing_at
from tests.factories.subsidies import LetterFactory

__all__ = ["committing", "committing_database"]
PATIENCE = 20
STILL_WAITING = 0.4

pytestmark = pytest.mark.slow


@pytest.fixture
def approver(committing) -> User:
    user = UserFactory()
    AppointmentFactory(user=user, association=None, role=Role.CITY_APPROVER, post="課長")
    return hold(user)


@pytest.fixture
def letters(approver) -> list[Letter]:
    """Two decisions of 300,000 yen each, and 300,000 yen."""
    programme = funded(300_000)
    return [
        LetterFactory(application=standing_at(Stage.APPLIED, programme=programme))
        for _each in range(2)
    ]


def approve(letter: Letter, approver: User) -> str:
    """What came of it."""
    try:
        approve_letter(letter=letter, address="https://x.invalid", by=approver, at=NOW)
    except Refused as refusal:
        return refusal.reason.name
    return "approved"


def outcome(letters: list[Letter]) -> tuple[list[bool], int]:
    """Which of them are approved, and what is left; the other keeps its open draft."""
    rows = [Letter.objects.get(pk=letter.pk) for letter in letters]
    assert not any(row.discarded_at for row in rows)
    programme = rows[0].application.programme
    for row in rows:
        stage = Stage.DECIDED if row.approved_at else Stage.APPLIED
        assert row.application.now is stage
    ledger = BudgetEntry.objects.filter(programme=programme)
    return [row.approved_at is not None for row in rows], ledger.left()


def test_one_wins_and_the_other_is_told(letters, approver):
    start = Barrier(2)

    def run(letter: Letter) -> str:
        try:
            start.wait(PATIENCE)
            return approve(letter, approver)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        found = sorted(pool.map(run, letters))

    assert found == [SubsidyReason.OVER_BUDGET.name, "approved"]
    assert (sorted(outcome(letters)[0]), outcome(letters)[1]) == ([False, True], 0)


def test_an_approval_in_hand_is_waited_for(letters, approver):
    """The second has begun before the first is committed, and still sees what it has bound."""
    has_bound, may_commit = Event(), Event()

    def first() -> str:
        try:
            with transaction.atomic():
                found = approve(letters[0], approver)
                has_bound.set()
                may_commit.wait(PATIENCE)
            return found
        finally:
            connection.close()

    def second() -> str:
        try:
            return approve(letters[1], approver)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        one = pool.submit(first)
        assert has_bound.wait(PATIENCE)
        other = pool.submit(second)
        sleep(STILL_WAITING)
        assert not other.done()
        may_commit.set()
        assert one.result(PATIENCE) == "approved"
        assert other.result(PATIENCE) == SubsidyReason.OVER_BUDGET.name

    assert outcome(letters) == ([True, False], 0)


def test_a_first_that_is_rolled_back_leaves_the_money_to_the_second(letters, approver):
    with transaction.atomic():
        assert approve(letters[0], approver) == "approved"
        transaction.set_rollback(True)

    assert approve(letters[1], approver) == "approved"
    assert outcome(letters) == ([False, True], 0)
