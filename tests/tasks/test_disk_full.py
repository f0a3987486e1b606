"""A full disk: erasing goes on, what is held stays, uploads are refused in words, the rest is made good.

On a real small disk (tmpfs) that holds the recorder's folder and the files of the house.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from associations.models import Resolution
from civic import ledger, steps
from civic.actors import SystemActor
from civic.models import JournalEntry, StoredFile
from retention.actions.index_store import index_store
from retention.actions.place_hold import place_hold
from retention.actions.seal_night import seal_night
from retention.models import NightlyRun
from retention.models.nightly_run import Outcome
from retention.queries.closings import CLOSED
from retention.rules.grounds import Ground
from retention.tasks import run_night
from tests.factories.civic import PDF
from tests.factories.days import NOW, TODAY
from tests.factories.recordings import record
from tests.factories.retention import ChannelFactory
from tests.tasks.test_nightly_erasure import FIRST_DUE
from tests.web.pages import refused_with

NIGHTLY = SystemActor("nightly")
SIZE = 4 * 1024 * 1024
VOTE = {
    "body": "OFFICERS",
    "held_on": "R8.4.10",
    "subject": "カメラの設置",
    "votes_for": "20",
    "votes_against": "0",
}
REFUSED = (
    "ファイルを置く場所が足りないため、「議事録.pdf」を受け取れませんでした。記録はしていません。"
)


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A disk of four megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a small disk may not be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def store_root(disk, settings) -> Path:
    """Recorder, files and leaves all lie on the small disk; the keys do not."""
    root = disk / "recorders"
    root.mkdir()
    settings.STORE_ROOTS = [root]
    settings.FILES_DIR = disk / "files"
    settings.LEDGER_DIR = disk / "ledger"
    settings.KEYS_DIR = disk.parent / "keys"
    return root


def fill(disk: Path) -> Path:
    """To the last byte."""
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (65536, 1):
            with pytest.raises(OSError, match="No space left"):
                pour(file, size)
    assert shutil.disk_usage(disk).free == 0
    return filler


def pour(file, size: int) -> None:
    while True:
        file.write(bytes(size))


def night(on=TODAY) -> NightlyRun:
    [of_recorder] = run_night(on=on, at=NOW, by=NIGHTLY)
    seal_night(at=NOW, by=NIGHTLY)
    return of_recorder.run


def hold(channel, sato, *, hour: int) -> None:
    moment = NOW.replace(month=FIRST_DUE.month, day=FIRST_DUE.day, hour=hour)
    place_hold(
        association=channel.recorder.association,
        cameras=[channel.camera],
        from_at=moment,
        to_at=moment + timedelta(minutes=30),
        ground=Ground.INVESTIGATION,
        requester="下関警察署",
        reason="自転車盗の捜査のため",
        address="",
        by=sato,
        at=NOW,
    )


def send(browser, town):
    paper = SimpleUploadedFile("議事録.pdf", PDF + os.urandom(9000))
    return browser.post(reverse("resolution_new", args=[town.home.pk]), VOTE | {"minutes": paper})


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def keep_full(disk: Path, monkeypatch) -> Path:
    """Full from now on: what an erasure frees is used up by others before the papers are made."""
    filler = fill(disk)

    def fill_again(step: str) -> None:
        if step == "closed":
            fill(disk)

    monkeypatch.setattr(steps, "_listeners", [fill_again])
    return filler


def test_a_full_disk_stops_no_erasure_and_no_hold(disk, recorder, folder, town):
    held, due = record(folder, FIRST_DUE, hour=7), record(folder, FIRST_DUE, hour=16)
    channel = ChannelFactory(recorder=recorder)
    index_store(recorder, recorder.open_store(), on=TODAY, at=NOW)
    hold(channel, town.sato, hour=7)
    fill(disk)

    run = night()

    assert not due.exists()
    assert held.exists()
    assert (run.outcome, run.erased_count) == (Outcome.DONE, 1)
    assert JournalEntry.objects.filter(verb=CLOSED).count() == 1


def test_what_found_no_room_is_made_good_by_the_next_night(disk, recorder, folder, monkeypatch):
    record(folder, FIRST_DUE, size=1)
    filler = keep_full(disk, monkeypatch)

    run = night()

    assert run.erased_count == 1
    assert JournalEntry.objects.filter(verb=CLOSED).count() == 1
    assert NightlyRun.objects.get(pk=run.pk).certificate is None
    assert not StoredFile.objects.exists()
    assert not files_of(disk / "files")
    assert not files_of(disk / "ledger")

    monkeypatch.undo()
    filler.unlink()
    night()

    certificate = NightlyRun.objects.get(pk=run.pk).certificate
    assert certificate.path.read_bytes().startswith(b"%PDF-")
    assert (ledger.erasures_folder() / str(run.pk)).is_file()
    assert (ledger.journal_folder() / "1").is_file()


def test_an_upload_is_refused_in_words_and_nothing_half_written_stays(
    disk, folder, town, client_for
):
    sato = client_for(town.sato)
    filler = fill(disk)

    answer = send(sato, town)

    assert refused_with(answer, REFUSED)
    assert "カメラの設置" in answer.content.decode()
    assert not Resolution.objects.exclude(minutes=None)
    assert not files_of(disk / "files")

    filler.unlink()
    assert send(sato, town).status_code == 302
    assert Resolution.objects.get().minutes.path.is_file()


def test_the_reserve_is_kept_free_for_the_night(tmp_path, settings, town, client_for):
    """Where no disk may be mounted: all that is free is the reserve."""
    settings.FILES_DIR = tmp_path / "files"
    settings.DISK_RESERVE = shutil.disk_usage(tmp_path).total
    sato = client_for(town.sato)

    assert refused_with(send(sato, town), REFUSED)
    assert not Resolution.objects.exists()

    settings.DISK_RESERVE = 0
    assert send(sato, town).status_code == 302
