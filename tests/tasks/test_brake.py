"""A night far above its forecast erases nothing until two people have looked (本システムの定め)."""

from datetime import timedelta

import pytest

from associations.models import Notice
from civic import steps
from civic.actors import SystemActor
from civic.refusals import Refused
from retention.actions import claim
from retention.actions import erase_overdue as night_of_all
from retention.actions.confirm_brake import confirm_brake
from retention.actions.erase_overdue import erase_overdue
from retention.models import BrakeStop, Erasure, Footage, NightlyRun
from retention.models.nightly_run import Outcome
from retention.rules.brake import BrakeReason
from retention.rules.reasons_brake import BrakeRefusal
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW, TODAY
from tests.factories.recordings import record
from tests.tasks.test_nightly_erasure import FIRST_DUE

NIGHTLY = SystemActor("nightly")


@pytest.fixture(autouse=True)
def _brakes_at_three(settings):
    settings.BRAKE_FEWEST = 3
    settings.BRAKE_SHARE = 0.5


def night(on=TODAY, at=NOW):
    return erase_overdue(on=on, at=at, by=NIGHTLY)[0].run


def fill(folder, *, days, first=FIRST_DUE):
    return [record(folder, first - timedelta(days=number)) for number in range(days)]


def test_a_first_night_with_a_backlog_stops_and_erases_nothing(recorder, folder):
    due = fill(folder, days=4)

    run = night()

    assert run.outcome == Outcome.BRAKED
    assert all(path.exists() for path in due)
    assert not Erasure.objects.exists()
    stop = BrakeStop.objects.get()
    assert (stop.reason, stop.due_count, stop.expected_count) == (BrakeReason.FIRST_NIGHT, 4, 0)
    assert "2人の役員" in Notice.objects.get().body


def test_two_people_let_it_go_on(recorder, folder, town):
    due = fill(folder, days=4)
    stop = night().brake_stop

    confirm_brake(stop=stop, by=town.sato, at=NOW)
    assert night().outcome == Outcome.BRAKED  # one is not enough, and the next night asks anew
    stop = BrakeStop.objects.waiting().get()
    confirm_brake(stop=stop, by=town.sato, at=NOW)
    with pytest.raises(Refused) as refusal:
        confirm_brake(stop=stop, by=town.sato, at=NOW)
    assert refusal.value.reason == BrakeRefusal.SAME_PERSON
    confirm_brake(stop=stop, by=town.tanaka, at=NOW)

    run = night()

    assert (run.outcome, run.erased_count) == (Outcome.DONE, 4)
    assert not any(path.exists() for path in due)
    stop.refresh_from_db()
    assert stop.used_at == NOW


def test_what_two_people_confirmed_covers_no_more_than_they_saw(recorder, folder, town):
    fill(folder, days=4)
    stop = night().brake_stop
    confirm_brake(stop=stop, by=town.sato, at=NOW)
    confirm_brake(stop=stop, by=town.tanaka, at=NOW)
    fill(folder, days=12, first=FIRST_DUE - timedelta(days=10))

    run = night()

    assert run.outcome == Outcome.BRAKED
    assert not Erasure.objects.exists()
    stop.refresh_from_db()
    assert (stop.used_at, stop.overtaken_at) == (None, NOW)


def test_what_the_night_before_foretold_is_erased(recorder, folder, clock):
    fill(folder, days=1, first=FIRST_DUE + timedelta(days=5))
    for number in range(6):
        record(folder, FIRST_DUE + timedelta(days=1), hour=number + 8)
    assert night().outcome == Outcome.DONE

    tomorrow = NOW + timedelta(days=1)
    clock.move_to(tomorrow)
    run = night(on=TODAY + timedelta(days=1), at=tomorrow)

    assert (run.outcome, run.erased_count, run.expected_count) == (Outcome.DONE, 6, 6)


def test_a_clock_that_jumped_forty_days_ahead_erases_nothing(recorder, folder, clock):
    kept = [record(folder, TODAY - timedelta(days=number)) for number in range(1, 13)]
    night()
    ahead = NOW + timedelta(days=40)
    clock.move_to(ahead)

    run = night(on=TODAY + timedelta(days=40), at=ahead)

    assert all(path.exists() for path in kept)
    assert run.outcome == Outcome.BRAKED
    assert run.brake_stop.reason == BrakeReason.CLOCK


def test_a_clock_a_day_behind_erases_nothing_early(recorder, folder, clock):
    last_day_today = record(folder, FIRST_DUE + timedelta(days=1))
    night()
    behind = NOW - timedelta(days=1)
    clock.move_to(behind)

    erase_overdue(on=TODAY - timedelta(days=1), at=behind, by=NIGHTLY)

    assert last_day_today.exists()


def test_a_much_shorter_regulations_waits_for_two_people(recorder, folder, town):
    kept = [record(folder, TODAY - timedelta(days=number)) for number in range(1, 13)]
    night()
    RegulationsFactory(association=town.home, version=2, effective_on=TODAY, retention_days=2)

    run = night()

    assert run.outcome == Outcome.BRAKED
    assert all(path.exists() for path in kept)


