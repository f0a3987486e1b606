"""Sealing while others write, in real processes: no entry is ever left out of every seal."""

import json
import random
import subprocess
import sys
import threading
import time
from contextlib import closing

import psycopg2
import pytest

from tests.processes.house import ROOT, House, open_house, url_of

INSERT = (
    "INSERT INTO civic_journalentry (at, actor, verb, subject, facts, commitment)"
    " VALUES (now(), 'system:tests', '試した', 'x', '{}', '') RETURNING id"
)
SEAL_AGAIN_AND_AGAIN = """
import django, time
django.setup()
from django.utils import timezone
from civic.sealing import seal
made, end = 0, time.monotonic() + 4
while time.monotonic() < end:
    made += seal(at=timezone.now()) is not None
    time.sleep(0.01)
print(made)
"""
SEAL_ONCE = """
import django
django.setup()
from django.utils import timezone
from civic.sealing import seal
print(seal(at=timezone.now()))
"""


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path / "house") as house:
        yield house


def start(house: House, script: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, env=house.environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def write(house: House, seed: int, *, until: threading.Event, committed: list[int]) -> None:
    """Entries in transactions that stay open for a moment; every fourth is rolled back."""
    chance = random.Random(seed)  # noqa: S311
    with closing(psycopg2.connect(url_of(house.database))) as connection:
        cursor = connection.cursor()
        while not until.is_set():
            cursor.execute(INSERT)
            number = cursor.fetchone()[0]
            time.sleep(chance.random() * 0.03)
            if chance.random() < 0.25:
                connection.rollback()
            else:
                connection.commit()
                committed.append(number)


@pytest.mark.slow
def test_no_entry_is_left_out(house):
    committed: list[int] = []
    enough = threading.Event()
    writers = [
        threading.Thread(
            target=write, args=(house, seed), kwargs={"until": enough, "committed": committed}
        )
        for seed in range(6)
    ]
    for writer in writers:
        writer.start()
    try:
        sealers = [start(house, SEAL_AGAIN_AND_AGAIN) for _ in range(2)]
        told = [sealer.communicate(timeout=60) for sealer in sealers]
    finally:
        enough.set()
        for writer in writers:
            writer.join()
    assert [sealer.returncode for sealer in sealers] == [0, 0], told
    made = sum(int(out) for out, _errors in told)
    last = start(house, SEAL_ONCE)
    assert "封印" in last.communicate(timeout=30)[0]

    verified = house.manage("verify_ledger", "--json")

    report = json.loads(verified.stdout)
    assert report["ok"], report["remarks"][:3]
    assert report["seals"] == made + 1 > 10
    assert report["entries"] == len(committed) > 100
    assert report["unsealed_entries"] == 0
    numbers = [row[0] for row in house.rows("SELECT number FROM civic_checkpoint ORDER BY number")]
    assert numbers == list(range(1, made + 2))


@pytest.mark.slow
def test_a_writer_who_takes_long_puts_the_seal_off(house):
    with closing(psycopg2.connect(url_of(house.database))) as connection:
        connection.cursor().execute(INSERT)  # and no commit yet
        out, errors = start(house, SEAL_ONCE).communicate(timeout=30)
        assert "seal_postponed" in out, errors
        assert out.endswith("None\n")
        connection.commit()

    assert "封印 1" in start(house, SEAL_ONCE).communicate(timeout=30)[0]


@pytest.mark.slow
def test_whoever_wants_to_seal_holds_up_no_other_writer(house):
    """One writer takes long; another one comes while the seal waits for the first."""
    longest = 0.0
    with (
        closing(psycopg2.connect(url_of(house.database))) as slow,
        closing(psycopg2.connect(url_of(house.database))) as quick,
    ):
        slow.cursor().execute(INSERT)  # and no commit yet
        sealer = start(house, SEAL_ONCE)
        while sealer.poll() is None:
            began = time.monotonic()
            quick.cursor().execute(INSERT)
            quick.commit()
            longest = max(longest, time.monotonic() - began)
            time.sleep(0.01)
        slow.commit()

    assert "seal_postponed" in sealer.communicate(timeout=30)[0]
    assert 0.1 < longest < 1.5
