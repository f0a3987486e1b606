"""How far a batch has come, and its ZIP, stored once when every letter is in it."""

from datetime import datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile
from subsidies.models import PrintBatch


def count_print_batch(*, batch: PrintBatch, done: int) -> None:
    """Only forwards: a second worker on the same batch does not take the count back."""
    PrintBatch.objects.behind(batch.pk, done).update(done_count=done)


@transaction.atomic
def keep_print_batch(*, batch: PrintBatch, content: bytes, by: Actor, at: datetime) -> StoredFile:
    """Returns the archive that is kept: the first one given."""
    locked = PrintBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if locked.archive:
        return locked.archive
    name = f"{locked.programme.code}_通知{locked.total_count}通.zip"
    locked.archive = files.keep(content, name=name, content_type="application/zip", at=at)
    locked.done_count = locked.total_count
    locked.save(update_fields=["archive", "done_count"])
    facts: dict[str, journal.Fact] = {"通知": locked.total_count, "SHA-256": locked.archive.sha256}
    journal.record("まとめた通知の書面を作った", locked, by=by, at=at, facts=facts)
    return locked.archive
