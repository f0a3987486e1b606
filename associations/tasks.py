"""Tasks of the associations room."""

import structlog
from celery import shared_task
from django.utils import timezone

from associations.actions.queue_digests import queue_digests
from associations.actions.queue_reminders import queue_reminders
from associations.actions.send_notices import send_notices as send
from associations.documents.monthly_letter import render
from associations.models import LetterBatch
from civic.actors import SystemActor
from civic.keep_paper import keep_paper

log = structlog.get_logger()


@shared_task(name="associations.send_notices")
def send_notices() -> int:
    sent = send(at=timezone.now())
    if sent:
        log.info("notices_sent", count=sent)
    return sent


@shared_task(name="associations.remind")
def remind() -> int:
    """Today's reminders, and the digest of this week's Monday for whoever has not had it."""
    now = timezone.now()
    on = timezone.localdate(now)
    reminders = queue_reminders(on=on, at=now)
    digests = queue_digests(on=on, at=now)
    log.info("reminded", reminders=reminders, digests=digests)
    return reminders


@shared_task(name="associations.print_letters")
def print_batch(pk: int) -> None:
    batch = LetterBatch.objects.get(pk=pk)
    keep_paper(
        batch,
        render(batch),
        name=f"毎月の手紙_{batch.month_on:%Y-%m}.pdf",
        verb="毎月の手紙を残した",
        association_id=batch.association_id,
        by=SystemActor("letters"),
        at=timezone.now(),
    )


@shared_task(name="associations.print_owed_letters")
def print_owed_letters() -> int:
    """What a worker left behind."""
    owed = list(LetterBatch.objects.awaiting_paper().values_list("pk", flat=True))
    for pk in owed:
        print_batch(pk)
    return len(owed)
