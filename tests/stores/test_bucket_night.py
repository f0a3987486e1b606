"""Whole nights over a bucket: every version gone, recorded once, and nothing said when it is away."""

from datetime import date

import pytest

from civic.actors import SystemActor
from retention.actions.erase_overdue import erase_overdue
from retention.documents.erasure_certificate import render
from retention.models import Erasure, Footage, Recorder
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.rules.erasure import Method, StoreKind
from tests.documents import pdf
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW, TODAY
from tests.factories.retention import RecorderFactory
from tests.stores.server import new_bucket

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LAST_KEPT = date(2026, 11, 9)  # its 14 days end today
FIRST_DUE = date(2026, 11, 8)
NIGHTLY = SystemActor("nightly")


def recorder_of(town, bucket) -> Recorder:
    """佐藤's recorder, under a 規程 of 14 days."""
    RegulationsFactory(association=town.home)
    bucket.store().mark()
    return RecorderFactory(
        association=town.home,
        store=StoreKind.BUCKET,
        folder=f"{bucket.name}/mihoncho",
        method=Method.ALL_VERSIONS,
    )


@pytest.fixture
def bucket(versioned_bucket):
    return versioned_bucket


@pytest.fixture
def recorder(town, bucket) -> Recorder:
    return recorder_of(town, bucket)


def night(on=TODAY, **options):
    (answer,) = erase_overdue(on=on, at=NOW, by=NIGHTLY, **options)
    return answer


def record(bucket, day: date, hour: int = 7, content: bytes = b"video") -> str:
    key = f"mihoncho/{day:%Y/%m}/ch01_{day:%Y%m%d}_{hour:02}0000.avi"
    bucket.put(key, content)
    return key


def stages() -> dict[str, str]:
    return {row.path[-19:-11]: row.stage for row in Footage.objects.all()}


def test_erases_every_version_of_what_is_due_and_nothing_else(recorder, bucket):
    due, kept = record(bucket, FIRST_DUE), record(bucket, LAST_KEPT)
    bucket.put(due, b"written again")
    bucket.put("mihoncho2/neighbour.avi")
    before = bucket.left("mihoncho2")

    run = night().run

    assert (run.outcome, run.erased_count, run.failed_count) == (Outcome.DONE, 1, 0)
    assert bucket.left(due) == []
    assert bucket.left(kept) == [kept]
    assert bucket.left("mihoncho2") == before
    assert stages() == {"20261108": Stage.ERASED, "20261109": Stage.KEPT}
    erasure = Erasure.objects.get()
    assert (erasure.method, erasure.ending) == (Method.ALL_VERSIONS, Ending.ERASED)
    assert (erasure.size, erasure.last_day_kept) == (len(b"written again"), date(2026, 11, 22))


def test_the_certificate_says_what_was_done_and_what_it_does_not_prove(recorder, bucket):
    record(bucket, FIRST_DUE)

    said = pdf.text_of(render(night().run))

    # The heading of the row stands between the lines of its sentence.
    assert Method.ALL_VERSIONS.sentence in said.replace("消去の方法", "")


def test_what_was_deleted_by_hand_is_erased_on_its_day_as_well(recorder, bucket):
    due = record(bucket, FIRST_DUE)
    bucket.delete(due)

    night()

    assert bucket.left(due) == []
    assert Erasure.objects.get().ending == Ending.ERASED


def test_what_is_known_and_then_deleted_with_all_its_versions_is_missing(recorder, bucket):
    record(bucket, FIRST_DUE)
    night(on=date(2026, 11, 22))
    bucket.store().erase(Footage.objects.get().path, Method.ALL_VERSIONS)

    night()

    assert Erasure.objects.get().ending == Ending.MISSING


def test_a_folder_counts_as_the_same_one_every_night(recorder, bucket):
    """Nothing is gone between two nights that see the same names: no brake, no gap."""
    for hour in range(12):
        record(bucket, LAST_KEPT, hour)
        record(bucket, date(2026, 10, 30), hour)
    assert night(on=date(2026, 11, 10)).run.outcome == Outcome.DONE

    run = night(on=date(2026, 11, 11)).run

    assert run.outcome == Outcome.DONE
    assert Footage.objects.kept().count() == 24


def test_a_copy_under_another_name_buys_no_time(recorder, town):
    """A bucket renames by copying and deleting; the row goes on under the new name, to its day."""
    bucket = new_bucket(versioned=False)
    recorder.folder = f"{bucket.name}/mihoncho"
    recorder.save()
    bucket.store().mark()
    due = record(bucket, FIRST_DUE)
    night(on=date(2026, 11, 22))
    bucket.copy(due, later := due.replace("20261108", "20261120"))
    bucket.delete(due)

    night()

    assert bucket.left(later) == []
    assert Erasure.objects.get().recorded_on == FIRST_DUE


def test_a_video_under_object_lock_is_told_and_the_others_go(town, address):
    bucket = new_bucket(versioned=True, ObjectLockEnabledForBucket=True)
    recorder_of(town, bucket)
    locked, due = record(bucket, FIRST_DUE), record(bucket, FIRST_DUE, hour=16)
    bucket.client.put_object_legal_hold(Bucket=bucket.name, Key=locked, LegalHold={"Status": "ON"})

    run = night().run

    assert (run.outcome, run.erased_count, run.failed_count) == (Outcome.INCOMPLETE, 1, 1)
    assert bucket.left(due) == []
    assert bucket.left(locked) == [locked]


def test_what_could_not_be_erased_half_way_is_finished_the_next_night(town, address):
    """The old version went, the newest is held: the file is still the one that was claimed."""
    bucket = new_bucket(versioned=True, ObjectLockEnabledForBucket=True)
    recorder_of(town, bucket)
    due = record(bucket, FIRST_DUE, content=b"cut short")
    bucket.put(due, b"the whole video")
    hold = {"Bucket": bucket.name, "Key": due}
    bucket.client.put_object_legal_hold(**hold, LegalHold={"Status": "ON"})
    assert night().run.failed_count == 1
    assert bucket.left(due) == [due]
    bucket.client.put_object_legal_hold(**hold, LegalHold={"Status": "OFF"})

    night()

    assert bucket.left(due) == []
    assert Erasure.objects.get().ending == Ending.ERASED


def test_a_server_that_dies_in_the_middle_leaves_nothing_said(town, settings, own_server):
    """The hook of the real client ends the server after its second deletion."""
    settings.S3_ADDRESS = own_server.address
    bucket = new_bucket(versioned=True)
    recorder_of(town, bucket)
    for hour in range(4):
        record(bucket, FIRST_DUE, hour)
    deletions = []

    def die(**_):
        deletions.append(1)
        if len(deletions) == 2:
            own_server.kill()

    bucket.client.meta.events.register("after-call.s3.DeleteObject", die)

    run = night().run

    assert run.outcome == Outcome.STORE_MISSING
    assert not Erasure.objects.exists()
    assert set(Footage.objects.values_list("stage", flat=True)) == {Stage.ERASING}


def test_a_bucket_of_another_recorder_is_left_alone(recorder, bucket):
    record(bucket, FIRST_DUE)
    recorder.store_token = "another"
    recorder.save()
    before = bucket.left()

    assert night().run.outcome == Outcome.STORE_MISSING
    assert bucket.left() == before


def test_a_dry_run_erases_nothing(recorder, bucket):
    due = record(bucket, FIRST_DUE)

    assert night(dry_run=True).plan.due_count == 1
    assert bucket.left(due) == [due]
    assert not Footage.objects.exists()
