"""Rows become ERASING in the database before any byte is touched."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from civic.steps import reached
from retention.actions.destroy import Claimed
from retention.models import Footage, NightlyRun
from retention.models.footage import FootageQuerySet, Stage
from retention.stores import Store

_BATCH = 2000


def claimed_before(run: NightlyRun) -> Iterator[list[Claimed]]:
    """What a pass that was cut off, or failed, had claimed; each once."""
    claimed = Footage.objects.filter(recorder=run.recorder).being_erased()
    after = 0
    while rows := _facts(claimed.filter(pk__gt=after).order_by("pk"), was_claimed=True):
        after = rows[-1].pk
        yield rows


def claim(run: NightlyRun, store: Store, last_days: list[date]) -> Iterator[list[Claimed]]:
    """What is due of these last days, in batches, each claimed when it is asked for."""
    for last_day in last_days:
        after = 0
        while rows := _claim_batch(run, store, last_day, after):
            after = rows[-1].pk
            reached("claimed")
            yield rows


@transaction.atomic
def _claim_batch(run: NightlyRun, store: Store, last_day: date, after: int) -> list[Claimed]:
    """A row whose file is not there is left as it is: so a claim always says that the file was
    there, and its absence after an interruption that we had erased it.

    The lock on the row decides between this and a hold: whoever comes second sees what the first
    has written into the row.
    """
    due = Footage.objects.filter(recorder=run.recorder, last_day_kept=last_day).due(run.night)
    locked = due.select_for_update(skip_locked=True, of=("self",))
    rows = _facts(locked.filter(pk__gt=after).order_by("pk"), was_claimed=False)
    looked = [row._replace(was_there=_is_there(store, row.path)) for row in rows]
    Footage.objects.put([row.pk for row in looked if row.was_there], Stage.ERASING)
    return looked


def _facts(rows: FootageQuerySet, *, was_claimed: bool) -> list[Claimed]:
    facts = rows.values_list("pk", "path", "size", "modified_at")[:_BATCH]
    return [Claimed(*each, was_claimed) for each in facts]


def _is_there(store: Store, path: str) -> bool:
    """A file that cannot be looked at is claimed too, and counted as failed; the others go on."""
    try:
        return store.look(path) is not None
    except OSError:
        return True
