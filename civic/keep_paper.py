"""A finished PDF is stored with the row it belongs to, once (ADR 0006)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile


@transaction.atomic
def keep_paper(
    row: Model,
    content: bytes,
    *,
    name: str,
    verb: str,
    association_id: int | None,
    by: Actor,
    at: datetime,
    field: str = "paper",
) -> StoredFile:
    """Return what `field` of the row points to from now on: the first paper that was given."""
    locked = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)  # noqa: SLF001 - as Django documents it
    kept: StoredFile | None = getattr(locked, field)
    if kept:
        return kept
    paper = files.keep(content, name=name, content_type="application/pdf", at=at)
    setattr(locked, field, paper)
    locked.save(update_fields=[field])
    facts = {"SHA-256": paper.sha256}
    journal.record(verb, locked, by=by, at=at, association_id=association_id, facts=facts)
    return paper
