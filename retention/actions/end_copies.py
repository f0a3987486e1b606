"""Every night: finish what was claimed, end what is past its last day, sweep what has no row.

A key that is destroyed cannot be brought back either: so what ends by the date alone waits wherever
the night of its recorder was stopped, as when the clock has jumped, or could not do its work.
"""

from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from civic import journal
from civic.actors import Actor
from civic.refusals import Refused
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.models import FootageCopy, NightlyRun, Recorder
from retention.models.footage_copy import KeyEnding
from retention.models.nightly_run import WORKED
from retention.stores.copies import LEFT_ALONE, CopyStore, copy_store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class EndedCopies:
    """How many keys were destroyed, leftovers swept, and how many of either could not be."""

    destroyed: int
    swept: int
    failed: int


def end_copies(*, on: date, at: datetime, by: Actor) -> EndedCopies:
    """One that fails never stops the others; the next night tries it again."""
    store = copy_store()
    destroyed = [_end(copy, by=by, at=at) for copy in _to_end(store, on).order_by("pk")]
    swept = [_sweep(store, name, by=by, at=at) for name in _leftovers(store, at)]
    failed = [*destroyed, *swept].count(False)
    return EndedCopies(destroyed.count(True), swept.count(True), failed)


def _to_end(store: CopyStore, on: date) -> QuerySet[FootageCopy]:
    """What is due, and what was claimed and cut off: that keeps the reason of its claim."""
    copies = FootageCopy.objects.with_key()
    due = copies.due(on).exclude(footage__recorder__in=_not_worked(on))
    return copies.filter(key_name__in=store.claimed()) | due


def _not_worked(on: date) -> list[Recorder]:
    """The recorders in use whose night of that day, by its newest run, has not done its work."""
    recorders = Recorder.objects.in_use(on).managed()
    newest = NightlyRun.objects.in_the_night(on).last_of_each(recorders)
    worked = {run.recorder_id for run in newest if run.outcome in WORKED}
    return [recorder for recorder in recorders if recorder.pk not in worked]


def _end(copy: FootageCopy, *, by: Actor, at: datetime) -> bool:
    try:
        destroy_copy_key(copy=copy, ending=KeyEnding.LAST_DAY, by=by, at=at)
    except (OSError, ValueError, Refused, DatabaseError):
        log.exception("copy_not_ended", copy=copy.pk)
        return False
    return True


def _leftovers(store: CopyStore, at: datetime) -> list[str]:
    """The disk is read before the rows: a copy recorded in between is none of them."""
    touched = store.touched()
    rows = FootageCopy.objects.filter(key_name__in=touched)
    ended_at = dict(rows.values_list("key_name", "key_destroyed_at"))
    limit = (at - LEFT_ALONE).timestamp()
    return sorted(name for name, moment in touched.items() if ended_at.get(name, moment < limit))


def _sweep(store: CopyStore, name: str, *, by: Actor, at: datetime) -> bool:
    try:
        _clear_away(store, name, by=by, at=at)
    except (OSError, DatabaseError):
        log.exception("leftover_not_swept", name=name)
        return False
    return True


@transaction.atomic
def _clear_away(store: CopyStore, name: str, *, by: Actor, at: datetime) -> None:
    store.destroy_key(name)
    store.clear(name)
    journal.record(
        "提供用の写しの残りを片付けた",
        FootageCopy(pk=0),  # it has no row, or its row has ended
        by=by,
        at=at,
        association_id=int(name.partition("-")[0]),
        facts={"鍵の名前": name},
    )
