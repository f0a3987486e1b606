"""Papers of the desk, printed as soon as what they tell of is recorded."""

from celery import shared_task
from django.utils import timezone

from civic.actors import SystemActor
from disclosures.actions.keep_answer import keep_answer
from disclosures.documents.answer_letter import render as render_answer
from disclosures.models import Decision


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
