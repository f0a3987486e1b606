"""The finished 消去証明書 of a night is stored, once."""

from datetime import datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile
from civic.steps import reached
from retention.models import NightlyRun


@transaction.atomic
def keep_certificate(*, run: NightlyRun, content: bytes, by: Actor, at: datetime) -> StoredFile:
    locked = NightlyRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.certificate:
        return locked.certificate
    reached("certificate rendered")
    locked.certificate = files.keep(
        content,
        name=f"消去証明書_{locked.night.isoformat()}_{locked.pk}.pdf",
        content_type="application/pdf",
        at=at,
    )
    locked.save(update_fields=["certificate"])
    reached("certificate written")
    journal.record(
        "消去証明書を作った",
        locked,
        by=by,
        at=at,
        association_id=locked.recorder.association_id,
        facts={"SHA-256": locked.certificate.sha256},
    )
    return locked.certificate
