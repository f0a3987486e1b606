"""The finished 消去証明書 of a night is stored, once."""

from datetime import datetime

from django.db import transaction

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from civic.steps import reached
from retention.models import NightlyRun


@transaction.atomic
def keep_certificate(*, run: NightlyRun, content: bytes, by: Actor, at: datetime) -> StoredFile:
    reached("certificate rendered")
    paper = keep_paper(
        run,
        content,
        name=f"消去証明書_{run.night.isoformat()}_{run.pk}.pdf",
        verb="消去証明書を作った",
        association_id=run.recorder.association_id,
        by=by,
        at=at,
        field="certificate",
    )
    reached("certificate written")
    return paper
