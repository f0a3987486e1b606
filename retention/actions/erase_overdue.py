"""The night: every recorder in use is indexed, and what is past its last day is erased."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.db import connection, transaction
from django.utils import timezone

from civic.actors import Actor
from civic.refusals import Refused
from retention.actions.apply_terms import apply_terms
from retention.actions.close_night import close_night
from retention.actions.destroy import destroy
from retention.actions.index_store import index_store
from retention.models import Footage, NightlyRun, Recorder
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.models.recorder import LOCK_SPACE
from retention.queries.plan import Plan, plan_of
from retention.rules.reasons import RetentionReason
from retention.stores.folder import FolderStore

Progress = Callable[[int, int], None]
log = structlog.get_logger()
_BATCH = 500


@dataclass(frozen=True, slots=True)
class NightOfRecorder:
    """What was planned for a recorder and, unless it was a dry run, the run that did it.

    `is_busy`: another worker has this recorder; `store_missing`: nothing could be looked at.
    """

    recorder: Recorder
    plan: Plan
    run: NightlyRun | None = None
    is_busy: bool = False
    store_missing: bool = False


def erase_overdue(
    *, on: date, at: datetime, by: Actor, dry_run: bool = False, progress: Progress | None = None
) -> list[NightOfRecorder]:
    """Erase what is past its last day on `on`. A day after today may only be tried (dry_run)."""
    if on > timezone.localdate(at) and not dry_run:
        raise Refused(RetentionReason.NOT_BEFORE_ITS_DAY, day=on.isoformat())
    nights = []
    for recorder in Recorder.objects.in_use(on):
        if dry_run:
            nights.append(_try(recorder, on=on, at=at, by=by))
        else:
            nights.append(_erase(recorder, on=on, at=at, by=by, progress=progress))
    return nights


def _try(recorder: Recorder, *, on: date, at: datetime, by: Actor) -> NightOfRecorder:
    """The same steps up to the plan, then everything is rolled back."""
    store = FolderStore(recorder.root, recorder.store_token)
    try:
        store.require()
        with transaction.atomic():
            plan = _prepare(recorder, store, on=on, at=at, by=by)
            transaction.set_rollback(True)
    except OSError:
        return NightOfRecorder(recorder, Plan(), store_missing=True)
    return NightOfRecorder(recorder, plan)


def _prepare(recorder: Recorder, store: FolderStore, *, on: date, at: datetime, by: Actor) -> Plan:
    found = index_store(recorder, store, on=on, at=at)
    apply_terms(recorder, on=on, by=by, at=at)
    return plan_of(recorder, on, unlisted=found.unlisted)


def _erase(
    recorder: Recorder, *, on: date, at: datetime, by: Actor, progress: Progress | None
) -> NightOfRecorder:
    if not _take_lock(recorder):
        return NightOfRecorder(recorder, Plan(), is_busy=True)
    try:
        _close_interrupted(recorder, on=on, by=by, at=at)
        run = _open_run(recorder, on=on, at=at)
        store = FolderStore(recorder.root, recorder.store_token)
        return _night(run, store, at=at, by=by, progress=progress)
    except Exception:  # one recorder never stops the others
        log.exception("night_stopped", recorder=recorder.pk)
        run = _open_run(recorder, on=on, at=at)
        close_night(run, by=by, at=timezone.now(), trouble=Outcome.FAILED)
        return NightOfRecorder(recorder, Plan(), run)
    finally:
        _release_lock(recorder)


def _night(
    run: NightlyRun, store: FolderStore, *, at: datetime, by: Actor, progress: Progress | None
) -> NightOfRecorder:
    """A store that cannot be read is an alarm for this recorder and does not stop the others."""
    try:
        plan = _prepare_whole(run.recorder, store, on=run.night, at=at, by=by)
        run.unlisted_count = plan.unlisted_count
        run.save(update_fields=["unlisted_count"])
        _work_through(run, store, plan, progress=progress)
    except OSError:
        log.exception("store_unreadable", recorder=run.recorder_id)
        close_night(run, by=by, at=timezone.now(), trouble=Outcome.STORE_MISSING)
        return NightOfRecorder(run.recorder, Plan(), run, store_missing=True)
    if plan.has_nothing_to_do and _is_done(run):
        recorder = run.recorder
        run.delete()
        return NightOfRecorder(recorder, plan)
    return NightOfRecorder(run.recorder, plan, close_night(run, by=by, at=timezone.now()))


def _is_done(run: NightlyRun) -> bool:
    """Was this night finished before? Then a call that finds nothing leaves no run of its own."""
    same = NightlyRun.objects.filter(recorder=run.recorder).in_the_night(run.night)
    return same.filter(outcome=Outcome.DONE).exists()


def _prepare_whole(
    recorder: Recorder, store: FolderStore, *, on: date, at: datetime, by: Actor
) -> Plan:
    store.require()
    with transaction.atomic():
        return _prepare(recorder, store, on=on, at=at, by=by)


def _work_through(
    run: NightlyRun, store: FolderStore, plan: Plan, *, progress: Progress | None
) -> None:
    """First what an interrupted night had claimed, then new claims in batches."""
    done = 0
    failed: set[int] = set()
    while batch := _claimed_before(run, failed) or _claim(run, store):
        for footage in batch:
            if not destroy(footage, run=run, store=store, at=timezone.now()):
                failed.add(footage.pk)
            done += 1
            if progress:
                progress(done, plan.due_count + plan.resumed_count)


def _claimed_before(run: NightlyRun, failed: set[int]) -> list[Footage]:
    claimed = Footage.objects.filter(recorder=run.recorder).being_erased()
    return list(claimed.exclude(pk__in=failed).select_related("channel").order_by("pk")[:_BATCH])


@transaction.atomic
def _claim(run: NightlyRun, store: FolderStore) -> list[Footage]:
    """Rows become ERASING in the database before any byte is touched.

    A row whose file is not there is left as it is: so a claim always says that the file was
    there, and its absence after an interruption that we had erased it.
    """
    due = Footage.objects.filter(recorder=run.recorder).due(run.night)
    locked = due.select_for_update(skip_locked=True, of=("self",)).select_related("channel")
    rows = list(locked.order_by("last_day_kept", "pk")[:_BATCH])
    there = [row.pk for row in rows if _is_there(store, row.path)]
    Footage.objects.filter(pk__in=there).update(stage=Stage.ERASING)
    return rows


def _is_there(store: FolderStore, path: str) -> bool:
    """A file that cannot be looked at is claimed too, and counted as failed; the others go on."""
    try:
        return store.look(path) is not None
    except OSError:
        return True


def _close_interrupted(recorder: Recorder, *, on: date, by: Actor, at: datetime) -> None:
    """Another night that never came to its end is closed with what it did."""
    for run in NightlyRun.objects.filter(recorder=recorder).running().exclude(night=on):
        close_night(run, by=by, at=at)


def _open_run(recorder: Recorder, *, on: date, at: datetime) -> NightlyRun:
    """An interrupted run of this night goes on; otherwise the next one begins."""
    runs = NightlyRun.objects.filter(recorder=recorder).in_the_night(on)
    unfinished = runs.running().order_by("-sequence").first()
    return unfinished or NightlyRun.objects.create(
        recorder=recorder, night=on, sequence=runs.count() + 1, started_at=at
    )


def _take_lock(recorder: Recorder) -> bool:
    """One worker for a recorder; the lock falls with the connection if the worker dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, recorder.pk])
        return bool(cursor.fetchone()[0])


def _release_lock(recorder: Recorder) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, recorder.pk])
