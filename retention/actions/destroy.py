"""A claimed batch is destroyed and recorded: overwrite, unlink, fsync of the folders, then the rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import structlog
from django.db import transaction

from civic.steps import reached
from retention.models import Erasure, Footage, NightlyRun
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.rules.erasure import Method
from retention.rules.plausible import Problem
from retention.stores import Store, StoredVideo

log = structlog.get_logger()


class Claimed(NamedTuple):
    """A row as it was read; `was_claimed`: a pass that was cut off had claimed it before.

    `was_there`: its file was, so that the row is claimed; otherwise it is only to be told as missing.
    """

    pk: int
    path: str
    size: int
    modified_at: datetime
    was_claimed: bool
    was_there: bool = True


@dataclass(slots=True)
class Fates:
    """Ids by what became of the file; `failed` ones stay claimed, for the next night."""

    endings: dict[Ending, list[int]] = field(
        default_factory=lambda: {ending: [] for ending in Ending}
    )
    failed: list[int] = field(default_factory=list)


def destroy(batch: Sequence[Claimed], *, run: NightlyRun, store: Store, at: datetime) -> list[int]:
    """Return the ids of those that could not be erased.

    Raises OSError when the whole store is gone, or could not make the erasures durable: then
    nothing of the batch is recorded, and the next pass finds out what became of each.
    """
    fates = Fates()
    for claimed in batch:
        _destroy_one(claimed, fates, method=Method(run.recorder.method), store=store)
    store.settle()
    with transaction.atomic():
        for ending, footage in fates.endings.items():
            if footage:
                Erasure.objects.record(footage, run=run, ending=ending, at=at)
        reached("records written")
    reached("recorded")
    return fates.failed


def _destroy_one(claimed: Claimed, fates: Fates, *, method: Method, store: Store) -> None:
    try:
        there = store.look(claimed.path)
        if there is None:
            store.require()
            ended = _ending_of_absent(claimed, store)
        elif not claimed.was_there:
            return  # it has come back, and nobody has claimed it: a hold may have come first
        elif _has_changed(claimed, there):
            _doubt(claimed, there)
            return
        else:
            store.erase(claimed.path, method)
            ended = Ending.ERASED
    except OSError as problem:
        store.require()
        log.warning("erase_failed", footage=claimed.pk, errno=problem.errno)
        fates.failed.append(claimed.pk)
    else:
        fates.endings[ended].append(claimed.pk)


def _ending_of_absent(claimed: Claimed, store: Store) -> Ending:
    if not claimed.was_claimed:
        return Ending.MISSING
    store.removed_before(claimed.path)
    return Ending.ERASED_BEFORE_RESTART


def _has_changed(claimed: Claimed, there: StoredVideo) -> bool:
    """A claimed file may bear the date of our own overwriting, but never another size."""
    same_date = claimed.was_claimed or there.modified_at == claimed.modified_at
    return there.size != claimed.size or not same_date


def _doubt(claimed: Claimed, there: StoredVideo) -> None:
    """Other footage under the same name: nobody has said yet when it was recorded."""
    log.warning("file_changed", footage=claimed.pk)
    Footage.objects.filter(pk=claimed.pk).update(
        stage=Stage.UNDATED,
        problem=Problem.CHANGED,
        started_at=None,
        recorded_on=None,
        last_day_kept=None,
        size=there.size,
        modified_at=there.modified_at,
        identity=there.identity,
    )
