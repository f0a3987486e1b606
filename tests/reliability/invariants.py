"""What must be true of a round after its finishing night, however it was cut off before.

Files are judged by what was laid there, records by what the database says; each finding is told.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils import timezone

from civic import ledger, merkle
from civic.models import JournalEntry, StoredFile
from retention.models import Erasure, Footage, HeldFootage, NightlyRun
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.queries.erasure_leaves import root_of_run
from tests.reliability.world import Round

Findings = Iterator[str]
Invariant = Callable[[Round], Findings]


def broken(laid: Round, invariants: list[Invariant]) -> list[str]:
    return [
        f"{invariant.__name__}: {finding}"
        for invariant in invariants
        for finding in invariant(laid)
    ]


# --- Files and their records -----------------------------------------------


def nothing_is_early(laid: Round) -> Findings:
    for file in laid.files:
        if file.due_from > laid.night and not file.is_whole:
            yield f"{file.path} was due only from {file.due_from}"
    for erasure in _erasures(laid):
        if timezone.localdate(erasure.erased_at) <= erasure.last_day_kept:
            yield f"{erasure.path} was recorded as erased on a day it was kept"


def no_hold_is_lost(laid: Round) -> Findings:
    held = _held(laid) | laid.saved
    for file in laid.files:
        if file.path in held and not file.is_whole:
            yield f"{file.path} was held"


def nothing_is_recorded_that_is_there(laid: Round) -> Findings:
    for erasure in _erasures(laid):
        path = Path(erasure.run.recorder.folder) / erasure.path
        if path.exists():
            yield f"{path} is recorded as {erasure.ending}"


def nothing_is_touched_unclaimed(laid: Round) -> Findings:
    """The database knows of it before a byte is touched."""
    claimed = {_path(row) for row in _footage(laid) if row.stage in (Stage.ERASING, Stage.ERASED)}
    for file in laid.files:
        if not file.is_whole and file.path not in claimed:
            yield f"{file.path} was touched before it was claimed"


def everything_gone_has_one_record(laid: Round) -> Findings:
    records = Counter(Path(e.run.recorder.folder) / e.path for e in _erasures(laid))
    for file in laid.files:
        if records[file.path] != file.is_gone:
            yield f"{file.path} has {records[file.path]} records"


def everything_due_is_gone(laid: Round) -> Findings:
    held = _held(laid)
    for file in laid.due:
        if not file.is_gone and file.path not in held:
            yield f"{file.path} is still there"


def what_we_erased_is_not_called_missing(laid: Round) -> Findings:
    """Nobody but the night takes files away in this world."""
    for erasure in _erasures(laid):
        if erasure.ending == Ending.MISSING:
            yield erasure.path


def every_file_has_its_row(laid: Round) -> Findings:
    rows = Counter(_path(row) for row in _footage(laid))
    stages = {_path(row): row.stage for row in _footage(laid)}
    for file in laid.files:
        wanted = Stage.ERASED if file.is_gone else Stage.KEPT
        if rows[file.path] != 1 or stages[file.path] != wanted:
            yield f"{file.path} has {rows[file.path]} rows, stage {stages.get(file.path)}"


# --- The nights ------------------------------------------------------------


def every_night_is_closed(laid: Round) -> Findings:
    for run in _runs(laid):
        closings = _journal(run, "夜間の消去を終えた")
        if run.outcome == Outcome.RUNNING or closings != 1:
            yield f"run {run.pk} is {run.outcome} and was closed {closings} times"


def counts_are_those_of_the_records(laid: Round) -> Findings:
    for run in _runs(laid):
        rows = Counter(run.erasures.values_list("ending", flat=True))
        missing = rows.pop(Ending.MISSING.value, 0)
        size = sum(run.erasures.exclude(ending=Ending.MISSING).values_list("size", flat=True))
        found = (rows.total(), missing, size)
        if (run.erased_count, run.missing_count, run.erased_bytes) != found:
            yield f"run {run.pk} says {run.erased_count}, its records {found}"


def roots_are_those_of_the_records(laid: Round) -> Findings:
    """In the row, over the records of today, and over the leaves kept outside the database."""
    for run in _runs(laid):
        leaves = ledger.erasures_folder() / str(run.pk)
        outside = (
            merkle.root(leaf for _pk, leaf in ledger.leaves_in(leaves)).hex()
            if leaves.exists()
            else ""
        )
        if not run.erasures_root == root_of_run(run) == outside:
            yield f"run {run.pk} has {run.erasures_root}, outside {outside}"


def each_night_has_one_certificate(laid: Round) -> Findings:
    for run in _runs(laid):
        wanted = int(run.erasures.exists())
        papers = StoredFile.objects.filter(name__endswith=f"_{run.pk}.pdf")
        told = _journal(run, "消去証明書を作った")
        whole = [paper for paper in papers if paper.path.read_bytes().startswith(b"%PDF-")]
        if not len(papers) == len(whole) == told == int(bool(run.certificate_id)) == wanted:
            yield f"run {run.pk}: {len(papers)} papers, told {told} times, wanted {wanted}"


MIDWAY: list[Invariant] = [
    nothing_is_early,
    no_hold_is_lost,
    nothing_is_recorded_that_is_there,
    nothing_is_touched_unclaimed,
]
ALL: list[Invariant] = [
    *MIDWAY,
    everything_gone_has_one_record,
    everything_due_is_gone,
    what_we_erased_is_not_called_missing,
    every_file_has_its_row,
    every_night_is_closed,
    counts_are_those_of_the_records,
    roots_are_those_of_the_records,
    each_night_has_one_certificate,
]


def order_is_kept(trace: list[str]) -> Findings:
    """What a process did, by its own steps: nothing is recorded whose folder was not made durable."""
    unsettled = 0
    for step in trace:
        if step == "unlinked":
            unsettled += 1
        elif step == "settled":
            unsettled = 0
        elif step == "records written" and unsettled:
            yield f"order_is_kept: {unsettled} erasures were recorded before they were durable"


# --- What the database says ------------------------------------------------


def _held(laid: Round) -> set[Path]:
    rows = HeldFootage.objects.filter(footage__recorder__in=laid.recorders)
    return {_path(row.footage) for row in rows.select_related("footage__recorder")}


def _erasures(laid: Round) -> list[Erasure]:
    rows = Erasure.objects.filter(run__recorder__in=laid.recorders)
    return list(rows.select_related("run__recorder"))


def _footage(laid: Round) -> list[Footage]:
    return list(Footage.objects.filter(recorder__in=laid.recorders).select_related("recorder"))


def _path(row: Footage) -> Path:
    return Path(row.recorder.folder) / row.path


def _runs(laid: Round) -> list[NightlyRun]:
    return list(NightlyRun.objects.filter(recorder__in=laid.recorders).order_by("pk"))


def _journal(run: NightlyRun, verb: str) -> int:
    return JournalEntry.objects.filter(verb=verb, subject=f"retention.nightlyrun:{run.pk}").count()
