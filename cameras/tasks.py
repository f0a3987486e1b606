"""Tasks of the cameras room."""

import structlog
from celery import shared_task
from django.utils import timezone

from cameras.actions.keep_regulations_paper import keep_regulations_paper
from cameras.documents.regulations import render
from cameras.models import Regulations
from civic.actors import SystemActor

log = structlog.get_logger()


@shared_task(name="cameras.print_regulations")
def print_regulations(regulations_id: int) -> str:
    """Idempotent: the first paper stays."""
    regulations = Regulations.objects.get(pk=regulations_id)
    paper = keep_regulations_paper(
        regulations=regulations,
        content=render(regulations),
        by=SystemActor("papers"),
        at=timezone.now(),
    )
    log.info("regulations_printed", regulations=regulations_id, sha256=paper.sha256)
    return paper.sha256
