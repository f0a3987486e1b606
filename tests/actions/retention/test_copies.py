"""Copies for a provision: encrypted alone, readable with the key alone, gone with it."""

import hashlib
import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from civic import steps
from civic.actors import SystemActor
from civic.models import JournalEntry
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.actions.end_copies import EndedCopies, end_copies
from retention.actions.make_copy import make_copy
from retention.models import Footage, FootageAccess, FootageCopy
from retention.models.footage import Stage
from retention.models.footage_copy import KeyEnding
from retention.models.handling import AccessKind
from retention.models.nightly_run import Outcome
from retention.queries.copy_content import read_copy
from retention.rules.reasons_handling import HandlingReason
from retention.stores.copies import LEFT_ALONE, copy_store, new_name
from retention.tasks import run_night
from tests.actions.refusals import last_entry, refused
from tests.actions.retention.test_open_footage import permit
from tests.factories.days import NOW, TODAY
from tests.factories.retention import FootageFactory, NightlyRunFactory

pytestmark = pytest.mark.slow

DAY = timedelta(days=1)
VIDEO = bytes(range(256)) * 4000  # about a megabyte, and easy to find again
MADE = ["copy_access_recorded", "copy_key_written", "copy_encrypted"]
ENDED = ["copy_claimed", "copy_key_destroyed", "copy_end_recorded"]


class PowerCut(BaseException):
    """Nothing of ours catches it, as nothing catches kill -9."""


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.COPIES_DIR = tmp_path / "data" / "copies"
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def footage(house) -> Footage:
    path = house.recorder.root / house.kept.path
    path.write_bytes(VIDEO)
    there = house.recorder.open_store().look(house.kept.path)
    Footage.objects.filter(pk=house.kept.pk).update(size=there.size, modified_at=there.modified_at)
    house.kept.refresh_from_db()
    return house.kept


@pytest.fixture
def cut_at(monkeypatch):
    """`cut_at(step)`: the power goes right after that step, until `cut_at(None)`."""

    def arm(step: str | None) -> None:
        def listener(reached: str) -> None:
            if reached == step:
                raise PowerCut

        monkeypatch.setattr(steps, "_listeners", [listener] if step else [])

    return arm


def copy_of(footage, by, **changes) -> FootageCopy:
    facts = {"reference": "disclosures.provision:12", "purpose": "照会第4号への提供", "at": NOW}
    return make_copy(footage=footage, by=by, **facts | changes)


def end(**changes) -> EndedCopies:
    return end_copies(**{"on": TODAY, "at": NOW, "by": SystemActor("nightly")} | changes)


def plain(copy, on=TODAY) -> bytes:
    return b"".join(read_copy(copy, on))


def plain_key(copy) -> Path:
    return Path(settings.KEYS_DIR) / "copies" / copy.key_name


def on_disk() -> set[str]:
    folders = [Path(settings.COPIES_DIR), Path(settings.KEYS_DIR) / "copies"]
    return {entry.name for folder in folders if folder.exists() for entry in folder.iterdir()}


def age_all(by: timedelta) -> None:
    """As if everything had lain there so long, on the clock of the tests."""
    moment = (NOW - by).timestamp()
    for folder in (Path(settings.COPIES_DIR), Path(settings.KEYS_DIR) / "copies"):
        for entry in folder.iterdir():
            os.utime(entry, (moment, moment))


def test_comes_back_as_it_was_and_says_what_it_is(town, footage):
    copy = copy_of(footage, town.sato)

    assert plain(copy) == VIDEO
    assert (copy.size, copy.sha256) == (len(VIDEO), hashlib.sha256(VIDEO).hexdigest())
    assert (copy.last_day_kept, copy.footage) == (footage.last_day_kept, footage)
    assert last_entry().facts["提供の記録"] == "disclosures.provision:12"


def test_the_disk_holds_none_of_the_videos_bytes(town, footage):
    copy = copy_of(footage, town.sato)

    written = copy.path.read_bytes()
    assert written.startswith(b"age-encryption.org/v1")
    assert not any(VIDEO[at : at + 16] in written for at in range(0, 4096, 16))
    assert [path.name for path in Path(settings.COPIES_DIR).iterdir()] == [copy.path.name]


