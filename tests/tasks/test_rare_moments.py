"""What happens between two steps of a night: holds, names that blink, terms of another day."""

from datetime import timedelta

import pytest

from civic import steps
from civic.actors import SystemActor
from retention.actions import enter_videos, erase_overdue
from retention.actions.place_hold import place_hold
from retention.models import Erasure, Footage
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.rules.findings import Finding
from retention.rules.grounds import Ground
from retention.stores import folder as folder_store
from retention.stores.folder import FolderStore
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW, TODAY
from tests.factories.recordings import record, row_of
from tests.factories.retention import TOKEN, ChannelFactory, RecorderFactory
from tests.tasks.test_brake import PowerCut
from tests.tasks.test_index import look
from tests.tasks.test_nightly_erasure import FIRST_DUE

NIGHTLY = SystemActor("nightly")
DAY = timedelta(days=1)


def night(on=TODAY, **options):
    return erase_overdue.erase_overdue(on=on, at=NOW, by=NIGHTLY, **options)[0].run


def hold(channel, row, by):
    place_hold(
        association=channel.recorder.association,
        cameras=[channel.camera],
        from_at=row.started_at - DAY,
        to_at=row.started_at + DAY,
        ground=Ground.INVESTIGATION,
        requester="見本警察署",
        reason="見本",
        address="http://testserver",
        by=by,
        at=NOW,
    )


@pytest.fixture
def channel(recorder):
    return ChannelFactory(recorder=recorder, key="01")


def test_a_hold_that_comes_while_a_file_is_renamed_stays(
    recorder, folder, channel, town, monkeypatch
):
    path = record(folder, FIRST_DUE + 5 * DAY)
    look(recorder)
    row = row_of(recorder, path)
    path.rename(folder / "ch01_20261113_070001.avi")
    lock = enter_videos.lock_recorders

    def hold_first(recorders):
        hold(channel, row, town.sato)
        lock(recorders)

    monkeypatch.setattr(enter_videos, "lock_recorders", hold_first)
    look(recorder)

    row.refresh_from_db()
    assert row.path == "ch01_20261113_070001.avi"
    assert row.held_until is not None


class Blinking(FolderStore):
    """The file is away when it is claimed; it is held, and back, when it is looked at again."""

    looks = 0

    def look(self, path):
        self.looks += 1
        if self.looks == 1:
            return None
        if self.looks == 2:
            self.meanwhile()
        return super().look(path)


def test_a_file_that_was_away_and_came_back_held_is_kept(recorder, folder, channel, town):
    path = record(folder, FIRST_DUE)
    look(recorder)
    store = Blinking(recorder.root, recorder.store_token)
    store.meanwhile = lambda: hold(channel, row_of(recorder, path), town.sato)

    night(open_store=lambda _recorder: store)

    assert path.exists()
    assert not Erasure.objects.exists()


def test_a_name_removed_before_a_cut_is_made_durable_before_it_is_recorded(
    recorder, folder, monkeypatch
):
    record(folder, FIRST_DUE)

    def cut(step):
        if step == "unlinked":
            raise PowerCut

    steps.listen(cut)
    with pytest.raises(PowerCut):
        night()
    steps.leave(cut)
    synced = []
    monkeypatch.setattr(folder_store, "sync_folder", synced.append)

    night()

    assert Erasure.objects.get().ending == Ending.ERASED_BEFORE_RESTART
    assert synced == [folder]


def test_a_past_night_run_again_goes_by_the_regulations_of_today(recorder, folder, town):
    RegulationsFactory(
        association=town.home, version=2, retention_days=20, effective_on=TODAY - 12 * DAY
    )
    path = record(folder, TODAY - 10 * DAY)
    night()
    last_day = row_of(recorder, path).last_day_kept

    night(on=TODAY - 14 * DAY)
    night()

    assert row_of(recorder, path).last_day_kept == last_day
    assert path.exists()


def test_a_night_that_cannot_even_be_closed_stops_no_other(
    recorder, folder, town, store_root, monkeypatch
):
    other = store_root / "other"
    other.mkdir()
    FolderStore(other, TOKEN).mark()
    RecorderFactory(association=town.home, folder=str(other))
    due = record(other, FIRST_DUE)
    close = erase_overdue.close_night

    def fail(run, **facts):
        if run.recorder_id == recorder.pk:
            raise ValueError(run)
        return close(run, **facts)

    monkeypatch.setattr(erase_overdue, "close_night", fail)
    night()

    assert not due.exists()
    assert Footage.objects.gone().count() == 1


def test_a_new_file_in_the_place_of_an_erased_one_is_not_taken_for_it(recorder, folder):
    old = record(folder, FIRST_DUE)
    look(recorder)
    row = row_of(recorder, old)
    Footage.objects.filter(pk=row.pk).update(stage=Stage.ERASING)
    old.rename(folder / "ch01_20261123_070000.avi")  # the same number in the file system

    found = look(recorder)

    row.refresh_from_db()
    assert (row.path, row.stage) == (old.name, Stage.ERASING)
    assert found[Finding.RENAMED] == 0
    assert Footage.objects.kept().get().path == "ch01_20261123_070000.avi"
