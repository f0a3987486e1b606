"""The night on real files: exactly the due, once, and never by a guess (規程5(3))."""

from datetime import date, timedelta

import pytest

from associations.models import Notice
from civic.actors import SystemActor
from civic.models import JournalEntry
from civic.refusals import Refused
from retention.actions.erase_overdue import erase_overdue
from retention.models import Erasure, Footage, NightlyRun, Recorder
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.rules.erasure import Method
from retention.rules.plausible import Problem
from retention.rules.reasons import RetentionReason
from retention.stores.folder import MARKER, FolderStore
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW, TODAY
from tests.factories.recordings import leave, record, row_of
from tests.factories.retention import TOKEN, ChannelFactory, FootageFactory, RecorderFactory

pytestmark = pytest.mark.slow

NIGHTLY = SystemActor("nightly")
LAST_KEPT = date(2026, 11, 9)  # its 14 days end today
FIRST_DUE = date(2026, 11, 8)


def night(on=TODAY, **options):
    return erase_overdue(on=on, at=NOW, by=NIGHTLY, **options)


def test_erases_exactly_what_is_past_its_last_day(recorder, folder):
    due = record(folder, FIRST_DUE)
    kept = record(folder, LAST_KEPT)

    night()

    assert not due.exists()
    assert kept.exists()
    assert row_of(recorder, kept).stage == Stage.KEPT
    assert row_of(recorder, due).stage == Stage.ERASED


def test_what_a_retired_recorder_has_left_goes_on_its_day(recorder, folder):
    due, kept = record(folder, FIRST_DUE), record(folder, LAST_KEPT)
    night(on=TODAY - timedelta(days=1))
    Recorder.objects.update(retired_on=TODAY - timedelta(days=1))

    night()

    assert (due.exists(), kept.exists()) == (False, True)


def test_records_each_file_once_with_its_facts(recorder, folder):
    due = record(folder, FIRST_DUE, size=4321)

    night()

    erasure = Erasure.objects.get()
    assert (erasure.path, erasure.size) == (due.name, 4321)
    assert (erasure.recorded_on, erasure.last_day_kept) == (FIRST_DUE, date(2026, 11, 22))
    assert (erasure.ending, erasure.method) == (Ending.ERASED, Method.OVERWRITE_UNLINK)
    assert (erasure.erased_at, erasure.days_late) == (NOW, 0)


def test_closes_the_night_with_its_counts(recorder, folder):
    record(folder, FIRST_DUE)
    record(folder, FIRST_DUE, hour=16)
    leave(folder, "copy_of_something.avi")

    run = night()[0].run

    assert run.outcome == Outcome.DONE
    assert (run.erased_count, run.erased_bytes, run.undated_count) == (2, 4000, 1)
    assert (run.missing_count, run.failed_count, run.worst_days_late) == (0, 0, 0)


def test_writes_one_journal_entry_a_night(recorder, folder):
    record(folder, FIRST_DUE)

    night()

    entry = JournalEntry.objects.get(verb="夜間の消去を終えた")
    assert entry.actor == "system:nightly"
    assert entry.association_id == recorder.association_id
    assert entry.facts["消去"] == 1


def test_a_second_run_changes_nothing(recorder, folder):
    record(folder, FIRST_DUE)
    record(folder, LAST_KEPT)
    night()
    before = list(Footage.objects.values_list("path", "stage").order_by("pk"))

    again = night()[0].run

    assert again is None
    assert NightlyRun.objects.count() == 1
    assert Erasure.objects.count() == 1
    assert list(Footage.objects.values_list("path", "stage").order_by("pk")) == before


def test_three_missed_nights_are_made_good_and_told(recorder, folder):
    for days in range(4):
        record(folder, FIRST_DUE - timedelta(days=days))

    run = night()[0].run

    assert run.erased_count == 4
    assert run.worst_days_late == 3
    assert sorted(Erasure.objects.values_list("days_late", flat=True)) == [0, 1, 2, 3]


def test_a_past_night_can_be_run_again(recorder, folder):
    due_then = record(folder, FIRST_DUE - timedelta(days=1))
    due_today = record(folder, FIRST_DUE)

    night(on=TODAY - timedelta(days=1))

    assert not due_then.exists()
    assert due_today.exists()


