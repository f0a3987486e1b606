"""What goes wrong with one file, recorder or paper is told and stops no other."""

import os
from datetime import timedelta

import pytest

from associations.models import Notice
from civic.actors import SystemActor
from retention import tasks
from retention.actions import erase_overdue as night_of_all
from retention.actions.erase_overdue import erase_overdue
from retention.models import NightlyRun
from retention.models.nightly_run import Outcome
from retention.queries.duties import duties_of_association
from retention.stores.folder import MARKER
from tests.factories.days import NOW, TODAY
from tests.factories.recordings import leave, record
from tests.factories.retention import RecorderFactory
from tests.tasks.test_nightly_erasure import FIRST_DUE

pytestmark = pytest.mark.slow

NIGHTLY = SystemActor("nightly")


def night(on=TODAY, **options):
    return erase_overdue(on=on, at=NOW, by=NIGHTLY, **options)


@pytest.fixture
def second(town, store_root):
    """Another recorder of the house, with a file that is due."""
    folder = store_root / "second"
    folder.mkdir()
    (folder / MARKER).write_bytes((store_root / "mihoncho" / MARKER).read_bytes())
    RecorderFactory(association=town.home, folder=str(folder))
    return record(folder, FIRST_DUE)


@pytest.mark.parametrize(
    "name",
    [os.fsdecode(b"ch01_20261101_07\xff0000.avi"), f"{'d' * 200}/{'e' * 210}.avi"],
    ids=["not UTF-8", "too long"],
)
def test_a_name_that_cannot_be_entered_is_told_and_stays(recorder, folder, second, name):
    strange, due = leave(folder, name), record(folder, FIRST_DUE)

    run = night()[0].run

    assert strange.exists()
    assert not due.exists()
    assert not second.exists()
    assert (run.outcome, run.unlisted_count) == (Outcome.DONE, 1)
    duties = duties_of_association(recorder.association_id, TODAY)
    assert "一覧にできないものが1件あります" in [duty.title for duty in duties]


def test_a_recorder_that_fails_is_told_and_the_others_go_on(
    recorder, folder, second, town, monkeypatch
):
    due = record(folder, FIRST_DUE)
    destroy = night_of_all.destroy

    def fail(batch, *, run, **options):
        if run.recorder_id == recorder.pk:
            raise ValueError(batch)
        return destroy(batch, run=run, **options)

    monkeypatch.setattr(night_of_all, "destroy", fail)
    first, other = (answer.run for answer in night())

    assert first.outcome == Outcome.FAILED
    assert due.exists()
    assert (other.outcome, second.exists()) == (Outcome.DONE, False)
    assert "処理が途中で止まりました" in Notice.objects.get().body
    assert list(NightlyRun.objects.troubled()) == [first]


def test_a_paper_that_fails_does_not_stop_the_others(recorder, folder, second, monkeypatch):
    record(folder, FIRST_DUE)
    render = tasks.render

    def fail(run):
        if run.recorder_id == recorder.pk:
            raise ValueError(run.pk)
        return render(run)

    monkeypatch.setattr(tasks, "render", fail)
    tasks.erase_overdue()
    assert [run.pk for run in NightlyRun.objects.awaiting_certificate()] == [
        recorder.nights.get().pk
    ]

    monkeypatch.undo()
    tasks.erase_overdue()
    assert not NightlyRun.objects.awaiting_certificate().exists()


def test_a_store_unmounted_in_the_middle_is_an_alarm_and_nothing_is_called_missing(
    recorder, folder, second, store_root
):
    for days in range(3):
        record(folder, FIRST_DUE - timedelta(days=days))

    def unmount(done, whole):
        if folder.exists():
            folder.rename(store_root.parent / "gone")

    first, other = (answer.run for answer in night(progress=unmount))

    assert (first.outcome, first.erased_count, first.missing_count) == (Outcome.STORE_MISSING, 1, 0)
    assert other.outcome == Outcome.DONE
    assert "消去できたのは1本です" in Notice.objects.get().body

    (store_root.parent / "gone").rename(folder)
    again = night()[0].run

    assert (again.outcome, again.erased_count) == (Outcome.DONE, 2)
    assert not any(folder.glob("*.avi"))