def test_only_the_owner_reads_the_key(town, footage):
    key = Path(settings.KEYS_DIR) / "copies" / copy_of(footage, town.sato).key_name

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(key.parent.parent.stat().st_mode) == 0o700


def test_each_copy_has_a_key_of_its_own(town, footage):
    one, other = copy_of(footage, town.sato), copy_of(footage, town.sato)
    keys = Path(settings.KEYS_DIR) / "copies"
    (keys / other.key_name).write_bytes((keys / one.key_name).read_bytes())

    assert plain(one) == VIDEO
    with pytest.raises(OSError, match="not decrypted"):
        plain(other)


def test_the_record_of_the_access_comes_first_and_names_permit_and_purpose(town, footage, cut_at):
    given = permit(town)
    cut_at("copy_access_recorded")

    with pytest.raises(PowerCut):
        copy_of(footage, town.tanaka)

    access = FootageAccess.objects.get()
    assert (access.kind, access.permit) == (AccessKind.EXTRACTION, given)
    assert on_disk() == set()


def test_a_handler_without_a_permit_makes_none(town, footage):
    with refused(HandlingReason.NO_PERMIT):
        copy_of(footage, town.tanaka)
    assert on_disk() == set()


@pytest.mark.parametrize("change", [{"last_day_kept": TODAY - DAY}, {"stage": Stage.ERASING}])
def test_makes_none_behind_the_read_barrier(town, footage, change):
    Footage.objects.filter(pk=footage.pk).update(**change)

    with refused(HandlingReason.NOT_READABLE):
        copy_of(footage, town.sato)


def test_footage_that_a_night_claimed_meanwhile_leaves_no_copy(town, footage, monkeypatch):
    def claim(step: str) -> None:
        if step == "copy_encrypted":
            Footage.objects.filter(pk=footage.pk).update(stage=Stage.ERASING)

    monkeypatch.setattr(steps, "_listeners", [claim])
    with pytest.raises(Exception, match="最終保存日"):
        copy_of(footage, town.sato)

    assert on_disk() == set()
    assert not FootageCopy.objects.exists()


def test_a_copy_that_is_done_after_midnight_is_judged_by_the_new_day(
    town, footage, monkeypatch, clock
):
    Footage.objects.filter(pk=footage.pk).update(last_day_kept=TODAY)

    def pass_midnight(step: str) -> None:
        if step == "copy_encrypted":
            clock.move_to(NOW + timedelta(hours=14))

    monkeypatch.setattr(steps, "_listeners", [pass_midnight])
    with pytest.raises(Exception, match="最終保存日"):
        copy_of(footage, town.sato)

    assert on_disk() == set()
    assert not FootageCopy.objects.exists()


def test_content_that_grew_meanwhile_leaves_no_copy(town, footage, monkeypatch):
    def grow(step: str) -> None:
        if step == "copy_encrypted":
            with (footage.recorder.root / footage.path).open("ab") as file:
                file.write(b"more")

    monkeypatch.setattr(steps, "_listeners", [grow])
    with pytest.raises(Exception, match="中身が変わって"):
        copy_of(footage, town.sato)

    assert on_disk() == set()


def test_without_room_no_copy_is_begun(town, footage, settings):
    settings.DISK_RESERVE = 10**18

    with pytest.raises(Exception, match="場所が足りません"):
        copy_of(footage, town.sato)
    assert on_disk() == set()


def test_dies_with_its_key(town, footage):
    copy = copy_of(footage, town.sato)
    kept_elsewhere = copy.path.read_bytes()
    key = Path(settings.KEYS_DIR) / "copies" / copy.key_name

    ended = destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)

    assert (ended.key_destroyed_at, ended.key_ending) == (NOW, KeyEnding.HANDED_OVER)
    assert on_disk() == set()
    assert last_entry().facts["理由"] == "引き渡した"
    # Yesterday's backup of DATA_DIR, which never holds the keys, is put back.
    copy.path.write_bytes(kept_elsewhere)
    with refused(HandlingReason.KEY_DESTROYED):
        read_copy(copy, TODAY)
    assert not key.exists()
    with pytest.raises(FileNotFoundError):
        copy_store().read(copy.key_name)


