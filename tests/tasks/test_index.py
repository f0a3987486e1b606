"""A look into a store: what is new is entered, what is odd is told, what is unchanged costs nothing."""

import os
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from retention.actions.index_store import index_store
from retention.models import Footage, IndexedFolder
from retention.models.footage import Stage
from retention.rules.findings import Finding
from retention.stores.folder import FolderStore
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.recordings import CLOSED, leave, record, row_of
from tests.factories.retention import ChannelFactory

DAY = date(2026, 11, 20)
LONG_AGO = (NOW - timedelta(days=2)).timestamp()


def look(recorder, at=NOW):
    return index_store(recorder, recorder.open_store(), on=TODAY, at=at)


def age(folder):
    """As if nothing in it had been touched for two days."""
    for path in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        os.utime(path, (LONG_AGO, LONG_AGO))


class CountingStore(FolderStore):
    """The folder's own store, which also counts the names it was asked the facts of."""

    read = 0

    def pages(self, known):
        for page in super().pages(known):
            self.read += len(page.entries)
            yield page


def test_enters_what_is_new_and_nothing_twice(recorder, folder):
    record(folder, DAY)

    assert look(recorder)[Finding.NEW] == 1
    assert look(recorder)[Finding.NEW] == 0
    assert Footage.objects.count() == 1


def test_an_unchanged_folder_is_not_read_again(recorder, folder):
    leave(folder, "2026-11-20/ch01_20261120_070000.avi")
    leave(folder, "2026-11-21/ch01_20261121_070000.avi")
    age(folder)
    look(recorder)
    leave(folder, "2026-11-21/ch01_20261121_080000.avi")

    store = CountingStore(recorder.root, recorder.store_token)
    found = index_store(recorder, store, on=TODAY, at=NOW)

    assert found == {Finding.NEW: 1}
    assert store.read == 2  # the names of the one folder that changed
    assert Footage.objects.count() == 3


def test_a_folder_changed_a_moment_ago_is_read_again(recorder, folder):
    record(folder, DAY)
    os.utime(folder, (NOW.timestamp() - 5, NOW.timestamp() - 5))
    look(recorder)

    assert IndexedFolder.objects.get().changed_at_ns == -1


def test_a_file_being_written_is_told_waits_and_is_found_when_closed(recorder, folder):
    leave(folder, "ch01_20261123_095900.avi", at=NOW - timedelta(seconds=20))
    age(folder)

    assert look(recorder) == {Finding.STILL_OPEN: 1}
    assert look(recorder, at=NOW + timedelta(minutes=5)) == {Finding.NEW: 1}


def test_a_renamed_file_keeps_its_day(recorder, folder):
    old = record(folder, DAY)
    look(recorder)
    row = row_of(recorder, old)
    old.rename(folder / "ch01_20261123_070000.avi")

    assert look(recorder) == {Finding.RENAMED: 1}
    row.refresh_from_db()
    assert (row.path, row.recorded_on) == ("ch01_20261123_070000.avi", DAY)
    assert Footage.objects.count() == 1


def test_a_doubtful_file_gets_its_day_from_a_better_name(recorder, folder):
    old = leave(folder, "meeting.avi")
    look(recorder)
    old.rename(folder / "ch01_20261120_070000.avi")

    look(recorder)

    row = Footage.objects.get()
    assert (row.stage, row.recorded_on) == (Stage.KEPT, DAY)


def test_a_file_that_reappears_is_told_and_counted_from_its_own_day(recorder, folder):
    path = record(folder, DAY)
    look(recorder)
    Footage.objects.update(stage=Stage.MISSING)
    age(folder)
    IndexedFolder.objects.all().delete()

    assert look(recorder) == {Finding.NEW: 1, Finding.REAPPEARED: 1}
    assert Footage.objects.kept().get().path == path.name


def test_two_files_of_one_moment_are_told(recorder, folder):
    ChannelFactory(recorder=recorder, key="01")
    record(folder, DAY)
    leave(folder, "copy/ch01_20261120_070000.avi")

    assert look(recorder)[Finding.DUPLICATE] == 1


def test_files_that_overlap_are_told(recorder, folder):
    ChannelFactory(recorder=recorder, key="01")
    at_seven, at_quarter = (datetime(2026, 11, 20, 7, m, tzinfo=JAPAN) for m in (0, 15))
    leave(folder, "ch01_20261120_070000.avi", at=at_seven + timedelta(minutes=30))
    leave(folder, "ch01_20261120_071500.avi", at=at_quarter + timedelta(minutes=15))

    assert look(recorder) == {Finding.NEW: 2, Finding.OVERLAPPING: 1}


def test_copied_files_with_later_dates_do_not_overlap(recorder, folder):
    ChannelFactory(recorder=recorder, key="01")
    record(folder, DAY, hour=7)
    record(folder, DAY, hour=8)

    assert look(recorder) == {Finding.NEW: 2}


def test_an_empty_file_is_told_and_goes_on_its_day(recorder, folder):
    record(folder, DAY, size=0)

    assert look(recorder) == {Finding.NEW: 1, Finding.EMPTY: 1}


def test_what_is_gone_is_told_and_its_row_stays(recorder, folder):
    gone, there = record(folder, DAY), record(folder, DAY, hour=8)
    look(recorder)
    gone.unlink()

    assert look(recorder) == {Finding.GONE: 1}
    assert row_of(recorder, gone).stage == Stage.KEPT
    assert there.exists()


def test_a_folder_taken_away_is_told(recorder, folder):
    path = leave(folder, "2026-11-20/ch01_20261120_070000.avi")
    age(folder)
    look(recorder)
    path.unlink()
    path.parent.rmdir()

    assert look(recorder) == {Finding.GONE: 1}
    assert set(IndexedFolder.objects.values_list("path", flat=True)) == {""}


@pytest.mark.parametrize("files", [3, 30])
def test_the_questions_to_the_database_do_not_grow_with_the_files(recorder, folder, files):
    for number in range(files):
        leave(folder, f"ch01_20261120_07{number:02}00.avi", at=CLOSED)

    with CaptureQueriesContext(connection) as queries:
        look(recorder)

    assert len(queries) == 14
