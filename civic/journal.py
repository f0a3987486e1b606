"""Writing to the journal, inside the transaction of the fact it tells of."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Model

from civic.actors import Actor
from civic.models import JournalDetail, JournalEntry

Fact = str | int | bool | None


def record(
    verb: str,
    subject: Model,
    *,
    by: Actor,
    at: datetime,
    association_id: int | None = None,
    facts: Mapping[str, Fact] | None = None,
    personal: Mapping[str, str] | None = None,
) -> JournalEntry:
    """Append one entry. `facts` holds no personal data; `personal` is kept apart and only committed to."""
    salt = secrets.token_hex(32)
    entry = JournalEntry.objects.create(
        at=at,
        actor=by.journal_name,
        verb=verb,
        association_id=association_id,
        subject=f"{subject._meta.label_lower}:{subject.pk}",
        facts=dict(facts or {}),
        commitment=commit(salt, personal) if personal else "",
    )
    if personal:
        JournalDetail.objects.create(entry_id=entry.pk, salt=salt, values=dict(personal))
    return entry


def commit(salt: str, personal: Mapping[str, str]) -> str:
    """SHA-256 over the salt and the values in canonical JSON."""
    body = json.dumps(dict(personal), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def forget(subject: Model) -> int:
    """Erase the readable values behind all entries about it; the entries and their seals stay."""
    name = f"{subject._meta.label_lower}:{subject.pk}"
    entries = JournalEntry.objects.filter(subject=name).values("pk")
    return JournalDetail.objects.filter(entry_id__in=entries).delete()[0]
