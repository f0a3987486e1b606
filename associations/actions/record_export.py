"""A list leaves the system as a file: who took it, what it was, how many rows."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from associations.models import User
from civic import journal
from civic.models import JournalEntry


@transaction.atomic
def record_export(
    *,
    subject: Model,
    name: str,
    kind: str,
    rows: int,
    narrowed_by: str = "",
    by: User,
    at: datetime,
) -> JournalEntry:
    """`subject`: what the list is about, or the person where it is about everything."""
    facts: dict[str, journal.Fact] = {"一覧": name, "形式": kind, "行数": rows}
    if narrowed_by:
        facts["しぼりこみ"] = narrowed_by
    return journal.record("一覧を書き出した", subject, by=by, at=at, facts=facts)
