"""The nightly task of the retention room."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

import structlog
from celery import shared_task
from django.utils import timezone

from civic.actors import Actor, SystemActor
from civic.paper_ends import erase_papers
from civic.sealing import is_sealed_on
from civic.steps import reached
from retention.actions.end_copies import end_copies
from retention.actions.erase_overdue import NightOfRecorder, Progress
from retention.actions.erase_overdue import erase_overdue as erase
from retention.actions.index_store import index_store
from retention.actions.keep_certificate import keep_certificate
from retention.actions.keep_destruction_paper import keep_destruction_paper
from retention.actions.reconcile import reconcile
from retention.actions.remind_checks import remind_checks
from retention.actions.seal_night import seal_night
from retention.documents.erasure_certificate import render
from retention.documents.medium_destruction import render as render_destruction
from retention.models import MediumDestruction, NightlyRun, Recorder
from retention.rules.findings import Finding

log = structlog.get_logger()


def run_night(
    *,
    on: date,
    at: datetime,
    by: Actor,
    only: int | None = None,
    progress: Progress | None = None,
) -> list[NightOfRecorder]:
    """Erase, end copies, seal, then print every certificate still owed, those of other nights too.

    The erasing comes first and is not undone by what comes after: each part may fail alone.
    """
    nights = erase(on=on, at=at, by=by, only=only, progress=progress)
    _try("copies", lambda: end_copies(on=on, by=by, at=timezone.now()))
    _try("checks", lambda: remind_checks(on=on, by=by, at=timezone.now()))
    if only is None:
        _try("papers", lambda: erase_papers(on=on, by=by, now=timezone.now))
    _try("seal", lambda: seal_night(at=timezone.now(), by=by))
    for run in NightlyRun.objects.awaiting_certificate().newest_first():
        _try("certificate", partial(_certify, run, by=by))
    if only is None:
        _try("reconcile", lambda: reconcile(on=on, by=by, at=timezone.now(), depth=1))
    return nights


def _certify(run: NightlyRun, *, by: Actor) -> None:
    keep_certificate(run=run, content=render(run), by=by, at=timezone.now())
    reached("certified")


def _try(part: str, work: Callable[[], object]) -> None:
    """One part never stops the others; the next night tries again."""
    try:
        work()
    except Exception:
        log.exception("part_failed", part=part)


@shared_task(name="retention.look_into_store")
def look_into_store(recorder_id: int) -> int:
    """The first look into a new recorder's folder, so that its days are shown before the night."""
    now = timezone.now()
    recorder = Recorder.objects.get(pk=recorder_id)
    store = recorder.open_store()
    store.require()
    found = index_store(recorder, store, on=timezone.localdate(now), at=now)
    log.info("store_indexed", recorder=recorder_id, found=dict(found))
    return found[Finding.NEW]


@shared_task(name="retention.erase_overdue")
def erase_overdue(on: str | None = None) -> dict[str, int]:
    """`on` is an ISO date, today in Japan by default; any past night can be run again."""
    now = timezone.now()
    day = date.fromisoformat(on) if on else timezone.localdate(now)
    nights = run_night(on=day, at=now, by=SystemActor("nightly"))
    runs = [night.run for night in nights if night.run]
    counts = {
        "recorders": len(nights),
        "erased": sum(run.erased_count for run in runs),
        "missing": sum(run.missing_count for run in runs),
        "failed": sum(run.failed_count for run in runs),
        "stores_missing": sum(night.store_missing for night in nights),
    }
    log.info("night_done", on=day.isoformat(), **counts)
    return counts


@shared_task(name="retention.seal")
def seal() -> int:
    """The number of the seal, 0 when none was made: only what the night before could not seal.

    One seal a night is enough, and each is mailed to the witnesses.
    """
    now = timezone.now()
    if is_sealed_on(timezone.localdate(now)):
        return 0
    made = seal_night(at=now, by=SystemActor("nightly"))
    return made.number if made else 0


@shared_task(name="retention.erase_recorder")
def erase_recorder(recorder_id: int) -> None:
    """The stopped night of one recorder goes on, once two people have said so."""
    now = timezone.now()
    run_night(on=timezone.localdate(now), at=now, by=SystemActor("nightly"), only=recorder_id)


@shared_task(name="retention.print_destruction")
def print_destruction(destruction_id: int) -> None:
    """The 記録媒体廃棄記録, as soon as the destruction is recorded (ADR 0006)."""
    destruction = MediumDestruction.objects.select_related("medium__association").get(
        pk=destruction_id
    )
    keep_destruction_paper(
        destruction=destruction,
        content=render_destruction(destruction),
        by=SystemActor("papers"),
        at=timezone.now(),
    )
