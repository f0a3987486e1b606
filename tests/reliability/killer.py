"""Real processes forked from this warm one: they run, stop at a named step, and are killed there.

A child stops itself (SIGSTOP) at the n-th time it reaches a step, so that nothing of its own can run
on while the harness does something else; then it is killed, or let go on.
"""

import ctypes
import faulthandler
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from civic import steps

# In their order; those that are "written" are not committed yet.
STEPS = (
    "opened", "indexed", "claimed", "overwritten", "unlinked", "settled", "records written",
    "recorded", "closed", "leaves kept", "checkpoint written", "sealed", "certificate rendered",
    "certificate written", "certified",
)  # fmt: skip
_PATIENCE = 60.0
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Place:
    """The `nth` time that `step` is reached."""

    step: str
    nth: int


class Child:
    """A forked process. `is_stopped`: it waits at its place; `exit_code` is None until it has ended."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.is_stopped = False
        self.exit_code: int | None = None

    @property
    def is_over(self) -> bool:
        return self.exit_code is not None

    def wait(self, seconds: float = _PATIENCE) -> None:
        """Until it stops or ends, or the time is over."""
        end = time.monotonic() + seconds
        while not (self.look() or self.is_stopped) and time.monotonic() < end:
            time.sleep(0.001)

    def finish(self) -> int:
        """Let it go on to its end, which has to come."""
        end = time.monotonic() + _PATIENCE
        while not self.is_over and time.monotonic() < end:
            self.go_on()
            self.wait()
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGUSR1)  # it writes into the log where it stands
            time.sleep(1)
        assert self.exit_code is not None, f"process {self.pid} does not end"
        return self.exit_code

    def go_on(self) -> None:
        if self.is_stopped:
            self.is_stopped = False
            os.kill(self.pid, signal.SIGCONT)

    def kill(self) -> bool:
        """False if it had ended before."""
        if not self.look():
            os.kill(self.pid, signal.SIGKILL)
            self.is_stopped = False
            self.finish()
        return self.exit_code == -signal.SIGKILL

    def look(self) -> bool:
        """Has it ended?"""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            if pid and os.WIFSTOPPED(status):
                self.is_stopped = True
            elif pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None


@dataclass(slots=True)
class Nursery:
    """Starts children; `log` takes what they say, `traces` the steps that each of them reached."""

    log: Path
    traces: Path

    def start(self, work: Callable[[], int | None], *, stop_at: Place | None = None) -> Child:
        """Connections are closed first: parent and child never share one."""
        connections.close_all()
        pid = os.fork()
        if pid == 0:
            self._be_born(work, stop_at)
        return Child(pid)

    def _be_born(self, work: Callable[[], int | None], stop_at: Place | None) -> None:
        """Never returns."""
        code = 1
        try:
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # nobody would wake it again
            log = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.dup2(log, 1)
            os.dup2(log, 2)
            faulthandler.register(signal.SIGUSR1, file=sys.__stderr__, all_threads=True)
            steps.listen(noting_in(self.traces / str(os.getpid())))
            if stop_at:
                steps.listen(stopping_at(stop_at))
            code = work() or 0
        except Exception as problem:  # its server was cut off, for instance
            sys.stderr.write(f"{os.getpid()} ended by {problem!r}\n")
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def take_traces(self) -> list[list[str]]:
        """The steps of each child since the last call."""
        taken = []
        for file in self.traces.iterdir():
            taken.append(file.read_text(encoding="utf-8").splitlines())
            file.unlink()
        return taken


def noting_in(path: Path) -> steps.Listener:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    return lambda step: os.write(handle, f"{step}\n".encode()) and None


def stopping_at(place: Place) -> steps.Listener:
    return at_place(place, lambda: os.kill(os.getpid(), signal.SIGSTOP))


def at_place(place: Place, then: Callable[[], object]) -> steps.Listener:
    times: Counter[str] = Counter()

    def listener(step: str) -> None:
        times[step] += 1
        if step == place.step and times[step] == place.nth:
            then()

    return listener
