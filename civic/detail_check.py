"""Readable values against what their journal entry committed to; one that was deleted is no harm."""

from django.db.models import OuterRef, Subquery

from civic.journal import commit
from civic.models import JournalDetail, JournalEntry

_CHUNK = 2000


def first_changed_detail() -> int | None:
    """The number of the entry; None when all that are there are as they were written."""
    entries = JournalEntry.objects.filter(pk=OuterRef("entry_id"))
    commitment = Subquery(entries.values("commitment")[:1])
    details = JournalDetail.objects.order_by("entry_id")
    rows = details.values_list("entry_id", "salt", "values", commitment)
    for entry, salt, values, committed in rows.iterator(chunk_size=_CHUNK):
        if not isinstance(values, dict) or commit(salt, values) != committed:
            return int(entry)
    return None
