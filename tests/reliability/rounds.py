"""A round: files are laid, nights are cut off, one night finishes, and everything is looked at."""

import itertools
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import connection
from django.utils import timezone

from civic.actors import SystemActor
from retention.tasks import run_night
from shimonoseki_cam.celery import app
from tests.processes.house import House, wait_until
from tests.reliability import invariants
from tests.reliability.killer import STEPS, Child, Nursery, Place
from tests.reliability.servers import Servers
from tests.reliability.world import Round, World

RESTART_EVERY = 20  # kills
MOMENT = "at a random moment"
_MOMENTS = 0.15  # this share of the kills comes at any moment, not at a step
_LATE, _HELD, _HOLDS, _PAIRS = 0.15, 0.3, 0.2, 0.2
_GRACE = 0.25  # seconds in which a hold is placed, unless the night has locked what it needs
_OTHERS = """
SELECT count(*) = 0 FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
BUSY = 3  # the exit code of a night that left a recorder to another worker


@dataclass(slots=True)
class Tally:
    kills: Counter[str] = field(default_factory=Counter)
    cold_kills: Counter[str] = field(default_factory=Counter)
    steps_reached: Counter[str] = field(default_factory=Counter)
    rounds: int = 0
    pairs: int = 0
    holds_meanwhile: int = 0
    postgres_restarts: int = 0
    redis_losses: int = 0
    files_laid: int = 0
    files_erased: int = 0
    invariants_checked: int = 0
    broken: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**told, "kills_in_all": self.kills.total() + self.cold_kills.total()}


@dataclass(slots=True)
class Rounds:
    world: World
    nursery: Nursery
    servers: Servers
    house: House
    tally: Tally = field(default_factory=Tally)
    steps: Iterator[str] = field(default_factory=lambda: itertools.cycle(STEPS))
    night_takes: float = 0.5  # seconds, as the last one took

    def warm_up(self) -> None:
        """One night in this process, so that its children need not load fonts, pages and modules."""
        night(self._lay().on)

    def play(self) -> None:
        """Cut off one to four times, by processes forked from this warm one."""
        laid = self._lay()
        for _ in range(self.world.random.choice([1, 2, 3, 4])):
            self._cut_off(laid)
            self._look(laid, invariants.MIDWAY)
        self._finish(laid)

    def play_cold(self) -> None:
        """A worker that was just started takes the night from Redis, and dies with all it has."""
        laid = self._lay()
        place = self._place(laid) if self.tally.cold_kills.total() % 4 else None
        more = {"DIE_AT": f"{place.step}:1"} if place else {}
        self.house.log("worker").write_bytes(b"")
        worker = self.house.start_worker("tests.reliability.cold", **more)
        with app.connection_for_write() as broker:
            app.send_task("retention.erase_overdue", args=[laid.on.isoformat()], connection=broker)
        if place:
            wait_until(lambda: self._is_dead_or_done(worker), f"the worker dies at {place}")
        else:
            time.sleep(self.world.random.uniform(0, 2 * self.night_takes))
            self._lose_redis()
        has_died = worker.poll() is not None
        self.house.kill(worker)
        self.tally.cold_kills[place.step if place and has_died else MOMENT] += 1
        self._lose_redis()
        self._await_quiet()
        self._look(laid, invariants.MIDWAY)
        self._finish(laid)

    def _is_dead_or_done(self, worker: "subprocess.Popen[bytes]") -> bool:
        """A night whose files are all held never reaches some of the steps."""
        is_done = b" succeeded in " in self.house.log("worker").read_bytes()
        return worker.poll() is not None or is_done

    # --- Parts of a round --------------------------------------------------

    def _lay(self) -> Round:
        laid = self.world.lay()
        if self.world.random.random() < _HELD:
            self.world.hold_beforehand(laid)
        self.tally.rounds += 1
        self.tally.files_laid += len(laid.files)
        return laid

    def _cut_off(self, laid: Round) -> None:
        on = laid.night = self._which_night(laid)
        other = None
        if self.world.random.random() < _MOMENTS:
            child = self._start(on)
            child.wait(self.world.random.uniform(0, self.night_takes))
            self._kill(child, MOMENT)
        else:
            place = self._place(laid)
            child = self._start(on, stop_at=place)
            child.wait()
            if child.is_stopped:
                other = self._meanwhile(laid, child)
            self._kill(child, place.step)
        if other and not other.is_over and other.finish() not in (0, BUSY):
            self.tally.broken.append(f"others_go_on: one ended with {other.exit_code}")
        self._await_quiet()

    def _which_night(self, laid: Round) -> date:
        """Sometimes the first is the night before, which this night then has to close."""
        has_begun = any(recorder.nights.exists() for recorder in laid.recorders)
        is_late = not has_begun and self.world.random.random() < _LATE
        return laid.on - timedelta(days=1) if is_late else laid.on

    def _meanwhile(self, laid: Round, child: Child) -> Child | None:
        """While the night stands still: a restart, a hold, another worker, or nothing.

        Half of these nights then go on with what they know; the others are killed where they stand.
        Whoever else is at work is returned, and may be waiting for what the night has locked.
        """
        other = None
        if self.tally.kills.total() // RESTART_EVERY >= self.tally.postgres_restarts:
            other = self._restart(laid)
        elif (what := self.world.random.random()) < _HOLDS:
            other = self._hold(laid)
        elif what < _HOLDS + _PAIRS:
            other = self._second_worker(laid)
        else:
            return None
        if self.world.random.random() < 0.5:
            child.finish()
        return other

    def _restart(self, laid: Round) -> Child | None:
        """The lock of the night falls with the server: another worker may take its place."""
        self.servers.restart_postgres()
        self.tally.postgres_restarts += 1
        self._lose_redis()
        return self._second_worker(laid) if self.world.random.random() < 0.5 else None

    def _hold(self, laid: Round) -> Child:
        file = self.world.random.choice(laid.due)
        holder = self.nursery.start(partial(self.world.hold, laid, file))
        holder.wait(_GRACE)
        self.tally.holds_meanwhile += 1
        return holder

    def _second_worker(self, laid: Round) -> Child:
        other = self._start(laid.night)
        other.wait(self.world.random.uniform(0, self.night_takes))
        if self.world.random.random() < 0.5:
            self._kill(other, MOMENT)
        self.tally.pairs += 1
        return other

    # --- Processes ---------------------------------------------------------

    def _start(self, on: date, *, stop_at: Place | None = None) -> Child:
        return self.nursery.start(partial(night, on), stop_at=stop_at)

    def _place(self, laid: Round) -> Place:
        step = next(self.steps)
        most = len(laid.due) if step in ("overwritten", "unlinked") else len(laid.recorders)
        return Place(step, self.world.random.randint(1, max(1, most)))

    def _kill(self, child: Child, where: str) -> None:
        if not child.is_over and child.kill():
            self.tally.kills[where] += 1

    def _lose_redis(self) -> None:
        self.servers.lose_redis()
        self.tally.redis_losses += 1

    def _await_quiet(self) -> None:
        wait_until(_nobody_else_is_connected, "the dead are disconnected", every=0.002)

    def _finish(self, laid: Round) -> None:
        """Again and again while somebody is busy; then all is looked at."""
        laid.night = laid.on
        begun = time.monotonic()
        while (code := self._start(laid.on).finish()) == BUSY:
            pass
        self.night_takes = time.monotonic() - begun
        if code != 0:
            self.tally.broken.append(f"the_night_finishes: it ended with {code}")
        self._look(laid, invariants.ALL)
        self.tally.files_erased += sum(file.is_gone for file in laid.files)

    def _look(self, laid: Round, which: list[invariants.Invariant]) -> None:
        traces = self.nursery.take_traces()
        for trace in traces:
            self.tally.steps_reached.update(trace)
            self.tally.broken += invariants.order_is_kept(trace)
        self.tally.broken += invariants.broken(laid, which)
        self.tally.invariants_checked += len(which) + len(traces)


def night(on: date) -> int:
    nights = run_night(on=on, at=timezone.now(), by=SystemActor("nightly"))
    return BUSY if any(each.is_busy for each in nights) else 0


def _nobody_else_is_connected() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS)
        return bool(cursor.fetchone()[0])
