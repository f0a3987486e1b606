"""Papers of the desk, printed as soon as what they tell of is recorded; keys that have served."""

from collections.abc import Callable

import structlog
from celery import shared_task
from django.utils import timezone

from civic.actors import SystemActor
from disclosures.actions.end_spent_copies import end_spent_copies
from disclosures.actions.keep_answer import keep_answer
from disclosures.actions.keep_answer_letter import keep_answer_letter
from disclosures.actions.keep_receipt import keep_receipt
from disclosures.documents.answer_letter import render as render_answer
from disclosures.documents.complaint_letter import render as render_letter
from disclosures.documents.receipt import render as render_receipt
from disclosures.models import Complaint, Decision, Provision

log = structlog.get_logger()


@shared_task(name="disclosures.print_answer")
def print_answer(decision_id: int) -> None:
    """The 回答書, as soon as it is decided (ADR 0006)."""
    decision = Decision.objects.select_related("inquiry__association").get(pk=decision_id)
    keep_answer(
        decision=decision,
        content=render_answer(decision),
        by=SystemActor("papers"),
        at=timezone.now(),
    )


@shared_task(name="disclosures.print_receipt")
def print_receipt(provision_id: int) -> None:
    """The 受領書, as soon as it is handed over; the first one stays (ADR 0006)."""
    provision = Provision.objects.select_related("association").get(pk=provision_id)
    keep_receipt(
        provision=provision,
        content=render_receipt(provision),
        by=SystemActor("papers"),
        at=timezone.now(),
    )


@shared_task(name="disclosures.finish_provisions")
def finish_provisions() -> int:
    """Every ten minutes: what a power cut or an absent worker left after a hand-over."""
    ended = end_spent_copies(by=SystemActor("papers"), at=timezone.now())
    for pk in Provision.objects.awaiting_receipt().values_list("pk", flat=True):
        _try(print_receipt, pk)
    for pk in Decision.objects.awaiting_paper().values_list("pk", flat=True):
        _try(print_answer, pk)
    log.info("provisions_finished", keys=ended)
    return ended


def _try(task: Callable[[int], None], pk: int) -> None:
    """One paper never stops the others."""
    try:
        task(pk)
    except Exception:
        log.exception("paper_not_printed", task=str(task), row=pk)


@shared_task(name="disclosures.print_answer_letter")
def print_answer_letter(complaint_id: int) -> None:
    """The 回答書 to a complaint, as soon as it is answered (ADR 0006)."""
    complaint = Complaint.objects.with_everything().get(pk=complaint_id)
    keep_answer_letter(
        complaint=complaint,
        content=render_letter(complaint),
        by=SystemActor("papers"),
        at=timezone.now(),
    )
