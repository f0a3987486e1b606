"""A long run is played in chapters: each has a house and servers of its own, and the counts are added.

A house grows with every round, and its night with it; a fresh one keeps the ten-thousandth night as
short as the first. A chapter is the short command itself, with a seed of its own.
"""

import json
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any

CHAPTER = 500  # kills


@dataclass(frozen=True, slots=True)
class Chapter:
    seed: int
    kills: int
    cold: int

    @property
    def command(self) -> list[str]:
        kills, cold, seed = map(str, (self.kills, self.cold, self.seed))
        play = [sys.executable, "-m", "tests.reliability.run"]
        return [*play, "--kills", kills, "--cold", cold, "--seed", seed]


def chapters_of(*, kills: int, cold: int, seed: int) -> list[Chapter]:
    """As even as may be: 1,100 kills are three chapters of 367, 367 and 366."""
    count = max(1, -(-kills // CHAPTER))
    return [
        Chapter(seed + number, _share(kills, count, number), _share(cold, count, number))
        for number in range(count)
    ]


def _share(total: int, count: int, number: int) -> int:
    return total // count + (number < total % count)


class Chapters:
    """SIGTERM ends each chapter after its round, and starts no more."""

    def __init__(self, chapters: list[Chapter]) -> None:
        self._chapters = chapters
        self._players: list[subprocess.Popen[str]] = []
        self._is_told_to_end = Event()

    def play(self, *, at_once: int) -> dict[str, Any]:
        signal.signal(signal.SIGTERM, self._end)
        with ThreadPoolExecutor(at_once) as readers:
            return added_up(list(readers.map(self._play, self._chapters)))

    def _play(self, chapter: Chapter) -> dict[str, Any]:
        """A chapter that stopped without its counts is told as broken, never left out."""
        if self._is_told_to_end.is_set():
            return {}
        player = subprocess.Popen(chapter.command, stdout=subprocess.PIPE, text=True)
        self._players.append(player)
        told, _ = player.communicate()
        try:
            report: dict[str, Any] = json.loads(told)
        except ValueError:
            report = {"broken": [f"no counts from seed {chapter.seed}, code {player.returncode}"]}
        sys.stderr.write(f"seed {chapter.seed}: {json.dumps(report)}\n")
        return report

    def _end(self, *_: object) -> None:
        self._is_told_to_end.set()
        for player in self._players:
            player.terminate()


def added_up(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """Numbers and lists are added, counts by name are added name by name; seeds are listed."""
    total: dict[str, Any] = {"seed": []}
    for report in reports:
        for name, value in report.items():
            if name == "seed":
                total["seed"].append(value)
            elif isinstance(value, dict):
                total[name] = dict(Counter(total.get(name, {})) + Counter(value))
            else:
                total[name] = total.get(name, type(value)()) + value
    return total