def test_a_row_put_back_from_a_backup_does_not_bring_it_back(town, footage):
    copy = copy_of(footage, town.sato)
    backup = copy.path.read_bytes()
    destroy_copy_key(copy=copy, ending=KeyEnding.CANCELLED, by=town.sato, at=NOW)
    FootageCopy.objects.filter(pk=copy.pk).update(key_destroyed_at=None, key_ending="")
    copy.path.write_bytes(backup)

    with refused(HandlingReason.COPY_MISSING):
        read_copy(copy, TODAY)


def test_the_key_is_overwritten_before_it_is_unlinked(town, footage):
    copy = copy_of(footage, town.sato)
    key = Path(settings.KEYS_DIR) / "copies" / copy.key_name
    second_name = key.with_name("second-name")
    os.link(key, second_name)

    destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)

    assert set(second_name.read_bytes()) == {0}


def test_a_key_dies_once(town, footage):
    copy = copy_of(footage, town.sato)
    destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)

    with refused(HandlingReason.KEY_DESTROYED):
        destroy_copy_key(copy=copy, ending=KeyEnding.CANCELLED, by=town.sato, at=NOW)


@pytest.mark.parametrize(
    ("change", "is_over"),
    [
        ({"last_day_kept": TODAY}, False),
        ({"last_day_kept": TODAY - DAY}, True),
        ({"last_day_kept": TODAY - DAY, "held_until": TODAY}, False),
        ({"last_day_kept": TODAY - DAY, "held_until": TODAY - DAY}, True),
    ],
)
def test_ends_with_the_last_day_unless_held(town, footage, change, is_over):
    copy = copy_of(footage, town.sato)
    Footage.objects.filter(pk=footage.pk).update(**change)
    FootageCopy.objects.filter(pk=copy.pk).update(last_day_kept=change["last_day_kept"])

    if is_over:
        with refused(HandlingReason.NOT_READABLE):
            read_copy(copy, TODAY)
    else:
        assert plain(copy) == VIDEO
    assert end() == EndedCopies(destroyed=int(is_over), swept=0, failed=0)
    copy.refresh_from_db()
    assert copy.key_ending == (KeyEnding.LAST_DAY if is_over else "")


def test_a_shorter_regulation_moves_the_copy_with_its_footage(town, footage):
    copy = copy_of(footage, town.sato)
    Footage.objects.filter(pk=footage.pk).update(last_day_kept=TODAY - DAY)

    with refused(HandlingReason.NOT_READABLE):
        read_copy(copy, TODAY)
    assert end().destroyed == 1


def past_its_day(footage, by) -> FootageCopy:
    copy = copy_of(footage, by)
    FootageCopy.objects.filter(pk=copy.pk).update(last_day_kept=TODAY - DAY)
    return copy


@pytest.mark.parametrize("outcome", [Outcome.BRAKED, Outcome.STORE_MISSING, Outcome.FAILED])
def test_no_key_dies_by_the_date_where_the_newest_night_did_not_work(town, house, footage, outcome):
    copy = past_its_day(footage, town.sato)
    NightlyRunFactory(recorder=house.recorder, sequence=2, outcome=outcome)

    assert end() == EndedCopies(destroyed=0, swept=0, failed=0)
    assert plain_key(copy).exists()

    NightlyRunFactory(recorder=house.recorder, sequence=3, outcome=Outcome.INCOMPLETE)
    assert end().destroyed == 1


def test_no_key_dies_by_the_date_before_its_recorders_night(town, footage):
    past_its_day(footage, town.sato)

    assert end(on=TODAY + DAY, at=NOW + DAY).destroyed == 0


