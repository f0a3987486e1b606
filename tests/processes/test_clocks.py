"""The night in real processes whose clock or time zone is wrong (libfaketime)."""

import json
import os
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.processes.house import PATIENCE, ROOT, House
from tests.processes.test_nightly_worker import (
    JAPAN,
    KEPT_DAYS,
    digests,
    folder_of,
    is_due,
    recorded_erasures,
    today,
)

pytestmark = pytest.mark.slow

ZONES = ["Asia/Tokyo", "UTC", "America/New_York"]
# Files keep their own dates, and waiting still takes its time.
_ONLY_THE_CLOCK = {"NO_FAKE_STAT": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def night(
    house: House, *options: str, clock: str, zone: str = "Asia/Tokyo"
) -> "subprocess.CompletedProcess[str]":
    """`clock` is what faketime reads: "-1d", or a standing moment in the zone's own time."""
    return subprocess.run(
        ["faketime", "-f", clock, sys.executable, "manage.py", "erase_overdue", "--json", *options],
        cwd=ROOT, env={**house.environment, **_ONLY_THE_CLOCK, "TZ": zone},
        text=True, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


def report_of(done: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def standing(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"


def lay(house: House, day: date, *, files: int = 1) -> list[Path]:
    """Recorded that day from 9:00 in Japan, one a second."""
    laid = []
    for number in range(files):
        begun = datetime.combine(day, time(9), JAPAN) + timedelta(seconds=number)
        file = folder_of(house) / f"ch01_{begun:%Y%m%d_%H%M%S}.avi"
        file.write_bytes(b"video")
        os.utime(file, (begun.timestamp(), begun.timestamp()))
        laid.append(file)
    return laid


def outcomes(house: House) -> list[str]:
    rows = house.rows("SELECT outcome FROM retention_nightlyrun ORDER BY id")
    return [outcome for (outcome,) in rows]


def test_with_the_clock_a_day_behind_nothing_goes_early_and_the_right_night_makes_it_good(
    demo_house: House,
) -> None:
    [due_since_yesterday] = lay(demo_house, today() - timedelta(days=KEPT_DAYS + 2))
    [due_today] = lay(demo_house, today() - timedelta(days=KEPT_DAYS + 1))
    before = digests(demo_house)

    report = report_of(night(demo_house, clock="-1d"))

    assert report["on"] == (today() - timedelta(days=1)).isoformat()
    assert not due_since_yesterday.exists()
    assert due_today.exists()
    left = digests(demo_house)
    assert left == {name: before[name] for name in left}
    assert all(is_due(name) for name in before.keys() - left.keys())

    assert demo_house.manage("erase_overdue").returncode == 0
    due = sorted(name for name in before if is_due(name))
    assert digests(demo_house).keys() == before.keys() - set(due)
    assert [path for path, _ending in recorded_erasures(demo_house)] == due


def test_with_the_clock_forty_days_ahead_the_brake_stops_and_nothing_is_erased(
    demo_house: House,
) -> None:
    lay(demo_house, today() - timedelta(days=2), files=100)
    assert demo_house.manage("erase_overdue").returncode == 0
    before, recorded = digests(demo_house), recorded_erasures(demo_house)

    night(demo_house, clock="+40d")

    assert outcomes(demo_house) == ["DONE", "BRAKED"]
    assert digests(demo_house) == before
    assert recorded_erasures(demo_house) == recorded

    assert demo_house.manage("erase_overdue").returncode == 0
    assert digests(demo_house) == before


@pytest.mark.long
@pytest.mark.parametrize("month", [1, 7], ids=["winter", "summer time in New York"])
def test_the_plan_is_the_same_wherever_the_host_believes_to_be(
    demo_house: House, month: int
) -> None:
    """Half a minute around the midnight of Japan, which is another day in the other zones."""
    midnight = datetime(today().year + 1, month, 1, tzinfo=JAPAN)
    last_day = midnight.date() - timedelta(days=1)
    lay(demo_house, last_day - timedelta(days=KEPT_DAYS))
    for seconds, wanted in ((-30, 0), (30, 1)):
        moment = midnight + timedelta(seconds=seconds)
        reports = [
            report_of(night(demo_house, "--dry-run", clock=standing(moment, zone), zone=zone))
            for zone in ZONES
        ]
        assert reports[0]["on"] == moment.date().isoformat()
        assert reports[0] == reports[1] == reports[2]
        assert sum(
            row["by_last_day"].get(last_day.isoformat(), 0) for row in reports[0]["recorders"]
        ) == wanted  # fmt: skip


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_a_file_goes_with_the_midnight_of_japan_not_of_the_host(
    demo_house: House, zone: str
) -> None:
    midnight = datetime.combine(today() + timedelta(days=1), time(), JAPAN)
    [file] = lay(demo_house, today() - timedelta(days=KEPT_DAYS))

    before = standing(midnight - timedelta(seconds=30), zone)
    report_of(night(demo_house, clock=before, zone=zone))
    assert file.exists()

    after = standing(midnight + timedelta(seconds=30), zone)
    report_of(night(demo_house, clock=after, zone=zone))
    assert not file.exists()
    assert file.name in [path for path, _ending in recorded_erasures(demo_house)]
