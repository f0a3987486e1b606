"""The night: every managed recorder in use is indexed, and what is past its last day is erased."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

import structlog
from django.db import Error, connection, transaction
from django.utils import timezone

from civic.actors import Actor
from civic.refusals import Refused
from civic.steps import reached
from retention.actions.apply_terms import apply_terms
from retention.actions.brake_night import brake_night
from retention.actions.claim import claim, claimed_before
from retention.actions.close_night import close_night
from retention.actions.destroy import Claimed, destroy
from retention.actions.index_store import index_store
from retention.models import BrakeStop, NightlyRun, Recorder
from retention.models.nightly_run import Outcome
from retention.models.recorder import LOCK_SPACE
from retention.queries.plan import Plan, plan_of
from retention.rules.findings import Finding
from retention.rules.reasons import RetentionReason
from retention.stores import Store

Progress = Callable[[int, int], None]
OpenStore = Callable[[Recorder], Store]
log = structlog.get_logger()


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
    *,
    on: date,
    at: datetime,
    by: Actor,
    only: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    open_store: OpenStore = Recorder.open_store,
) -> list[NightOfRecorder]:
    """Erase what is past its last day on `on`. A day after today may only be tried (dry_run).

    `only`: the id of one recorder, when two people have just let its night go on.
    """
    if on > timezone.localdate(at) and not dry_run:
        raise Refused(RetentionReason.NOT_BEFORE_ITS_DAY, day=on.isoformat())
    nights = []
    recorders = Recorder.objects.in_use(on).managed()
    for recorder in recorders.filter(pk=only) if only else recorders:
        if dry_run:
            nights.append(_try(recorder, open_store, on=on, at=at, by=by))
        else:
            nights.append(_erase(recorder, open_store, on=on, at=at, by=by, progress=progress))
    return nights


def _try(
    recorder: Recorder, open_store: OpenStore, *, on: date, at: datetime, by: Actor
) -> NightOfRecorder:
    """The same steps up to the plan, then everything is rolled back."""
    try:
        store = open_store(recorder)
        store.require()
        with transaction.atomic():
            plan, _gone = _prepare(recorder, store, on=on, at=at, by=by)
            transaction.set_rollback(True)
    except OSError:
        return NightOfRecorder(recorder, Plan(), store_missing=True)
    return NightOfRecorder(recorder, plan)


def _erase(
    recorder: Recorder,
    open_store: OpenStore,
    *,
    on: date,
    at: datetime,
    by: Actor,
    progress: Progress | None,
) -> NightOfRecorder:
    if not _take_lock(recorder):
        return NightOfRecorder(recorder, Plan(), is_busy=True)
    try:
        _close_interrupted(recorder, on=on, by=by, at=at)
        run = _open_run(recorder, on=on, at=at)
        reached("opened")
        return _night(run, open_store, at=at, by=by, progress=progress)
    except Exception:  # one recorder never stops the others
        log.exception("night_stopped", recorder=recorder.pk)
        return NightOfRecorder(recorder, Plan(), _close_failed(recorder, on=on, by=by, at=at))
    finally:
        _release_lock(recorder)


def _close_failed(recorder: Recorder, *, on: date, by: Actor, at: datetime) -> NightlyRun | None:
    """None when not even that could be written: the watch will find a night without an end."""
    try:
        run = _open_run(recorder, on=on, at=at)
        return close_night(run, by=by, at=timezone.now(), trouble=Outcome.FAILED)
    except Exception:
        log.exception("night_not_closed", recorder=recorder.pk)
        _drop_dead_connection()
        return None


def _drop_dead_connection() -> None:
    """The next recorder gets a new one."""
    if not connection.is_usable():
        connection.close()


def _night(
    run: NightlyRun, open_store: OpenStore, *, at: datetime, by: Actor, progress: Progress | None
) -> NightOfRecorder:
    """A store that cannot be read is an alarm for this recorder and does not stop the others."""
    recorder, trouble = run.recorder, None
    try:
        store = open_store(recorder)
        store.require()
        with transaction.atomic():
            plan, findings = _prepare(recorder, store, on=run.night, at=at, by=by)
        reached("indexed")
        run.unlisted_count, run.findings = plan.unlisted_count, findings
        if brake_night(run, plan, findings, at=at):
            trouble = Outcome.BRAKED
        else:
            _work_through(run, store, plan, progress=progress)
    except OSError:
        log.exception("store_unreadable", recorder=run.recorder_id)
        close_night(run, by=by, at=timezone.now(), trouble=Outcome.STORE_MISSING)
        return NightOfRecorder(recorder, Plan(), run, store_missing=True)
    if trouble is None and plan.has_nothing_to_do and _is_done(run):
        run.delete()
        return NightOfRecorder(recorder, plan)
    close_night(run, by=by, at=timezone.now(), trouble=trouble)
    reached("closed")
    return NightOfRecorder(recorder, plan, run)


def _prepare(
    recorder: Recorder, store: Store, *, on: date, at: datetime, by: Actor
) -> tuple[Plan, dict[str, int]]:
    """A past night run again goes by what the 規程 says today, never by what it said then."""
    as_of = max(on, timezone.localdate(at))
    found = index_store(recorder, store, on=as_of, at=at)
    apply_terms(recorder, on=as_of, by=by, at=at)
    return plan_of(recorder, on, unlisted=found[Finding.UNLISTED]), {
        finding.value: count for finding, count in found.items()
    }


def _is_done(run: NightlyRun) -> bool:
    """Was this night finished before? Then a call that finds nothing leaves no run of its own."""
    same = NightlyRun.objects.filter(recorder=run.recorder).in_the_night(run.night)
    was_stopped = BrakeStop.objects.filter(run=run).exists()
    return not was_stopped and same.filter(outcome=Outcome.DONE).exists()


def _work_through(run: NightlyRun, store: Store, plan: Plan, *, progress: Progress | None) -> None:
    """First what an interrupted night had claimed, then new claims in batches."""
    done = 0
    batches: Iterator[list[Claimed]] = chain(
        claimed_before(run), claim(run, store, list(plan.by_last_day))
    )
    for batch in batches:
        destroy(batch, run=run, store=store, at=timezone.now())
        done += len(batch)
        if progress:
            progress(done, plan.due_count + plan.resumed_count)


def _close_interrupted(recorder: Recorder, *, on: date, by: Actor, at: datetime) -> None:
    """Another night that never came to its end is closed with what it did, and as what it was."""
    for run in NightlyRun.objects.filter(recorder=recorder).running().exclude(night=on):
        stopped = BrakeStop.objects.filter(run=run).exists()
        close_night(run, by=by, at=at, trouble=Outcome.BRAKED if stopped else Outcome.FAILED)


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
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, recorder.pk])
    except Error:  # it fell with the connection
        log.exception("lock_fell", recorder=recorder.pk)
        _drop_dead_connection()