def test_a_missing_store_is_an_alarm_and_nothing_is_erased(recorder, folder):
    due = record(folder, FIRST_DUE)
    (folder / MARKER).unlink()

    answer = night()[0]

    assert answer.store_missing
    assert answer.run.outcome == Outcome.STORE_MISSING
    assert due.exists()
    assert not Erasure.objects.exists()


def test_a_missing_store_is_mailed_once_to_whoever_can_act(recorder, folder, town):
    (folder / MARKER).unlink()

    night()

    notice = Notice.objects.get()
    assert notice.to == town.sato.email
    assert "【至急】" in notice.subject
    assert "何も消去していません" in notice.body


def test_a_missing_store_does_not_stop_the_next_recorder(recorder, folder, town, store_root):
    (folder / MARKER).unlink()
    other = store_root / "second"
    other.mkdir()
    FolderStore(other, TOKEN).mark()
    RecorderFactory(association=town.home, folder=str(other))
    due = record(other, FIRST_DUE)

    night()

    assert not due.exists()


def test_exchanged_folders_are_an_alarm_and_nothing_is_erased(recorder, folder, store_root):
    record(folder, FIRST_DUE)
    Recorder.objects.update(store_token="another")

    assert night()[0].run.outcome == Outcome.STORE_MISSING
    assert list(folder.glob("*.avi"))


def test_a_folder_become_a_link_is_an_alarm_and_nothing_is_erased(recorder, folder, tmp_path):
    due = record(folder, FIRST_DUE)
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved", target_is_directory=True)

    assert night()[0].run.outcome == Outcome.STORE_MISSING
    assert due.exists()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("meeting.avi", Problem.UNPARSABLE),
        ("ch01_20271123_070000.avi", Problem.FUTURE),
        ("ch01_19700101_000000.avi", Problem.BEFORE_RECORDER),
    ],
)
def test_a_file_of_doubtful_time_stays_and_becomes_a_task(recorder, folder, name, problem):
    doubtful = leave(folder, name)

    night()

    assert doubtful.exists()
    row = row_of(recorder, doubtful)
    assert (row.stage, row.problem) == (Stage.UNDATED, problem)


def test_a_file_gone_before_its_night_is_missing_not_erased(recorder, folder):
    FootageFactory(recorder=recorder, path="never.avi", recorded_on=FIRST_DUE)

    run = night()[0].run

    assert (run.erased_count, run.missing_count) == (0, 1)
    assert Erasure.objects.get().ending == Ending.MISSING
    assert Footage.objects.get().stage == Stage.MISSING


def test_a_claimed_file_that_is_gone_was_erased_before_the_restart(recorder, folder):
    FootageFactory(
        recorder=recorder, path="claimed.avi", recorded_on=FIRST_DUE, stage=Stage.ERASING
    )

    run = night()[0].run

    assert Erasure.objects.get().ending == Ending.ERASED_BEFORE_RESTART
    assert (run.erased_count, run.missing_count) == (1, 0)


def test_a_claimed_file_that_is_still_there_is_erased_now(recorder, folder):
    left = record(folder, FIRST_DUE)
    FootageFactory(
        recorder=recorder, path=left.name, size=2000, recorded_on=FIRST_DUE, stage=Stage.ERASING
    )

    night()

    assert not left.exists()
    assert Erasure.objects.get().ending == Ending.ERASED


@pytest.mark.parametrize("size", [2000, 3000])
def test_other_footage_under_the_same_name_stays_and_becomes_a_task(recorder, folder, size):
    known = record(folder, FIRST_DUE)
    night(on=TODAY - timedelta(days=1))
    leave(folder, known.name, size=size, at=NOW - timedelta(minutes=5))

    run = night()[0].run

    assert known.stat().st_size == size
    row = row_of(recorder, known)
    assert (row.stage, row.problem, row.last_day_kept) == (Stage.UNDATED, Problem.CHANGED, None)
    assert (run.outcome, run.erased_count, run.undated_count) == (Outcome.DONE, 0, 1)


