"""The night on real files: through Celery and Redis, cut off half-way, and twice at once."""

import fcntl
import hashlib
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.processes.house import House, wait_until

pytestmark = pytest.mark.slow

JAPAN = ZoneInfo("Asia/Tokyo")
MANY = 400
KEPT_DAYS = 14  # what the demo's 規程 says
ENDED = ("ERASED", "ERASED_BEFORE_RESTART")


def folder_of(house: House) -> Path:
    return house.recorders / "mihoncho"


def today() -> date:
    return datetime.now(JAPAN).date()  # noqa: TID251 - these are tests of the real clock


def is_due(name: str) -> bool:
    """Judged by the name alone: the recorded day and 14 more are kept."""
    found = re.fullmatch(r"ch\d\d_(\d{8})_\d{6}\.avi", name)
    if not found:
        return False
    day = date.fromisoformat(found[1])
    return day + timedelta(days=KEPT_DAYS) < today()


def digests(house: House) -> dict[str, str]:
    files = (file for file in folder_of(house).iterdir() if not file.name.startswith("."))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def lay_down_many(house: House) -> None:
    """Small files, past their last day by a day, one a second; the brake lets so many pass here."""
    house.environment["BRAKE_FEWEST"] = str(2 * MANY)
    midnight = datetime.combine(today() - timedelta(days=KEPT_DAYS + 2), time(), JAPAN)
    for number in range(MANY):
        begun = midnight + timedelta(hours=9, seconds=number)
        file = folder_of(house) / f"ch01_{begun:%Y%m%d_%H%M%S}.avi"
        file.write_bytes(os.urandom(1024))
        os.utime(file, (begun.timestamp(), begun.timestamp()))


def nth_due(house: House, part: float) -> Path:
    """Of the due files that are left, in the order in which the folder gives them to the night."""
    due = [entry.path for entry in os.scandir(folder_of(house)) if is_due(entry.name)]
    return Path(due[int(len(due) * part)])


@contextmanager
def held_open(file: Path) -> Iterator[list[int]]:
    """Whoever opens the file to write waits (a lease of Linux); the list fills when somebody does.

    So the night stands still in the middle of its work until it is killed there, on any machine.
    """
    is_wanted: list[int] = []
    before = signal.signal(signal.SIGIO, lambda number, _frame: is_wanted.append(number))
    handle = os.open(file, os.O_RDONLY)
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        yield is_wanted
    finally:
        os.close(handle)
        signal.signal(signal.SIGIO, before)


def recorded_erasures(house: House) -> list[tuple[str, str]]:
    return house.rows("SELECT path, ending FROM retention_erasure ORDER BY path")


def assert_night_is_whole(house: House, before: dict[str, str]) -> None:
    """Every due file gone and recorded once; every other file as it was."""
    due = sorted(name for name in before if is_due(name))
    kept = {name: digest for name, digest in before.items() if not is_due(name)}
    assert digests(house) == kept
    erasures = recorded_erasures(house)
    assert [path for path, _ending in erasures] == due
    assert {ending for _path, ending in erasures} <= set(ENDED)
    assert house.value("SELECT count(*) FROM retention_footage WHERE stage = 'ERASING'") == 0


def await_certificate(house: House) -> tuple[str, str]:
    """SHA-256 and name of the night's certificate."""
    query = (
        "SELECT file.sha256, file.name FROM retention_nightlyrun run"
        " JOIN civic_storedfile file ON file.id = run.certificate_id WHERE run.outcome = 'DONE'"
    )
    wait_until(lambda: bool(house.rows(query)), "the certificate is stored")
    [row] = house.rows(query)
    return row


def assert_certificate_is_stored(house: House, sha256: str) -> None:
    content = (house.folder / "files" / sha256[:2] / sha256).read_bytes()
    assert hashlib.sha256(content).hexdigest() == sha256
    assert content.startswith(b"%PDF-")


def start_night(house: House, by: str) -> "subprocess.Popen[bytes]":
    if by == "command":
        return house.start_command("erase_overdue")
    worker = house.start_worker()
    house.send_task("retention.erase_overdue")
    return worker


def test_worker_erases_what_is_due_and_nothing_else(demo_house: House) -> None:
    before = digests(demo_house)
    assert sum(map(is_due, before)) == 12
    demo_house.start_worker()
    demo_house.send_task("retention.erase_overdue")
    sha256, name = await_certificate(demo_house)
    assert_night_is_whole(demo_house, before)
    assert_certificate_is_stored(demo_house, sha256)
    assert today().isoformat() in name


def test_a_second_night_on_the_same_day_finds_nothing(demo_house: House) -> None:
    before = digests(demo_house)
    for _ in range(2):
        done = demo_house.manage("erase_overdue")
        assert done.returncode == 0, done.stderr
    assert_night_is_whole(demo_house, before)
    assert demo_house.rows(
        "SELECT sequence, erased_count, certificate_id IS NULL FROM retention_nightlyrun"
        " ORDER BY sequence"
    ) == [(1, 12, False)]


@pytest.mark.parametrize("by", ["command", "worker"])
def test_a_night_cut_off_half_way_is_finished_by_the_next(demo_house: House, by: str) -> None:
    lay_down_many(demo_house)
    before = digests(demo_house)
    due = sum(map(is_due, before))
    with held_open(nth_due(demo_house, 0.5)) as is_wanted:
        process = start_night(demo_house, by)
        wait_until(lambda: bool(is_wanted), "the night has come to the file that is held open")
        demo_house.kill(process)
    left = len(list(folder_of(demo_house).glob("*.avi")))
    assert len(before) - due < left < len(before)
    assert all(is_due(name) for name in before.keys() - digests(demo_house).keys())
    wait_until(lambda: demo_house.other_connections() == 0, "the dead one's connection is gone")
    assert demo_house.value("SELECT count(*) FROM retention_footage WHERE stage = 'ERASING'") > 0
    again = demo_house.manage("erase_overdue")
    assert again.returncode == 0, again.stdout + again.stderr
    assert_night_is_whole(demo_house, before)
    sha256, _name = await_certificate(demo_house)
    assert_certificate_is_stored(demo_house, sha256)
    assert demo_house.rows("SELECT sequence, outcome, erased_count FROM retention_nightlyrun") == [
        (1, "DONE", due)
    ]


def test_two_nights_at_the_same_moment_record_each_file_once(demo_house: House) -> None:
    lay_down_many(demo_house)
    before = digests(demo_house)
    nights = [demo_house.start_command("erase_overdue") for _ in range(2)]
    codes = sorted(night.wait(60) for night in nights)
    assert codes[0] == 0
    assert_night_is_whole(demo_house, before)
    sha256, _name = await_certificate(demo_house)
    assert_certificate_is_stored(demo_house, sha256)


@pytest.mark.long
def test_a_night_cut_off_again_and_again_still_records_each_file_once(demo_house: House) -> None:
    lay_down_many(demo_house)
    before = digests(demo_house)
    for part in (0.1, 0.3, 0.5, 0.8):
        with held_open(nth_due(demo_house, part)) as is_wanted:
            process = start_night(demo_house, "command")
            wait_until(lambda seen=is_wanted: bool(seen), "the night has come to the held file")
            demo_house.kill(process)
        wait_until(lambda: demo_house.other_connections() == 0, "the dead one's connection is gone")

    done = demo_house.manage("erase_overdue")

    assert done.returncode == 0, done.stdout + done.stderr
    assert_night_is_whole(demo_house, before)
