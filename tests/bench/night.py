"""The night beside its floors: rows without files, and files of one mebibyte.

A floor makes the same writes with nothing around them: the same SQL statements in batches of the same
size, or overwrite + fsync + unlink with one fsync of the folder a batch.
"""

import os
import resource
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.bench.measure import say, seconds_of
from tests.processes.house import House

BATCH = 2000  # as retention.actions.claim
FEWEST_ROWS = 10_000
FILES = 1000
FILE_SIZE = 1024 * 1024
TURNS = 4

ROWS = """
INSERT INTO retention_footage (recorder_id, path, size, modified_at, identity, stage, problem,
                               started_at, recorded_on, last_day_kept, found_at)
SELECT %(recorder)s, 'day/ch01_' || lpad(n::text, 9, '0') || '.avi', 1000, %(written)s, '', 'KEPT', '',
       %(written)s, %(written)s::date - (n %% 5)::int, %(written)s::date - (n %% 5)::int + 14,
       %(written)s
  FROM generate_series(1, %(rows)s) n
"""
FLOOR = (
    "UPDATE retention_footage SET stage = 'ERASING' WHERE id BETWEEN %(first)s AND %(last)s",
    """INSERT INTO retention_erasure (run_id, footage_id, path, channel, recorded_on, last_day_kept,
                                      size, method, ending, erased_at, days_late)
       SELECT %(run)s, id, path, '', recorded_on, last_day_kept, size, 'OVERWRITE_UNLINK',
              'ERASED', now(), 0
         FROM retention_footage WHERE id BETWEEN %(first)s AND %(last)s""",
    "UPDATE retention_footage SET stage = 'ERASED' WHERE id BETWEEN %(first)s AND %(last)s",
)


class NothingStore:
    """Every file is there until it is erased, and costs nothing: what remains is the night itself."""

    def __init__(self, written: datetime) -> None:
        self.written = written

    def mark(self) -> None: ...
    def require(self) -> None: ...
    def settle(self) -> None: ...

    def pages(self, known: Mapping[str, int]) -> Iterator[Any]:
        from retention.stores import Page  # noqa: PLC0415

        yield Page("day", (), is_unchanged=True, changed_at_ns=1)

    def look(self, path: str) -> Any:
        from retention.stores import StoredVideo  # noqa: PLC0415

        return StoredVideo(path, 1000, self.written, "")

    def erase(self, path: str, method: object) -> None: ...


def measure_night(house: House, rows: int) -> None:
    from django.conf import settings  # noqa: PLC0415

    settings.BRAKE_MOST = settings.BRAKE_FEWEST = 10**9
    measure_files(house)  # first: after a million rows PostgreSQL is still tidying up on this disk
    for number in dict.fromkeys((min(FEWEST_ROWS, rows), rows)):
        measure_rows(house, number)


# --- Rows ------------------------------------------------------------------


def measure_rows(house: House, rows: int) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    written = timezone.now() - timedelta(days=40)
    floor_recorder, recorder = another_recorder(house), another_recorder(house)
    first = lay_rows(floor_recorder.pk, rows, written)
    lay_rows(recorder.pk, rows, written)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE retention_footage")
    bare = seconds_of(lambda: write_bare(floor_recorder, first, rows))
    ours = seconds_of(lambda: hold_night(recorder, NothingStore(written)))
    say(f"{f'{rows:,} rows, bare SQL in batches':40} {rows / bare:9,.0f} rows/s")
    say(
        f"{f'{rows:,} rows, planned to sealed':40} {rows / ours:9,.0f} rows/s   "
        f"ratio {bare / ours:.2f}   {peak_mebibytes()} MiB at most"
    )


