"""One claimed file is destroyed and its record written: overwrite, unlink, fsync, then the row."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from retention.models import Erasure, Footage, NightlyRun
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.rules.erasure import Method
from retention.rules.period import days_late
from retention.rules.plausible import Problem
from retention.stores.folder import FolderStore, StoredVideo

log = structlog.get_logger()


def destroy(footage: Footage, *, run: NightlyRun, store: FolderStore, at: datetime) -> bool:
    """False when the file could not be erased: it stays claimed and the next night tries again.

    Raises OSError when the whole store is gone: then nothing is said of the file.
    """
    method = Method(run.recorder.method)
    # As it was read: KEPT in the pass that claims it, ERASING when an earlier pass had claimed it.
    was_claimed_before = footage.stage == Stage.ERASING
    try:
        if there := store.look(footage.path):
            if _has_changed(footage, there, was_claimed_before=was_claimed_before):
                _doubt(footage, there)
                return True
            store.erase(footage.path, method)
            ending = Ending.ERASED
        else:
            store.require()
            ending = Ending.ERASED_BEFORE_RESTART if was_claimed_before else Ending.MISSING
    except OSError as problem:
        store.require()
        log.warning("erase_failed", footage=footage.pk, errno=problem.errno)
        return False
    _record(footage, run=run, method=method, ending=ending, at=at)
    return True


def _has_changed(footage: Footage, there: StoredVideo, *, was_claimed_before: bool) -> bool:
    """A claimed file may bear the date of our own overwriting, but never another size."""
    same_date = was_claimed_before or there.modified_at == footage.modified_at
    return there.size != footage.size or not same_date


def _doubt(footage: Footage, there: StoredVideo) -> None:
    """Other footage under the same name: nobody has said yet when it was recorded."""
    log.warning("file_changed", footage=footage.pk)
    Footage.objects.filter(pk=footage.pk).update(
        stage=Stage.UNDATED,
        problem=Problem.CHANGED,
        started_at=None,
        recorded_on=None,
        last_day_kept=None,
        size=there.size,
        modified_at=there.modified_at,
    )


@transaction.atomic
def _record(
    footage: Footage, *, run: NightlyRun, method: Method, ending: Ending, at: datetime
) -> None:
    if footage.last_day_kept is None or footage.recorded_on is None:
        message = "footage without a last day is never claimed"
        raise ValueError(message)
    Erasure.objects.create(
        run=run,
        footage=footage,
        path=footage.path,
        channel=footage.channel.key if footage.channel else "",
        recorded_on=footage.recorded_on,
        last_day_kept=footage.last_day_kept,
        size=footage.size,
        method=method,
        ending=ending,
        erased_at=at,
        days_late=max(days_late(footage.last_day_kept, timezone.localdate(at)), 0),
    )
    gone = Stage.MISSING if ending == Ending.MISSING else Stage.ERASED
    Footage.objects.filter(pk=footage.pk).update(stage=gone)
