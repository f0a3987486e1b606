"""Each fault, seeded alone, is found and nothing else; a house in order has none."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db.models import F

from civic.actors import SystemActor
from civic.models import JournalEntry, StoredFile
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.actions.erase_overdue import erase_overdue
from retention.actions.make_copy import make_copy
from retention.actions.place_hold import place_hold
from retention.actions.reconcile import RECONCILED, reconcile
from retention.models import Channel, Footage, FootageCopy, NightlyRun, PreservationHold, Recorder
from retention.models.footage import Stage
from retention.models.footage_copy import KeyEnding
from retention.queries.erasure_leaves import root_of_run
from retention.queries.reconcile.found import MOST_EXAMPLES
from retention.rules.faults import Fault
from retention.rules.grounds import Ground
from retention.stores.folder import MARKER, FolderStore
from tests.factories.cameras import CameraFactory, RegulationsFactory
from tests.factories.civic import PDF, StoredFileFactory
from tests.factories.days import NOW, TODAY
from tests.factories.onsite import on_site_recorder
from tests.factories.recordings import CLOSED, leave, record
from tests.factories.retention import (
    TOKEN,
    ChannelFactory,
    ErasureFactory,
    FootageFactory,
    NightlyRunFactory,
    RecorderFactory,
)
from tests.tampering import tamper

pytestmark = pytest.mark.slow

BY = SystemActor("tests")


@dataclass(frozen=True, slots=True)
class World:
    """A recorder after its night: kept files, one held, one erased; a copy with its key."""

    recorder: Recorder
    folder: Path
    run: NightlyRun
    kept: Footage
    held: Footage
    hold: PreservationHold
    erased: Footage
    copy: FootageCopy
    ended: FootageCopy
    paper: StoredFile

    def path(self, footage: Footage) -> Path:
        return self.folder / footage.path

    @property
    def key(self) -> Path:
        return Path(django_settings.KEYS_DIR) / "copies" / self.copy.key_name


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    settings.COPIES_DIR = tmp_path / "copies"
    settings.KEYS_DIR = tmp_path / "keys"
    settings.LEDGER_DIR = tmp_path / "ledger"


@pytest.fixture
def world(town, store_root) -> World:
    folder = store_root / "mihoncho"
    folder.mkdir()
    FolderStore(folder, TOKEN).mark()
    RegulationsFactory(association=town.home)
    recorder = RecorderFactory(association=town.home, folder=str(folder))
    channel = ChannelFactory(recorder=recorder, camera=CameraFactory(site__association=town.home))
    due, held, kept = (record(folder, TODAY - timedelta(days=days)) for days in (15, 10, 5))
    [night] = erase_overdue(on=TODAY, at=NOW, by=BY)
    certificate = StoredFileFactory(name="消去証明書.pdf", content=PDF + b"certificate")
    NightlyRun.objects.filter(pk=night.run.pk).update(certificate=certificate)
    rows = {row.path: row for row in Footage.objects.all()}
    hold = _hold(channel, town.sato, rows[held.name])
    copies = [_copy(rows[kept.name], town.sato) for _ in range(2)]
    destroy_copy_key(copy=copies[1], ending=KeyEnding.CANCELLED, by=town.sato, at=NOW)
    return World(
        recorder=recorder,
        folder=folder,
        run=NightlyRun.objects.get(pk=night.run.pk),
        kept=rows[kept.name],
        held=Footage.objects.get(path=held.name),
        hold=hold,
        erased=rows[due.name],
        copy=copies[0],
        ended=FootageCopy.objects.get(pk=copies[1].pk),
        paper=StoredFileFactory(),
    )


def _hold(channel: Channel, sato, footage: Footage) -> PreservationHold:
    placed = place_hold(
        association=channel.recorder.association,
        cameras=[channel.camera],
        from_at=footage.started_at,
        to_at=footage.started_at + timedelta(minutes=10),
        ground=Ground.INVESTIGATION,
        requester="下関警察署",
        reason="自転車盗の捜査のため",
        address="",
        by=sato,
        at=NOW,
    )
    assert placed.held == 1
    return placed.hold


def _copy(footage: Footage, sato) -> FootageCopy:
    return make_copy(
        footage=footage, reference="disclosures.provision:1", purpose="提供", by=sato, at=NOW
    )


def found(depth: int = 3) -> dict[Fault, int]:
    return reconcile(on=TODAY, at=NOW, by=BY, depth=depth).counts


def rewrite(path: Path, content: bytes) -> None:
    """Other bytes, the same dates."""
    was = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def old(path: Path) -> None:
    moment = (NOW - timedelta(days=1)).timestamp()
    os.utime(path, (moment, moment))


# --- Each fault alone: (the depth that finds it, its name, how it comes about) ---


def _live_file_lost(world):
    world.path(world.kept).unlink()


def _held_file_lost(world):
    world.path(world.held).unlink()


def _unknown_file(world):
    leave(world.folder, "ch01_20261120_120000.avi")


def _unknown_file_below(world):
    leave(world.folder, "2026-11/ch01_20261120_120000.avi")


def _erased_file_back(world):
    leave(world.folder, world.erased.path)


def _stage_turned_back(world):
    Footage.objects.filter(pk=world.erased.pk).update(stage=Stage.KEPT)


def _file_and_stage_turned_back(world):
    _stage_turned_back(world)
    there = leave(world.folder, world.erased.path, size=world.erased.size)
    os.utime(there, (CLOSED.timestamp(), CLOSED.timestamp()))


def _gone_without_record(world):
    world.path(world.kept).unlink()
    Footage.objects.filter(pk=world.kept.pk).update(stage=Stage.MISSING)


def _counts_raised(world):
    NightlyRun.objects.filter(pk=world.run.pk).update(erased_count=2)


def _missing_counted(world):
    NightlyRun.objects.filter(pk=world.run.pk).update(missing_count=1)


def _certificate_owed(world):
    NightlyRun.objects.filter(pk=world.run.pk).update(certificate=None)


def _certificate_lost(world):
    world.run.certificate.path.unlink()


def _paper_lost(world):
    world.paper.path.unlink()


def _files_away(world):
    Path(django_settings.FILES_DIR).rename(world.folder.parent.parent / "elsewhere")


def _store_away(world):
    (world.folder / MARKER).unlink()


def _store_unmounted(world):
    world.folder.rename(world.folder.parent / "elsewhere")


def _keys_away(world):
    world.key.parent.rename(world.folder.parent.parent / "elsewhere")


def _copy_without_key(world):
    world.key.unlink()


def _copy_without_both(world):
    world.key.unlink()
    world.copy.path.unlink()


def _copy_without_file(world):
    world.copy.path.unlink()


def _file_without_row(world):
    path = Path(django_settings.COPIES_DIR) / f"1-{'a' * 32}.age"
    path.write_bytes(b"noise")
    old(path)


def _key_without_row(world):
    path = world.key.parent / f"1-{'b' * 32}"
    path.write_text("a key")
    old(path)


def _ended_copy_left(world):
    world.ended.path.write_bytes(b"noise")


def _ended_key_left(world):
    (world.key.parent / world.ended.key_name).write_text("a key")


def _file_grown(world):
    rewrite(world.path(world.kept), b"v" * 2001)


def _file_touched(world):
    moment = (CLOSED - timedelta(seconds=1)).timestamp()
    os.utime(world.path(world.kept), (moment, moment))


def _paper_cut(world):
    rewrite(world.paper.path, world.paper.path.read_bytes()[:-1])


def _held_too_long(world):
    until = world.hold.ends_on + timedelta(days=1)
    Footage.objects.filter(pk=world.held.pk).update(held_until=until)


def _hold_forgotten(world):
    Footage.objects.filter(pk=world.held.pk).update(held_until=None)


def _held_without_hold(world):
    Footage.objects.filter(pk=world.kept.pk).update(held_until=TODAY + timedelta(days=3))


def _released_but_held(world):
    PreservationHold.objects.filter(pk=world.hold.pk).update(
        released_at=NOW, released_by=world.hold.placed_by
    )


def _kept_a_day_too_long(world):
    Footage.objects.filter(pk=world.kept.pk).update(last_day_kept=F("last_day_kept") + 1)


def _erased_while_held(world):
    """A night that did not ask the hold: file, record, counts and paper all agree."""
    world.path(world.held).unlink()
    Footage.objects.filter(pk=world.held.pk).update(stage=Stage.ERASED)
    run = NightlyRunFactory(
        recorder=world.recorder, sequence=2, erased_count=1, certificate=world.paper
    )
    ErasureFactory(run=run, footage=world.held, erased_at=NOW + timedelta(minutes=1))
    _root_fits(run)


def _root_fits(run):
    NightlyRun.objects.filter(pk=run.pk).update(erasures_root=root_of_run(run))


def _record_edited(world):
    tamper("retention_erasure", "UPDATE retention_erasure SET days_late = 3")


def _root_edited(world):
    NightlyRun.objects.filter(pk=world.run.pk).update(erasures_root="0" * 64)


def _paper_changed(world):
    rewrite(world.paper.path, world.paper.path.read_bytes()[::-1])


def _copy_changed(world):
    content = world.copy.path.read_bytes()
    rewrite(world.copy.path, content[:-1] + bytes([content[-1] ^ 1]))


def _copy_cut(world):
    rewrite(world.copy.path, world.copy.path.read_bytes()[:-20])


def _key_exchanged(world):
    world.key.write_text("AGE-SECRET-KEY-1")


def _copy_of_something_else(world):
    FootageCopy.objects.filter(pk=world.copy.pk).update(sha256="0" * 64)


FAULTS: list[tuple[int, Fault, Callable[[World], None]]] = [
    (1, Fault.FILE_LOST, _live_file_lost),
    (1, Fault.FILE_LOST, _held_file_lost),
    (1, Fault.FILE_UNKNOWN, _unknown_file),
    (1, Fault.FILE_UNKNOWN, _unknown_file_below),
    (1, Fault.FILE_BACK, _erased_file_back),
    (1, Fault.ERASURE_OF_LIVE, _stage_turned_back),
    (1, Fault.ERASURE_OF_LIVE, _file_and_stage_turned_back),
    (1, Fault.GONE_UNRECORDED, _gone_without_record),
    (1, Fault.NIGHT_COUNTS, _counts_raised),
    (1, Fault.NIGHT_COUNTS, _missing_counted),
    (1, Fault.CERTIFICATE_OWED, _certificate_owed),
    (1, Fault.CERTIFICATE_LOST, _certificate_lost),
    (1, Fault.PAPER_LOST, _paper_lost),
    (1, Fault.FILES_AWAY, _files_away),
    (1, Fault.STORE_AWAY, _store_away),
    (1, Fault.STORE_AWAY, _store_unmounted),
    (1, Fault.KEYS_AWAY, _keys_away),
    (1, Fault.COPY_KEY_LOST, _copy_without_key),
    (1, Fault.COPY_KEY_LOST, _copy_without_both),
    (1, Fault.COPY_LOST, _copy_without_file),
    (1, Fault.COPY_UNKNOWN, _file_without_row),
    (1, Fault.COPY_UNKNOWN, _key_without_row),
    (1, Fault.COPY_LEFT, _ended_copy_left),
    (1, Fault.COPY_LEFT, _ended_key_left),
    (2, Fault.FILE_CHANGED, _file_grown),
    (2, Fault.FILE_CHANGED, _file_touched),
    (2, Fault.PAPER_SIZE, _paper_cut),
    (2, Fault.HELD_OTHERWISE, _held_too_long),
    (2, Fault.HELD_OTHERWISE, _hold_forgotten),
    (2, Fault.HELD_OTHERWISE, _held_without_hold),
    (2, Fault.HELD_OTHERWISE, _released_but_held),
    (2, Fault.KEPT_TOO_LONG, _kept_a_day_too_long),
    (2, Fault.ERASED_WHILE_HELD, _erased_while_held),
    (3, Fault.NIGHT_ROOT, _record_edited),
    (3, Fault.NIGHT_ROOT, _root_edited),
    (3, Fault.PAPER_CHANGED, _paper_changed),
    (3, Fault.COPY_CHANGED, _copy_changed),
    (3, Fault.COPY_CHANGED, _copy_cut),
    (3, Fault.COPY_CHANGED, _key_exchanged),
    (3, Fault.COPY_CHANGED, _copy_of_something_else),
]


@pytest.mark.parametrize(
    ("depth", "fault", "seed"), FAULTS, ids=[seed.__name__[1:] for *_, seed in FAULTS]
)
def test_finds_this_fault_and_no_other(world, depth, fault, seed):
    seed(world)

    assert found() == {fault: 1}
    assert found(depth) == {fault: 1}
    assert depth == 1 or found(depth - 1) == {}


def test_every_fault_is_seeded():
    assert {fault for _depth, fault, _seed in FAULTS} == set(Fault)


def test_a_house_in_order_has_none(world):
    assert found() == {}


def test_everything_at_once_is_told_apart(world):
    _live_file_lost(world)
    _unknown_file(world)
    _erased_file_back(world)
    _copy_without_key(world)
    _record_edited(world)

    assert found() == {
        Fault.FILE_LOST: 1,
        Fault.FILE_UNKNOWN: 1,
        Fault.FILE_BACK: 1,
        Fault.COPY_KEY_LOST: 1,
        Fault.NIGHT_ROOT: 1,
    }


# --- What is no fault ---


def test_what_is_still_being_written_or_is_hidden_is_none(world):
    leave(world.folder, "ch01_20261123_095900.avi", at=NOW - timedelta(seconds=5))
    leave(world.folder, ".partial.avi")
    leave(world.folder, ".recycle/ch01_20261101_120000.avi")

    assert found() == {}


def test_what_came_after_the_last_night_waits_for_the_next(world):
    leave(world.folder, "ch01_20261123_100500.avi", at=NOW + timedelta(minutes=10))

    assert reconcile(on=TODAY, at=NOW + timedelta(hours=9), by=BY, depth=3).counts == {}


def test_a_recorder_before_its_first_night_expects_nothing(town, store_root):
    folder = store_root / "new"
    folder.mkdir()
    FolderStore(folder, TOKEN).mark()
    RecorderFactory(association=town.home, folder=str(folder))
    leave(folder, "ch01_20261120_120000.avi")

    assert found() == {}


def test_a_recorder_on_site_is_left_out(town, world):
    on_site_recorder(association=town.home)

    assert found() == {}


def test_a_store_away_is_said_once_whatever_lay_there(world):
    for number in range(20):
        FootageFactory(recorder=world.recorder, path=f"lost-{number}.avi")
    _store_unmounted(world)

    assert found() == {Fault.STORE_AWAY: 1}


def test_a_copy_in_the_making_is_none(world):
    (Path(django_settings.COPIES_DIR) / f"1-{'c' * 32}.age.new").write_bytes(b"half")

    moment = NOW.timestamp()
    for path in Path(django_settings.COPIES_DIR).glob("*.new"):
        os.utime(path, (moment, moment))
    assert found() == {}


def test_a_copy_that_is_being_ended_is_none(world):
    (world.key.parent / f"{world.copy.key_name}.ending").write_text("CANCELLED")
    world.key.unlink()

    assert found() == {}


def test_a_hold_that_lapsed_or_was_released_is_none(world):
    PreservationHold.objects.filter(pk=world.hold.pk).update(ends_on=TODAY - timedelta(days=1))
    Footage.objects.filter(pk=world.held.pk).update(held_until=TODAY - timedelta(days=1))

    assert found() == {}


def test_what_was_erased_after_its_hold_had_ended_is_none(world):
    _erased_while_held(world)
    PreservationHold.objects.filter(pk=world.hold.pk).update(ends_on=TODAY - timedelta(days=1))

    assert found() == {}


def test_a_shorter_term_waits_for_the_night_that_applies_it(world):
    RegulationsFactory(
        association=world.recorder.association,
        version=2,
        retention_days=3,
        effective_on=TODAY,
        recorded_at=NOW + timedelta(minutes=5),
    )

    assert found() == {}


def test_a_night_that_still_runs_is_none(world):
    NightlyRun.objects.filter(pk=world.run.pk).update(
        outcome="RUNNING", finished_at=None, erased_count=0, certificate=None
    )

    assert found() == {}


# --- The report ---


def test_the_journal_tells_of_the_counts(world):
    _live_file_lost(world)

    found(1)

    entry = JournalEntry.objects.get(verb=RECONCILED)
    assert entry.facts == {"深さ": 1, "食いちがい": 1, Fault.FILE_LOST.sentence: 1}


def test_shows_some_examples_and_counts_all(world):
    for number in range(MOST_EXAMPLES + 3):
        FootageFactory(recorder=world.recorder, path=f"lost-{number:02}.avi")

    gathered = reconcile(on=TODAY, at=NOW, by=BY, depth=1)

    assert gathered.counts == {Fault.FILE_LOST: MOST_EXAMPLES + 3}
    assert len(gathered.examples[Fault.FILE_LOST]) == MOST_EXAMPLES


def test_the_command_says_what_is_wrong_and_what_to_do(world, capsys):
    _live_file_lost(world)

    with pytest.raises(SystemExit):
        call_command("reconcile", "--depth", "2")

    said = capsys.readouterr().out
    assert "【食いちがい】一覧にある映像のファイルが、保存先にありません。（1件）" in said
    assert f"・見本町一丁目自治会　集会所の録画装置　{world.kept.path}" in said
    assert "すること：" in said
    assert "結果：1件の食いちがいがあります。" in said


def test_the_command_says_when_nothing_is_wrong(world, capsys):
    call_command("reconcile", "--depth", "3")

    assert "結果：食いちがいはありません。" in capsys.readouterr().out