def test_a_clock_that_jumped_forty_days_ahead_burns_no_key(town, house, footage, clock):
    copy = copy_of(footage, town.sato)
    clock.move_to(NOW + 40 * DAY)

    run_night(on=TODAY + 40 * DAY, at=NOW + 40 * DAY, by=SystemActor("nightly"))

    newest = house.recorder.nights.order_by("-night").first()
    assert newest.outcome == Outcome.BRAKED
    assert plain_key(copy).exists()


def test_an_ending_that_had_begun_goes_on_though_the_night_was_stopped(
    town, house, footage, cut_at
):
    copy = copy_of(footage, town.sato)
    cut_at("copy_claimed")
    with pytest.raises(PowerCut):
        destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)
    cut_at(None)
    NightlyRunFactory(recorder=house.recorder, sequence=2, outcome=Outcome.BRAKED)

    assert end().destroyed == 1


@pytest.mark.parametrize("change", [{"last_day_kept": TODAY}, {"held_until": TODAY}])
def test_the_last_day_is_asked_again_when_the_key_is_about_to_go(town, footage, change):
    copy = copy_of(footage, town.sato)
    FootageCopy.objects.filter(pk=copy.pk).update(
        last_day_kept=change.get("last_day_kept", TODAY - DAY)
    )
    Footage.objects.filter(pk=footage.pk).update(**change)

    with refused(HandlingReason.NOT_DUE):
        destroy_copy_key(copy=copy, ending=KeyEnding.LAST_DAY, by=town.sato, at=NOW)
    assert plain_key(copy).exists()


@pytest.mark.parametrize("step", MADE)
def test_a_copy_cut_off_while_made_is_noise_and_swept(town, footage, cut_at, step):
    cut_at(step)
    with pytest.raises(PowerCut):
        copy_of(footage, town.sato)
    cut_at(None)
    assert FootageAccess.objects.count() == 1
    assert not FootageCopy.objects.exists()
    left = bool(on_disk())

    if left:
        age_all(LEFT_ALONE - timedelta(minutes=1))
        assert end() == EndedCopies(destroyed=0, swept=0, failed=0)
        age_all(LEFT_ALONE + timedelta(minutes=1))
    assert end() == EndedCopies(destroyed=0, swept=int(left), failed=0)
    assert on_disk() == set()
    assert end() == EndedCopies(destroyed=0, swept=0, failed=0)


def test_the_sweep_tells_the_association(town, footage, cut_at):
    cut_at("copy_encrypted")
    with pytest.raises(PowerCut):
        copy_of(footage, town.sato)
    age_all(2 * LEFT_ALONE)

    end()

    entry = last_entry()
    assert (entry.verb, entry.association_id) == ("提供用の写しの残りを片付けた", town.home.pk)


@pytest.mark.parametrize("step", ENDED)
def test_an_ending_cut_off_anywhere_is_finished_with_its_own_reason(town, footage, cut_at, step):
    copy = copy_of(footage, town.sato)
    cut_at(step)
    with pytest.raises(PowerCut):
        destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)
    cut_at(None)

    end()

    copy.refresh_from_db()
    assert copy.key_ending == KeyEnding.HANDED_OVER
    assert on_disk() == set()
    assert JournalEntry.objects.filter(verb="写しの鍵を捨てた").count() == 1
    assert end() == EndedCopies(destroyed=0, swept=0, failed=0)


def test_whoever_finishes_records_the_reason_that_was_claimed(town, footage, cut_at):
    copy = copy_of(footage, town.sato)
    cut_at("copy_claimed")
    with pytest.raises(PowerCut):
        destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)
    cut_at(None)

    ended = destroy_copy_key(copy=copy, ending=KeyEnding.CANCELLED, by=town.sato, at=NOW)

    assert ended.key_ending == KeyEnding.HANDED_OVER
    assert last_entry().facts["理由"] == "引き渡した"


def test_a_claim_that_was_half_written_is_none(town, footage):
    copy = copy_of(footage, town.sato)
    (Path(settings.KEYS_DIR) / "copies" / f"{copy.key_name}.ending.new").write_bytes(b"HAND")

    assert end() == EndedCopies(destroyed=0, swept=0, failed=0)
    assert plain(copy) == VIDEO
    destroy_copy_key(copy=copy, ending=KeyEnding.CANCELLED, by=town.sato, at=NOW)
    assert on_disk() == set()


