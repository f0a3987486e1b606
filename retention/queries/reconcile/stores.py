"""The files of each recorder's store against its rows. On-site recorders are out of reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from retention.models import Footage, NightlyRun, Recorder
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.queries.reconcile.found import Found, place_of
from retention.rules.faults import Fault
from retention.stores import SETTLING_SECONDS, Entry, Store, StoredVideo

_CHUNK = 2000
_SETTLING = timedelta(seconds=SETTLING_SECONDS)
_UNSEEING = [Outcome.RUNNING, Outcome.STORE_MISSING, Outcome.FAILED]


@dataclass(frozen=True, slots=True)
class _Look:
    """`seen_at`: when a night last read this store; None before the first."""

    recorder: Recorder
    store: Store
    seen_at: datetime | None
    asks_size: bool

    def told(self, fault: Fault, path: str) -> Found:
        return Found(fault, f"{place_of(self.recorder)}　{path}")


def last_seeing_night(recorder: Recorder) -> NightlyRun | None:
    """The last night that read the store to its end and applied the 規程."""
    nights = NightlyRun.objects.filter(recorder=recorder).exclude(outcome__in=_UNSEEING)
    return nights.order_by("-started_at", "-pk").first()


def check_stores(*, on: date, depth: int) -> Iterator[Found]:
    for recorder in Recorder.objects.in_use(on).managed():
        night = last_seeing_night(recorder)
        try:
            store = recorder.open_store()
            store.require()
            look = _Look(recorder, store, night.started_at if night else None, asks_size=depth > 1)
            yield from _check(look)
        except OSError:
            yield Found(Fault.STORE_AWAY, place_of(recorder))


def _check(look: _Look) -> Iterator[Found]:
    """Rows are looked for one by one only where fewer names than rows were met."""
    met = 0
    for page in look.store.pages({}):
        rows = _rows_of(look.recorder, [entry.path for entry in page.entries])
        met += len(rows)
        for entry in page.entries:
            row = rows.get(entry.path)
            if row is None:
                yield from _without_row(look, entry)
            elif look.asks_size and _has_changed(row, entry.facts()):
                yield from _changed(look, row)
    if met < Footage.objects.filter(recorder=look.recorder).live().count():
        yield from _lost(look)


def _rows_of(recorder: Recorder, paths: Sequence[str]) -> dict[str, Footage]:
    live = Footage.objects.filter(recorder=recorder, path__in=paths).live()
    return {row.path: row for row in live.only("path", "stage", "size", "modified_at")}


def _without_row(look: _Look, entry: Entry) -> Iterator[Found]:
    """Only what the last night should have met: older than it, still there, still without a row."""
    facts = entry.facts()
    if facts is None or look.seen_at is None or facts.modified_at > look.seen_at - _SETTLING:
        return
    rows = Footage.objects.filter(recorder=look.recorder, path=entry.path)
    if rows.live().exists() or look.store.look(entry.path) is None:
        return
    yield look.told(Fault.FILE_BACK if rows.exists() else Fault.FILE_UNKNOWN, entry.path)


def _has_changed(row: Footage, there: StoredVideo | None) -> bool:
    """What is being erased bears the date of our own overwriting."""
    if there is None:
        return False
    same_date = row.stage == Stage.ERASING or there.modified_at == row.modified_at
    return there.size != row.size or not same_date


def _changed(look: _Look, row: Footage) -> Iterator[Found]:
    now = Footage.objects.filter(pk=row.pk).live().first()
    if now and _has_changed(now, look.store.look(row.path)):
        yield look.told(Fault.FILE_CHANGED, row.path)


def _lost(look: _Look) -> Iterator[Found]:
    """A row with a record of erasure is another fault (`records`)."""
    live = Footage.objects.filter(recorder=look.recorder, erasure=None).live()
    for row in live.only("path").order_by("pk").iterator(chunk_size=_CHUNK):
        if look.store.look(row.path) is None and live.filter(pk=row.pk, path=row.path).exists():
            yield look.told(Fault.FILE_LOST, row.path)
