"""The finished 媒体廃棄記録 is stored, once."""

from datetime import datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile
from retention.models import MediumDestruction


@transaction.atomic
def keep_destruction_paper(
    *, destruction: MediumDestruction, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    locked = MediumDestruction.objects.select_for_update(of=("self",)).get(pk=destruction.pk)
    if locked.paper:
        return locked.paper
    locked.paper = files.keep(
        content,
        name=f"記録媒体廃棄記録_{locked.medium_id}.pdf",
        content_type="application/pdf",
        at=at,
    )
    locked.save(update_fields=["paper"])
    journal.record(
        "記録媒体廃棄記録を作った",
        locked,
        by=by,
        at=at,
        association_id=locked.medium.association_id,
        facts={"SHA-256": locked.paper.sha256},
    )
    return locked.paper