def test_a_key_in_the_midst_of_dying_is_not_read(town, footage, cut_at):
    copy = copy_of(footage, town.sato)
    cut_at("copy_key_destroyed")
    with pytest.raises(PowerCut):
        destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)

    with refused(HandlingReason.COPY_MISSING):
        read_copy(copy, TODAY)


def test_keys_that_are_not_mounted_do_not_count_as_destroyed(town, footage):
    copy = copy_of(footage, town.sato)
    FootageCopy.objects.filter(pk=copy.pk).update(last_day_kept=TODAY - DAY)
    Path(settings.KEYS_DIR).rename(Path(settings.KEYS_DIR).with_name("unmounted"))

    assert end() == EndedCopies(destroyed=0, swept=0, failed=1)

    copy.refresh_from_db()
    assert copy.key_destroyed_at is None
    Path(settings.KEYS_DIR).with_name("unmounted").rename(settings.KEYS_DIR)
    assert end().destroyed == 1


def test_one_that_fails_never_stops_the_others(town, footage, house):
    first, second = copy_of(footage, town.sato), copy_of(footage, town.sato)
    FootageCopy.objects.update(last_day_kept=TODAY - DAY)
    key = Path(settings.KEYS_DIR) / "copies" / first.key_name
    key.unlink()
    key.mkdir()

    assert end() == EndedCopies(destroyed=1, swept=0, failed=1)

    second.refresh_from_db()
    assert second.key_ending == KeyEnding.LAST_DAY


def test_an_encrypted_file_put_back_after_its_end_is_swept_at_once(town, footage):
    copy = copy_of(footage, town.sato)
    backup = copy.path.read_bytes()
    destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=town.sato, at=NOW)
    copy.path.write_bytes(backup)

    assert end().swept == 1
    assert on_disk() == set()


def test_strange_files_are_left_alone(town, footage):
    copy_of(footage, town.sato)
    strange = Path(settings.COPIES_DIR) / "notes.txt"
    strange.write_text("not ours", encoding="utf-8")
    age_all(2 * LEFT_ALONE)

    assert end() == EndedCopies(destroyed=0, swept=0, failed=0)
    assert strange.exists()


def test_the_night_of_a_house_without_copies(house):
    assert end() == EndedCopies(destroyed=0, swept=0, failed=0)


def test_reading_may_be_broken_off(town, footage):
    stream = read_copy(copy_of(footage, town.sato), TODAY)

    assert VIDEO.startswith(next(stream))
    stream.close()


def test_damage_is_told_and_never_passes_for_the_whole(town, footage):
    copy = copy_of(footage, town.sato)
    written = bytearray(copy.path.read_bytes())
    written[-100] ^= 1
    copy.path.write_bytes(bytes(written))

    with pytest.raises(OSError, match="not decrypted"):
        plain(copy)


def test_the_number_of_queries_of_a_night_does_not_grow(town, house, django_assert_max_num_queries):
    """What is only kept costs nothing."""
    FootageFactory.create_batch(5, recorder=house.recorder)

    with django_assert_max_num_queries(3):
        end()


@pytest.mark.slow
def test_memory_stays_flat_whatever_the_length(tmp_path):
    """300 MB through encryption and back, in a process of its own."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = f"""
import resource
from pathlib import Path
from retention.stores.copies import CopyStore
store = CopyStore(Path({str(tmp_path / "c")!r}), Path({str(tmp_path / "k" / "c")!r}))
piece = bytes(1024 * 1024)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
measure = store.encrypt("1-{"0" * 32}", (piece for _ in range(300)),
                        store.write_key("1-{"0" * 32}"))
read = sum(len(chunk) for chunk in store.read("1-{"0" * 32}"))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(measure.size, read, after - before)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    size, read, grown_kb = map(int, ran.stdout.split())
    assert size == read == 300 * 1024 * 1024
    assert grown_kb < 30_000
    shutil.rmtree(tmp_path / "c")


def test_names_are_never_the_same():
    assert new_name(1) != new_name(1)