def test_what_an_interrupted_night_had_overwritten_is_still_erased(recorder, folder):
    known = record(folder, FIRST_DUE)
    night(on=TODAY - timedelta(days=1))
    Footage.objects.update(stage=Stage.ERASING)
    known.write_bytes(bytes(2000))

    assert night()[0].run.erased_count == 1
    assert not known.exists()


def test_an_interrupted_run_goes_on_in_the_same_row(recorder, folder):
    begun = NightlyRun.objects.create(
        recorder=recorder, night=TODAY, sequence=1, started_at=NOW - timedelta(hours=9)
    )

    assert night()[0].run == begun


def test_a_file_still_being_written_waits_for_the_next_night(recorder, folder):
    fresh = leave(folder, "ch01_20261101_070000.avi", at=NOW - timedelta(seconds=30))

    night()

    assert fresh.exists()
    assert not Footage.objects.exists()


def test_a_file_dated_far_ahead_is_not_forgotten(recorder, folder):
    due = leave(folder, "ch01_20261101_070000.avi", at=NOW + timedelta(days=400))

    night()

    assert not due.exists()


@pytest.mark.parametrize("name", [".recycle", ".snapshot"])
def test_a_hidden_folder_is_told_and_stays(recorder, folder, name):
    hidden = record(folder / name, FIRST_DUE)

    run = night()[0].run

    assert hidden.exists()
    assert (run.erased_count, run.unlisted_count) == (0, 1)


def test_a_link_is_never_followed(recorder, folder, tmp_path):
    outside = leave(tmp_path / "elsewhere", "ch01_20261101_070000.avi")
    (folder / outside.name).symlink_to(outside)
    (folder / "linked").symlink_to(outside.parent, target_is_directory=True)

    night()

    assert outside.read_bytes() == b"v" * 2000
    assert not Footage.objects.exists()


def test_a_link_put_in_place_of_a_file_is_not_followed(recorder, folder, tmp_path):
    outside = leave(tmp_path / "elsewhere", "precious.avi")
    known = record(folder, FIRST_DUE)
    erase_overdue(on=TODAY - timedelta(days=1), at=NOW, by=NIGHTLY)
    known.unlink()
    known.symlink_to(outside)

    night()

    assert outside.read_bytes() == b"v" * 2000
    assert Erasure.objects.get().ending == Ending.MISSING


def test_a_path_that_leaves_the_store_is_not_erased(recorder, folder, tmp_path):
    outside = leave(tmp_path / "recorders", "outside.avi")
    FootageFactory(recorder=recorder, path="../outside.avi", recorded_on=FIRST_DUE)

    run = night()[0].run

    assert outside.exists()
    assert run.outcome == Outcome.INCOMPLETE


def test_a_file_that_cannot_be_erased_does_not_stop_the_others(recorder, folder, tmp_path):
    """Its folder has become a link out of the store: nothing in it may be touched."""
    stuck = record(folder / "a", FIRST_DUE)
    others = [record(folder, FIRST_DUE), record(folder, FIRST_DUE, hour=16)]
    erase_overdue(on=TODAY - timedelta(days=1), at=NOW, by=NIGHTLY)
    (folder / "a").rename(tmp_path / "moved")
    (folder / "a").symlink_to(tmp_path / "moved", target_is_directory=True)

    run = night()[0].run

    assert (run.outcome, run.erased_count, run.failed_count) == (Outcome.INCOMPLETE, 2, 1)
    assert not any(other.exists() for other in others)
    assert (tmp_path / "moved" / stuck.name).exists()
    assert Notice.objects.get().body.count("消せないファイルが1本") == 1


def test_what_could_not_be_erased_is_tried_again_the_next_night(recorder, folder, tmp_path):
    stuck = record(folder / "a", FIRST_DUE)
    erase_overdue(on=TODAY - timedelta(days=1), at=NOW, by=NIGHTLY)
    (folder / "a").rename(tmp_path / "moved")
    (folder / "a").symlink_to(tmp_path / "moved", target_is_directory=True)
    night()
    (folder / "a").unlink()
    (tmp_path / "moved").rename(folder / "a")

    run = night()[0].run

    assert (run.outcome, run.erased_count) == (Outcome.DONE, 1)
    assert not stuck.exists()


