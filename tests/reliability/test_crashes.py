"""The crash harness, as a process of its own with servers of its own (docs/reliability.md)."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.killer import STEPS

ROOT = Path(__file__).resolve().parent.parent.parent
_OF_COPIES = ("copy_", "paper_")


def cut_off(*arguments: str, minutes: int) -> dict[str, Any]:
    """The report; fails with what was found."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.run", *arguments],
        cwd=ROOT, text=True, capture_output=True, check=False, timeout=minutes * 60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_the_harness_knows_every_step_of_the_night():
    named = {
        step
        for room in ("civic", "retention")
        for file in (ROOT / room).rglob("*.py")
        for step in re.findall(r'reached\("([^"]+)"\)', file.read_text(encoding="utf-8"))
    }

    assert {step for step in named if not step.startswith(_OF_COPIES)} == set(STEPS)


@pytest.mark.slow
def test_a_night_cut_off_a_few_times_loses_and_invents_nothing():
    report = cut_off("--kills", "15", "--cold", "0", "--seed", "2", minutes=10)

    assert report["broken"] == []
    assert report["kills_in_all"] >= 15
    assert report["files_erased"] > 0
    assert report["postgres_restarts"] > 0


@pytest.mark.long
def test_a_night_cut_off_hundreds_of_times_loses_and_invents_nothing():
    report = cut_off("--kills", "500", "--cold", "20", "--seed", "1", minutes=40)

    assert report["broken"] == []
    assert sum(report["kills"].values()) >= 500
    assert sum(report["cold_kills"].values()) >= 20
    assert set(STEPS) <= set(report["kills"])
    assert report["postgres_restarts"] >= 20
    assert report["redis_losses"] >= 20
    assert report["pairs"] >= 20
    assert report["holds_meanwhile"] >= 20