def lay_rows(recorder: int, rows: int, written: datetime) -> int:
    """Return the first id."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(ROWS, {"recorder": recorder, "rows": rows, "written": written})
        cursor.execute("SELECT min(id) FROM retention_footage WHERE recorder_id = %s", [recorder])
        return int(cursor.fetchone()[0])


def write_bare(recorder: Any, first: int, rows: int) -> None:
    from django.db import connection, transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    run = recorder.nights.create(night=timezone.localdate(), sequence=1, started_at=timezone.now())
    for start in range(first, first + rows, BATCH):
        spot = {"run": run.pk, "first": start, "last": min(start + BATCH, first + rows) - 1}
        for statements in (FLOOR[:1], FLOOR[1:]):
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement, spot)


def hold_night(recorder: Any, store: Any = None) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from civic.actors import SystemActor  # noqa: PLC0415
    from retention.actions.erase_overdue import erase_overdue  # noqa: PLC0415
    from retention.actions.seal_night import seal_night  # noqa: PLC0415
    from retention.models.nightly_run import Outcome  # noqa: PLC0415

    now = timezone.now()
    by = SystemActor("command")
    stores = {"open_store": lambda _recorder: store} if store else {}
    night = erase_overdue(on=timezone.localdate(now), at=now, by=by, only=recorder.pk, **stores)[0]
    assert night.run.outcome == Outcome.DONE, night
    seal_night(at=timezone.now(), by=by)


def another_recorder(house: House, folder: str = "") -> Any:
    from django.utils import timezone  # noqa: PLC0415

    from retention.models import Recorder  # noqa: PLC0415

    recorder = Recorder.objects.managed().first()
    recorder.pk = None
    recorder.folder = folder or str(house.recorders / f"bench-{Recorder.objects.count()}")
    recorder.in_use_from = timezone.localdate() - timedelta(days=400)
    recorder.save(force_insert=True)
    return recorder


def peak_mebibytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


# --- Files -----------------------------------------------------------------


def measure_files(house: House) -> None:
    """In turns, each first as often as the other: the disk is never the same twice."""
    taken = {"bare": 0.0, "ours": 0.0}
    for turn in range(TURNS):
        works = {"bare": bare_turn(house, turn), "ours": night_turn(house, turn)}
        for name in sorted(works, reverse=bool(turn % 2)):
            taken[name] += works[name]()
    files = FILES * TURNS
    say(f"{'1 MiB files, bare loop':40} {files / taken['bare']:9,.0f} files/s")
    say(
        f"{'1 MiB files, the whole night, sealed':40} {files / taken['ours']:9,.0f} files/s   "
        f"ratio {taken['bare'] / taken['ours']:.2f}"
    )


def bare_turn(house: House, turn: int) -> Callable[[], float]:
    def take() -> float:
        return seconds_of(bare_loop(lay_files(house.folder / f"bare-{turn}")))

    return take


def night_turn(house: House, turn: int) -> Callable[[], float]:
    def take() -> float:
        folder = house.recorders / f"files-{turn}"
        recorder = another_recorder(house, str(folder))
        lay_files(folder)
        look_into(recorder)
        return seconds_of(lambda: hold_night(recorder))

    return take


def look_into(recorder: Any) -> None:
    """What was recorded today is known before its night comes."""
    from django.utils import timezone  # noqa: PLC0415

    from retention.actions.index_store import index_store  # noqa: PLC0415

    store = recorder.open_store()
    store.mark()
    now = timezone.now()
    index_store(recorder, store, on=timezone.localdate(now), at=now)


def lay_files(folder: Path) -> list[Path]:
    """One a second, forty days ago: due under any 規程."""
    from django.utils import timezone  # noqa: PLC0415

    folder.mkdir(parents=True)
    begun = timezone.localtime().replace(hour=9, minute=0, second=0) - timedelta(days=40)
    content = os.urandom(FILE_SIZE)
    files = []
    for number in range(FILES):
        moment = begun + timedelta(seconds=number)
        file = folder / f"ch01_{moment:%Y%m%d_%H%M%S}.avi"
        file.write_bytes(content)
        os.utime(file, (moment.timestamp(), moment.timestamp()))
        files.append(file)
    os.sync()
    time.sleep(0.5)
    return files


def bare_loop(files: list[Path]) -> Callable[[], None]:
    nothing = bytes(FILE_SIZE)

    def erase_all() -> None:
        for file in files:
            handle = os.open(file, os.O_WRONLY)
            os.write(handle, nothing)
            os.fsync(handle)
            os.close(handle)
            file.unlink()
        folder = os.open(files[0].parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    return erase_all