def test_a_day_to_come_is_refused(recorder, folder):
    record(folder, FIRST_DUE)

    with pytest.raises(Refused) as refusal:
        night(on=TODAY + timedelta(days=1))

    assert refusal.value.reason is RetentionReason.NOT_BEFORE_ITS_DAY
    assert not NightlyRun.objects.exists()


def test_a_day_to_come_may_be_tried(recorder, folder):
    kept = record(folder, LAST_KEPT)

    plan = night(on=TODAY + timedelta(days=1), dry_run=True)[0].plan

    assert plan.due_count == 1
    assert kept.exists()


def test_a_dry_run_leaves_no_trace(recorder, folder):
    due = record(folder, FIRST_DUE)

    night(dry_run=True)

    assert due.exists()
    assert not Footage.objects.exists()
    assert not NightlyRun.objects.exists()


def test_a_dry_run_and_the_real_run_have_the_same_plan(recorder, folder):
    record(folder, FIRST_DUE)
    record(folder, FIRST_DUE - timedelta(days=1), hour=16)
    record(folder, LAST_KEPT)

    tried, done = night(dry_run=True)[0].plan, night()[0].plan

    assert tried == done
    assert done.by_last_day == {date(2026, 11, 21): 1, date(2026, 11, 22): 1}


def test_a_shorter_regulations_moves_the_last_days_of_what_is_kept(recorder, folder, town):
    kept = record(folder, TODAY - timedelta(days=10))
    night()
    assert kept.exists()
    RegulationsFactory(
        association=town.home, version=2, retention_days=7, effective_on=date(2026, 11, 20)
    )

    night()

    assert not kept.exists()
    assert Erasure.objects.get().last_day_kept == date(2026, 11, 20)


def test_a_longer_regulations_does_not_lengthen_what_is_kept(recorder, folder, town):
    due = record(folder, FIRST_DUE)
    RegulationsFactory(
        association=town.home, version=2, retention_days=30, effective_on=date(2026, 11, 20)
    )

    night()

    assert not due.exists()


def test_without_regulations_thirty_days_rule(folder, town):
    RecorderFactory(association=town.home, folder=str(folder))
    kept = record(folder, TODAY - timedelta(days=30))
    due = record(folder, TODAY - timedelta(days=31))

    night()

    assert kept.exists()
    assert not due.exists()


def test_a_retired_recorder_is_left_alone(recorder, folder):
    due = record(folder, FIRST_DUE)
    recorder.retired_on = TODAY
    recorder.save()

    assert night() == []
    assert due.exists()


def test_erases_without_overwriting_where_the_store_is_set_so(recorder, folder):
    recorder.method = Method.UNLINK
    recorder.save()
    due = record(folder, FIRST_DUE)

    night()

    assert not due.exists()
    assert Erasure.objects.get().method == Method.UNLINK


def test_an_overwritten_file_leaves_no_bytes_to_one_who_has_it_open(recorder, folder):
    with record(folder, FIRST_DUE).open("rb") as still_open:
        night()

        assert still_open.read() == bytes(2000)


@pytest.mark.parametrize("method", Method)
def test_a_file_with_a_second_name_is_left_whole_and_told(recorder, folder, tmp_path, method):
    recorder.method = method
    recorder.save()
    due = record(folder, FIRST_DUE)
    second = tmp_path / "somebody's.txt"
    second.hardlink_to(due)

    run = night()[0].run

    assert second.read_bytes() == due.read_bytes() == b"v" * 2000
    assert (run.outcome, run.failed_count) == (Outcome.INCOMPLETE, 1)


def test_finds_the_channel_and_files_in_subfolders(recorder, folder):
    channel = ChannelFactory(recorder=recorder, key="02")
    due = record(folder / "2026-11", FIRST_DUE, channel=2)

    night()

    assert not due.exists()
    assert row_of(recorder, due).channel == channel
    assert Erasure.objects.get().channel == "02"


def test_tells_its_progress(recorder, folder):
    record(folder, FIRST_DUE)
    record(folder, FIRST_DUE, hour=16)
    seen = []

    night(progress=lambda done, whole: seen.append((done, whole)))

    assert seen == [(2, 2)]
