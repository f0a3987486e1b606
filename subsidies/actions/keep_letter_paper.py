"""The finished PDF of a letter is stored, once (ADR 0006)."""

from datetime import datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile
from subsidies.models import Letter


@transaction.atomic
def keep_letter_paper(*, letter: Letter, content: bytes, by: Actor, at: datetime) -> StoredFile:
    """Returns the paper that is kept: the first one given."""
    locked = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if locked.paper:
        return locked.paper
    locked.paper = files.keep(content, name=_name(locked), content_type="application/pdf", at=at)
    locked.save(update_fields=["paper"])
    journal.record(
        "通知の書面を作った",
        locked,
        by=by,
        at=at,
        association_id=locked.application.association_id,
        facts={"SHA-256": locked.paper.sha256},
    )
    return locked.paper


def _name(letter: Letter) -> str:
    return f"{letter.kind.label}_{letter.application.number}_第{letter.number}号.pdf"
