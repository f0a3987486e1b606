"""The finished PDF of a 規程 is stored, once (style of the house: issued papers never change)."""

from datetime import datetime

from django.db import transaction

from cameras.models import Regulations
from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile


@transaction.atomic
def keep_regulations_paper(
    *, regulations: Regulations, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    """Returns the paper that is kept: the first one given."""
    locked = Regulations.objects.select_for_update(of=("self",)).get(pk=regulations.pk)
    if locked.paper:
        return locked.paper
    locked.paper = files.keep(
        content,
        name=f"管理運用規程_第{locked.version}版.pdf",
        content_type="application/pdf",
        at=at,
    )
    locked.save(update_fields=["paper"])
    journal.record(
        "規程の書面を作った",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"SHA-256": locked.paper.sha256},
    )
    return locked.paper
