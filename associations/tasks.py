"""Tasks of the associations room."""

import structlog
from celery import shared_task
from django.utils import timezone

from associations.actions.send_notices import send_notices as send

log = structlog.get_logger()


@shared_task(name="associations.send_notices")
def send_notices() -> int:
    sent = send(at=timezone.now())
    if sent:
        log.info("notices_sent", count=sent)
    return sent
