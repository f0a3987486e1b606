"""The city has many letters printed at once; the worker does it, one after another."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import Letter, PrintBatch, Programme
from subsidies.rules.reasons_papers import PaperReason


@transaction.atomic
def order_print_batch(
    *, programme: Programme, letters: Sequence[Letter], by: User, at: datetime
) -> PrintBatch:
    """Issued letters of that programme, each once. The caller starts `print_batch`."""
    chosen = {letter.pk: letter for letter in letters}
    if not chosen:
        raise Refused(PaperReason.NOTHING_TO_PRINT)
    own = Letter.objects.issued().of_programme(programme).within(chosen)
    if own.count() != len(chosen):
        raise Refused(PaperReason.NOT_ISSUED)
    batch = PrintBatch(programme=programme, total_count=len(chosen), ordered_at=at, ordered_by=by)
    batch.full_clean()
    batch.save()
    batch.letters.set(chosen.values())
    journal.record("通知をまとめて印刷に回した", batch, by=by, at=at, facts={"通知": len(chosen)})
    return batch
