"""Kills real processes of the night, and says what became of it: bin/reliability [--kills N] [--seed N]

Exit code 1 when anything was found that must not be. The same seed lays the same files and chooses
the same places; which moment a process has come to differs. More than 500 kills are played in
chapters (`chapters`).
"""

import argparse
import itertools
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from tests.processes.house import House, open_house
from tests.reliability.chapters import CHAPTER, Chapters, chapters_of
from tests.reliability.servers import Servers, own_servers

if TYPE_CHECKING:
    from tests.reliability.rounds import Rounds

COLD_EVERY = 25  # one of so many kills is of a worker that was just started
_TOLD_EVERY = 10.0


def main() -> None:
    wanted = _arguments()
    begun = time.monotonic()
    if wanted.kills > CHAPTER:
        chapters = chapters_of(kills=wanted.kills, cold=wanted.cold, seed=wanted.seed)
        report = Chapters(chapters).play(at_once=wanted.at_once)
    else:
        report = _play_in_own_house(wanted)
    report["seconds"] = round(time.monotonic() - begun)
    _tell(json.dumps(report, ensure_ascii=False, indent=1))
    sys.exit(1 if report["broken"] else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/reliability", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many processes are killed")
    parser.add_argument("--cold", type=int, help="how many more of workers that were just started")
    parser.add_argument("--seed", type=int, default=1, help="the same choices again")
    parser.add_argument("--at-once", type=int, default=2, help="how many chapters of a long run")
    wanted = parser.parse_args()
    if wanted.cold is None:
        wanted.cold = wanted.kills // COLD_EVERY
    return wanted


def _play_in_own_house(wanted: argparse.Namespace) -> dict[str, Any]:
    with own_servers() as servers, tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": servers.database_url, "REDIS_URL": servers.redis_url}
        with open_house(Path(folder) / "house") as house:
            return _play(wanted, servers, house)


def _play(wanted: argparse.Namespace, servers: Servers, house: House) -> dict[str, Any]:
    _set_up_django(house)
    from tests.reliability.killer import Nursery  # noqa: PLC0415 - Django has to be set up
    from tests.reliability.rounds import Rounds  # noqa: PLC0415
    from tests.reliability.world import World  # noqa: PLC0415

    traces = house.folder / "traces"
    traces.mkdir()
    nursery = Nursery(house.folder / "children.log", traces)
    rounds = Rounds(World(wanted.seed), nursery, servers, house)
    rounds.warm_up()
    try:
        _play_all(rounds, wanted)
    except AssertionError:
        _tell(nursery.log.read_text(encoding="utf-8")[-8000:], sys.stderr)
        _tell(json.dumps(rounds.tally.as_dict(), ensure_ascii=False), sys.stderr)
        raise
    _verify(rounds)
    if rounds.tally.broken:
        _tell(nursery.log.read_text(encoding="utf-8")[-8000:], sys.stderr)
    return {"seed": wanted.seed, **rounds.tally.as_dict()}


def _set_up_django(house: House) -> None:
    os.environ.update(house.environment)
    import django  # noqa: PLC0415

    django.setup()


def _play_all(rounds: "Rounds", wanted: argparse.Namespace) -> None:
    """Ends at the first round in which something was found, or after the one in which it is told to."""
    tally, is_told_to_end = rounds.tally, Event()
    signal.signal(signal.SIGTERM, lambda *_: is_told_to_end.set())
    told = time.monotonic()
    for number in itertools.count():
        has_kills = tally.kills.total() >= wanted.kills
        has_cold = tally.cold_kills.total() >= wanted.cold
        if tally.broken or is_told_to_end.is_set() or (has_kills and has_cold):
            return
        if has_kills or (not has_cold and number % COLD_EVERY == COLD_EVERY - 1):
            rounds.play_cold()
        else:
            rounds.play()
        if time.monotonic() - told > _TOLD_EVERY:
            told = time.monotonic()
            _tell(f"{tally.kills.total()} + {tally.cold_kills.total()} kills", sys.stderr)


def _verify(rounds: "Rounds") -> None:
    """The same question that `verify_ledger` asks, once over everything."""
    found = rounds.house.manage("verify_ledger", "--json")
    report = json.loads(found.stdout)
    if found.returncode != 0 or report["remarks"]:
        rounds.tally.broken.append(f"the_ledger_is_whole: {report['remarks']}")
    rounds.tally.invariants_checked += 1


def _tell(line: str, stream: Any = None) -> None:
    print(line, file=stream or sys.stdout, flush=True)


if __name__ == "__main__":
    main()
