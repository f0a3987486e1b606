"""After a restore: no number of the time that was lost is ever given again, and the journal says so.

Seals outside the database may be newer than a database that was put back. Without a word they would
look like tampering, and the next seal would fork the chain.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, Model

from civic import journal, ledger
from civic.actors import Actor
from civic.models import Checkpoint, JournalEntry
from civic.seal_key import own_public_key
from civic.seal_note import SignedNote, parse

RESTORED = "控えから戻した"


class SealsAhead(Exception):  # noqa: N818 - reads as what it tells
    """Outside lies a seal that the database does not know. The sentence is for the operator."""

    def __init__(self, outside: int, known: int) -> None:
        super().__init__(
            f"データベースの外に封印第{outside}号がありますが、データベースの封印は第{known}号までです。"
            "同じ番号を二度使わないように、新しい封印を止めています。記録はそのまま残っています。"
            "控えや機械の写しから戻したときは、bin/manage tell_restore を行うと、次の番号から続きます。"
            "戻した覚えがないときは、bin/manage verify_ledger で確かめてください。"
        )


@dataclass(frozen=True, slots=True)
class Restore:
    """`last_seal` was the last in the database that was put back, `last_outside` the last ever made."""

    at: datetime
    last_seal: int
    last_outside: int

    @property
    def lost(self) -> range:
        return range(self.last_seal + 1, self.last_outside + 1)


def restores() -> list[Restore]:
    entries = JournalEntry.objects.filter(verb=RESTORED).order_by("pk")
    return [
        Restore(entry.at, int(entry.facts["最後の封印"]), int(entry.facts["外の封印"]))
        for entry in entries
    ]


def next_number() -> int:
    """Of the next seal: higher than any that was ever given. Raises SealsAhead."""
    known, outside = _highest_known(), _highest_outside()
    if outside > known:
        raise SealsAhead(outside, known)
    return known + 1


def note_outside(number: int) -> SignedNote | None:
    try:
        return SignedNote.of_text(ledger.header_in(ledger.journal_folder() / str(number)))
    except (OSError, ValueError):
        return None


@transaction.atomic
def tell_restore(*, by: Actor, at: datetime) -> Restore:
    """Numbers go on above those of the lost time. As the owner of the tables."""
    last = Checkpoint.objects.order_by("number").last()
    restore = Restore(at, last.number if last else 0, max(_highest_known(), _highest_outside()))
    notes = [note_outside(number) for number in restore.lost]
    pass_over(JournalEntry, max((parse(note.note).last_entry for note in notes if note), default=0))
    facts = {"最後の封印": restore.last_seal, "外の封印": restore.last_outside}
    journal.record(RESTORED, last or Checkpoint(pk=0), by=by, at=at, facts=facts)
    return restore


def pass_over(model: type[Model], number: int) -> None:
    """The next row of this model gets a key above `number`."""
    sequence = f"pg_get_serial_sequence('{model._meta.db_table}', 'id')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval({sequence}, greatest(%s, nextval({sequence})))",
            [number],
        )


def _highest_known() -> int:
    """As far as this database knows: its own seals, and those that earlier restores have lost."""
    last = Checkpoint.objects.aggregate(last=Max("number"))["last"] or 0
    return max([last, *(restore.last_outside for restore in restores())])


def _highest_outside() -> int:
    """Only what bears our own signature."""
    key = own_public_key()
    for number in sorted(ledger.numbers_in(ledger.journal_folder()), reverse=True):
        signed = note_outside(number)
        if signed and signed.is_signed_by(key):
            return number
    return 0