def test_a_store_that_came_back_empty_waits_for_two_people(recorder, folder):
    kept = [record(folder, TODAY - timedelta(days=number)) for number in range(1, 13)]
    night()
    for path in kept:
        path.unlink()

    run = night()

    assert run.outcome == Outcome.BRAKED
    assert run.brake_stop.reason == BrakeReason.EMPTY_STORE
    assert Footage.objects.kept().count() == 12


def test_a_stop_that_the_next_night_does_not_need_is_overtaken(recorder, folder):
    due = fill(folder, days=4)
    night()
    for path in due[:3]:
        path.unlink()
    Footage.objects.filter(path__in=[path.name for path in due[:3]]).delete()

    assert night().outcome == Outcome.DONE
    assert BrakeStop.objects.get().overtaken_at == NOW
    assert NightlyRun.objects.count() == 2


def test_a_clock_that_stays_ahead_is_not_believed_the_next_night_either(recorder, folder, clock):
    kept = record(folder, TODAY - timedelta(days=1))
    night()
    for days in (40, 41):
        ahead = NOW + timedelta(days=days)
        clock.move_to(ahead)
        assert night(on=TODAY + timedelta(days=days), at=ahead).outcome == Outcome.BRAKED

    clock.move_to(NOW + timedelta(days=1))
    run = night(on=TODAY + timedelta(days=1), at=NOW + timedelta(days=1))

    assert run.outcome == Outcome.DONE
    assert kept.exists()


def test_a_stop_of_another_day_is_not_confirmed(recorder, folder, town):
    fill(folder, days=4)
    stop = night().brake_stop

    with pytest.raises(Refused) as refusal:
        confirm_brake(stop=stop, by=town.sato, at=NOW + timedelta(days=1))

    assert refusal.value.reason == BrakeRefusal.NOT_TODAY


def test_a_store_emptied_but_for_one_new_file_waits_for_two_people(recorder, folder):
    kept = [record(folder, TODAY - timedelta(days=number)) for number in range(1, 13)]
    night()
    for path in kept:
        path.unlink()
    record(folder, TODAY, hour=5, size=777)

    assert night().brake_stop.reason == BrakeReason.EMPTY_STORE


class PowerCut(BaseException):
    """Nobody catches this."""


@pytest.fixture
def cut_at(monkeypatch):
    """`cut_at("indexed")`: the next night ends there, as when the power goes.

    "braked" is after the stop is written and before the night is closed.
    """
    listeners = []

    def cut(wanted):
        if wanted == "braked":
            monkeypatch.setattr(night_of_all, "close_night", _cut_once(monkeypatch))
            return

        def listen(step):
            if step == wanted:
                steps.leave(listeners.pop())
                raise PowerCut

        listeners.append(listen)
        steps.listen(listen)

    yield cut
    for each in listeners:
        steps.leave(each)


def _cut_once(monkeypatch):
    close = night_of_all.close_night

    def cut(*_run, **_facts):
        monkeypatch.setattr(night_of_all, "close_night", close)
        raise PowerCut

    return cut


@pytest.mark.parametrize("step", ["opened", "indexed", "braked"])
def test_a_night_cut_off_does_not_take_the_brake_off(recorder, folder, cut_at, step):
    due = fill(folder, days=6)
    cut_at(step)
    with pytest.raises(PowerCut):
        night()

    run = night(on=TODAY + timedelta(days=1), at=NOW + timedelta(days=1))

    assert run.outcome == Outcome.BRAKED
    assert all(path.exists() for path in due)
    cut = NightlyRun.objects.get(night=TODAY)
    assert cut.outcome == (Outcome.BRAKED if step == "braked" else Outcome.FAILED)


def test_a_night_cut_off_after_its_stop_has_that_stop(recorder, folder, cut_at):
    fill(folder, days=6)
    cut_at("braked")
    with pytest.raises(PowerCut):
        night()

    assert night().outcome == Outcome.BRAKED
    assert BrakeStop.objects.count() == 1


def test_a_clock_forty_days_ahead_that_is_cut_off_is_not_believed_the_next_night(
    recorder, folder, cut_at, clock
):
    kept = [record(folder, TODAY - timedelta(days=number)) for number in range(2, 8)]
    night()
    cut_at("opened")
    for days, ends in ((40, PowerCut), (41, None)):
        ahead = NOW + timedelta(days=days)
        clock.move_to(ahead)
        if ends:
            with pytest.raises(ends):
                night(on=TODAY + timedelta(days=days), at=ahead)
        else:
            assert night(on=TODAY + timedelta(days=days), at=ahead).outcome == Outcome.BRAKED

    assert all(path.exists() for path in kept)


def test_what_two_people_confirmed_lasts_until_the_work_is_done(
    recorder, folder, town, cut_at, monkeypatch
):
    monkeypatch.setattr(claim, "_BATCH", 2)
    due = fill(folder, days=10)
    stop = night().brake_stop
    confirm_brake(stop=stop, by=town.sato, at=NOW)
    confirm_brake(stop=stop, by=town.tanaka, at=NOW)
    cut_at("recorded")
    with pytest.raises(PowerCut):
        night()

    assert night().outcome == Outcome.DONE
    assert not any(path.exists() for path in due)
