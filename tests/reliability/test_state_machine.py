"""Anything in any order, and after every step the promises hold (invariants I1–I8 as they apply here).

I1 nothing is readable after its last day unless held; I2 nothing held is erased; I3 what is erased has
exactly one record, and the other way; I4 as many keys as copies that live; I6 every hold has an end and
a ground; I7 the head of the ledger only grows and verifies; I8 nobody handles footage out of office.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck, Phase
from hypothesis import settings as lived
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from civic.journal_check import JournalCheck
from civic.models import Checkpoint
from retention.models import Erasure, NightlyRun
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.footage_copy import KeyEnding
from retention.queries.erasure_leaves import root_of_run
from retention.queries.terms import terms_of
from retention.rules.grounds import Ground
from retention.rules.period import last_day_kept
from tests.factories.days import JAPAN
from tests.reliability.lived_house import FAR_AHEAD, LivedHouse

EXAMPLES = 250
STEPS = 50
DAYS_AGO = st.integers(0, 33)


class Counter:
    steps = 0
    nights = 0


class FootageMachine(RuleBasedStateMachine):
    root = None

    @initialize()
    def open(self) -> None:
        self.house = LivedHouse(self.root)
        self.head = Checkpoint.objects.count()

    def teardown(self) -> None:
        if hasattr(self, "house"):
            self.house.close()

    @rule(days_ago=DAYS_AGO, hour=st.integers(0, 23))
    def record(self, days_ago, hour):
        self.house.record(days_ago, hour)

    @rule(days=st.integers(1, 4))
    def days_pass(self, days):
        self.house.let_days_pass(days)

    @rule()
    def night(self):
        Counter.nights += 1
        self.house.night()

    @rule(at_step=st.integers(0, 12))
    def night_cut_off(self, at_step):
        Counter.nights += 1
        self.house.night_cut_off(at_step)

    @rule()
    def night_with_a_clock_a_day_behind(self):
        self.house.night(self.house.now - timedelta(days=1))

    @rule()
    def night_with_a_clock_forty_days_ahead(self):
        self.house.night(self.house.now + FAR_AHEAD)

    @rule(at_step=st.integers(0, 6))
    def night_cut_off_with_a_clock_forty_days_ahead(self, at_step):
        self.house.night_cut_off(at_step, self.house.now + FAR_AHEAD)

    @rule()
    def two_people_lift_the_brake(self):
        self.house.lift_brake()

    @rule(days=st.integers(1, 30))
    def shorten(self, days):
        self.house.shorten(days)

    @rule(from_days_ago=DAYS_AGO, days=st.integers(1, 10))
    def hold(self, from_days_ago, days):
        self.house.hold(from_days_ago, days)

    @rule(days=st.integers(1, 60))
    def confirm(self, days):
        self.house.confirm(days)

    @rule()
    def release(self):
        self.house.release()

    @rule(hours=st.integers(1, 24))
    def permit(self, hours):
        self.house.permit(hours)

    @rule()
    def change_handler(self):
        self.house.change_handler()

    @rule(number=st.integers(0, 20))
    def provide(self, number):
        self.house.provide(number)

    @rule()
    def hand_over(self):
        self.house.hand_over()

    @rule(number=st.integers(0, 20))
    def play(self, number):
        """I8: never out of office."""
        opened = self.house.may_handle(number)
        assert not opened or self.house.handler_in_office()

    @rule()
    def seal(self):
        self.house.seal()

    # --- Invariants --------------------------------------------------------

    @invariant()
    def nothing_is_readable_after_its_last_day_unless_held(self):
        Counter.steps += 1
        house = self.house
        for row in house.rows().readable(house.today):
            assert row.last_day_kept >= house.today or row.held_until >= house.today
            assert row.last_day_kept <= self._longest(row)

    @invariant()
    def nothing_held_is_erased(self):
        house = self.house
        for hold in house.holds():
            for row in hold.footage.all():
                assert row.stage == Stage.KEPT
                assert (house.folder / row.path).exists()

    @invariant()
    def nothing_is_erased_early_and_what_is_gone_has_one_record(self):
        house = self.house
        records = {each.path: each for each in Erasure.objects.filter(run__recorder=house.recorder)}
        unfinished = set(house.rows().being_erased().values_list("path", flat=True))
        for path, day in house.kept.items():
            if (house.folder / path).exists():
                continue
            assert path in records or path in unfinished, path
            assert house.today > self._last_day(day), path
        for record in records.values():
            assert record.ending != Ending.MISSING
            assert record.footage.stage == Stage.ERASED

    @invariant()
    def nights_are_counted_from_their_records(self):
        for run in NightlyRun.objects.filter(recorder=self.house.recorder, erased_count__gt=0):
            assert run.erased_count == run.erasures.count()
            assert run.erasures_root == root_of_run(run)

    @invariant()
    def keys_are_as_many_as_living_copies(self):
        """A copy ends with its reason: at its last day by the true clock, or by a hand."""
        for copy in self.house.ended_copies().filter(key_ending=KeyEnding.LAST_DAY):
            assert self.house.today > min(copy.last_day_kept, copy.footage.last_day_kept)
        living = {copy.key_name for copy in self.house.copies()}
        ended = {copy.key_name for copy in self.house.ended_copies()}
        keys = {path.name for path in (Path(settings.KEYS_DIR) / "copies").glob("*")}
        assert living <= keys
        assert not ended & keys

    @invariant()
    def every_hold_has_an_end_and_a_ground(self):
        for hold in self.house.holds():
            assert hold.ends_on >= hold.placed_at.astimezone(JAPAN).date()
            assert hold.ground in set(Ground)

    @invariant()
    def the_head_only_grows(self):
        head = Checkpoint.objects.count()
        assert head >= self.head
        self.head = head

    def _last_day(self, day):
        terms = terms_of(self.house.association.pk, as_of=self.house.today)
        return min(_noon(day, terms, self.house.today), _noon(day, (), self.house.today))

    def _longest(self, row):
        return _noon(row.recorded_on, (), self.house.today)


def _noon(day, terms, as_of):
    from datetime import datetime, time  # noqa: PLC0415

    return last_day_kept(datetime.combine(day, time(12), tzinfo=JAPAN), terms, as_of=as_of)


@pytest.mark.long
def test_the_promises_hold_over_ten_thousand_steps(committing, settings, tmp_path):
    _live(settings, tmp_path, examples=EXAMPLES, steps=STEPS)

    assert Counter.steps >= 10_000
    assert Counter.nights >= 500
    remarks = [remark for remark in JournalCheck().remarks() if remark.is_bad]
    assert remarks == []


@pytest.mark.slow
def test_the_promises_hold_over_some_steps(committing, settings, tmp_path):
    _live(settings, tmp_path, examples=5, steps=30)


def _live(configured, folder, *, examples, steps):
    configured.BRAKE_FEWEST, configured.BRAKE_SHARE = 4, 0.2
    for name in ("COPIES_DIR", "KEYS_DIR", "LEDGER_DIR"):
        setattr(configured, name, folder / name)
    FootageMachine.root = folder / "recorders"
    FootageMachine.root.mkdir()
    configured.STORE_ROOTS = [FootageMachine.root]
    run_state_machine_as_test(
        FootageMachine,
        settings=lived(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes many minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
