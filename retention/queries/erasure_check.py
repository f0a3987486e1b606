"""Every sealed night's records of erasure examined again; each night's first bad row named."""

from collections.abc import Iterator

from civic import ledger
from civic.journal_check import Remark, remarks_on
from civic.leaf_walk import Change, Comparison, Difference, LeavesFile, Line, compare
from civic.models import JournalEntry
from retention.models import Erasure, NightlyRun
from retention.models.nightly_run import Outcome
from retention.queries.closings import CLOSED, Closing, closings_of
from retention.queries.erasure_leaves import lines_of_run

_UNREADABLE = "夜を終えた記録にあるはずの、夜の番号、根、数のどれかが読めません。"


class ErasureCheck:
    """Exhaust `remarks()`; the figures stand afterwards.

    What the journal says of a night is believed as far as it is sealed (`sealed_until`).
    """

    def __init__(self, *, sealed_until: int) -> None:
        self._sealed_until = sealed_until
        self.night_count = self.row_count = 0
        self.unsealed_count = 0

    def remarks(self) -> Iterator[Remark]:
        for association_id in sorted(_associations()):
            closings = closings_of(association_id)
            runs = NightlyRun.objects.of_association(association_id).order_by("pk")
            for entry in closings.unreadable:
                yield Remark(f"操作の記録{entry}", "closing_unreadable", _UNREADABLE)
            for run in runs.iterator():
                yield from self._remarks_on_night(run, closings.by_night.pop(run.pk, None))
            for run_id, closing in closings.by_night.items():
                if closing.count and closing.entry_id <= self._sealed_until:
                    yield Remark(_where(run_id), "night_removed", "夜の行ごと消されています。")

    def _remarks_on_night(self, run: NightlyRun, closing: Closing | None) -> Iterator[Remark]:
        if closing is None and run.outcome != Outcome.RUNNING:
            yield Remark(
                _where(run.pk), "not_told", "操作の記録に、この夜を終えた記録がありません。"
            )
        elif closing is None or closing.root is None or closing.entry_id > self._sealed_until:
            self.unsealed_count += Erasure.objects.filter(run=run).count()
        else:
            yield from self._remarks_on_rows(run, closing, closing.root)

    def _remarks_on_rows(self, run: NightlyRun, closing: Closing, root: str) -> Iterator[Remark]:
        self.night_count += 1
        self.row_count += closing.count
        where = _where(run.pk)
        if run.erasures_root != root:
            yield Remark(where, "night_edited", "夜の行にある根が、操作の記録とちがいます。")
        yield from remarks_on(where, _compare(run, root))


def _compare(run: NightlyRun, root: str) -> Comparison:
    def lines() -> Iterator[Line]:
        return lines_of_run(run)

    if root:
        return compare(ledger.erasures_folder() / str(run.pk), root, lines)
    added = next(lines(), None)
    if added is None:
        return Comparison(LeavesFile.WHOLE, None)
    return Comparison(LeavesFile.WHOLE, Difference(Change.ADDED, added[0], line=added[1]))


def _associations() -> set[int]:
    """Of nights that are there, and of nights that the journal tells of."""
    told = JournalEntry.objects.filter(verb=CLOSED).values_list("association_id", flat=True)
    held = NightlyRun.objects.values_list("recorder__association_id", flat=True)
    return {pk for pk in {*told.distinct(), *held.distinct()} if pk is not None}


def _where(run_id: int) -> str:
    return f"夜{run_id}"
