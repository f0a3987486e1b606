"""Tasks of the subsidies room: papers are printed after their fact is stored (ADR 0006)."""

from collections.abc import Callable
from datetime import date
from tempfile import TemporaryFile
from zipfile import ZipFile, ZipInfo

import structlog
from celery import shared_task
from django.utils import timezone

from civic.actors import SystemActor
from civic.models import StoredFile
from subsidies.actions.keep_letter_paper import keep_letter_paper
from subsidies.actions.keep_print_batch import count_print_batch, keep_print_batch
from subsidies.actions.keep_submission_paper import keep_submission_paper
from subsidies.actions.release_ended import release_ended as release
from subsidies.documents.letters import render_letter
from subsidies.documents.packet import render_packet
from subsidies.models import Letter, PrintBatch, Submission

log = structlog.get_logger()
_PRINTER = SystemActor("papers")


@shared_task(name="subsidies.print_submission")
def print_submission(pk: int) -> str:
    """Idempotent: the first paper stays."""
    submission = Submission.objects.get(pk=pk)
    content = render_packet(submission.paper_context)
    at = timezone.now()
    paper = keep_submission_paper(submission=submission, content=content, by=_PRINTER, at=at)
    log.info("submission_printed", submission=pk, sha256=paper.sha256)
    return paper.sha256


@shared_task(name="subsidies.print_letter")
def print_letter(pk: int) -> str:
    """Idempotent: the first paper stays."""
    return _letter_paper(Letter.objects.issued().get(pk=pk)).sha256


def _letter_paper(letter: Letter) -> StoredFile:
    """The stored paper as it is; only one that is not there yet is rendered."""
    if letter.paper:
        return letter.paper
    content = render_letter(letter.paper_context or {})
    paper = keep_letter_paper(letter=letter, content=content, by=_PRINTER, at=timezone.now())
    log.info("letter_printed", letter=letter.pk, sha256=paper.sha256)
    return paper


@shared_task(name="subsidies.print_what_is_owed")
def print_what_is_owed() -> int:
    """What a worker that was away has left: every submission and letter without its paper."""
    submissions = Submission.objects.without_paper().values_list("pk", flat=True)
    letters = Letter.objects.without_paper().values_list("pk", flat=True)
    batches = PrintBatch.objects.unfinished().values_list("pk", flat=True)
    kinds = [(print_submission, submissions), (print_letter, letters), (print_batch, batches)]
    owed = [(task, pk) for task, pks in kinds for pk in list(pks)]
    done = sum(_try(task, pk) for task, pk in owed)
    log.info("owed_papers_printed", owed=len(owed), done=done)
    return done


def _try(task: Callable[[int], object], pk: int) -> bool:
    """One paper that fails does not stop the others; the next round tries again."""
    try:
        task(pk)
    except Exception:
        log.exception("paper_failed", task=str(task), pk=pk)
        return False
    return True


@shared_task(name="subsidies.print_batch")
def print_batch(pk: int) -> str:
    """Papers already stored are taken as they are: a batch cut off in its middle goes on from there."""
    batch = PrintBatch.objects.get(pk=pk)
    if batch.archive:
        return batch.archive.sha256
    letters = list(batch.letters.with_papers().in_order())
    with TemporaryFile() as file:
        with ZipFile(file, "w") as archive:
            for done, letter in enumerate(letters, 1):
                _put(archive, done, _letter_paper(letter))
                count_print_batch(batch=batch, done=done)
        file.seek(0)
        kept = keep_print_batch(batch=batch, content=file.read(), by=_PRINTER, at=timezone.now())
    log.info("batch_printed", batch=pk, letters=len(letters), sha256=kept.sha256)
    return kept.sha256


def _put(archive: ZipFile, place: int, paper: StoredFile) -> None:
    """Same papers, same bytes: the moment of an entry is that of its paper, and PDFs are packed already."""
    moment = timezone.localtime(paper.stored_at).timetuple()[:6]
    archive.writestr(ZipInfo(f"{place:03}_{paper.name}", moment), paper.path.read_bytes())


@shared_task(name="subsidies.release_ended")
def release_ended(on: str | None = None) -> int:
    """Every night; `on` as 2026-11-23 repeats a day that was missed."""
    at = timezone.now()
    day = date.fromisoformat(on) if on else timezone.localdate(at)
    released = release(on=day, by=SystemActor("subsidies"), at=at)
    log.info("ended_released", on=day.isoformat(), released=released)
    return released
