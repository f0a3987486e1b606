"""After a restore: no number of the time that was lost is ever given again, and the journal says so.

Seals outside the database may be newer than a database that was put back. Without a word they would
look like tampering, and the next seal would fork the chain. The word is signed and kept outside, for
an entry in the journal could be made by whoever took the seals away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction
from django.db.models import Max, Model

from civic import journal, ledger
from civic.actors import Actor
from civic.models import Checkpoint, JournalEntry
from civic.seal_key import SealKeyMissing, own_public_key, public_half, signing_key
from civic.seal_note import SignedNote, parse

RESTORED = "控えから戻した"
FIRST_LINE = "shimonoseki-cam restore v1"


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
    """`last_seal` was the last in the database that was put back, `last_outside` the last ever made.

    `entry` is the number of the journal entry that tells of it, and the name of its note outside.
    """

    entry: int
    at: datetime
    last_seal: int
    last_outside: int

    @property
    def lost(self) -> range:
        return range(self.last_seal + 1, self.last_outside + 1)

    @property
    def note(self) -> str:
        """What is signed; never change it, or no earlier restore can be believed."""
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return (
            f"{FIRST_LINE}\nentry: {self.entry}\nlast_seal: {self.last_seal}\n"
            f"last_outside: {self.last_outside}\ntold_at: {moment}\n"
        )

    @property
    def path(self) -> Path:
        return ledger.restores_folder() / str(self.entry)


def restores(key: str) -> list[Restore]:
    """Only those of which a note outside bears the signature of `key`."""
    return [restore for _entry, restore in told_restores(key) if restore]


def told_restores(key: str) -> Iterator[tuple[int, Restore | None]]:
    """The number of each entry that tells of one; None beside it when nothing signed bears it out."""
    entries = JournalEntry.objects.filter(verb=RESTORED).order_by("pk")
    for entry in entries.iterator():
        yield entry.pk, _borne_out(entry, key)


def _borne_out(entry: JournalEntry, key: str) -> Restore | None:
    try:
        first, last = int(entry.facts["最後の封印"]), int(entry.facts["外の封印"])
        restore = Restore(entry.pk, entry.at, first, last)
        kept = SignedNote.of_text(ledger.header_in(restore.path))
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError):
        return None
    return restore if kept.note == restore.note and kept.is_signed_by(key) else None


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
    """Numbers go on above those of the lost time. As the owner of the tables.

    Raises SealKeyMissing, or OSError when the note cannot be kept: then nothing was told.
    """
    last = Checkpoint.objects.order_by("number").last()
    key = _key_after(last)
    known, outside = last.number if last else 0, max(_highest_known(), _highest_outside())
    pass_over(JournalEntry, _last_entry_of(range(known + 1, outside + 1)))
    facts = {"最後の封印": known, "外の封印": outside}
    entry = journal.record(RESTORED, last or Checkpoint(pk=0), by=by, at=at, facts=facts)
    restore = Restore(entry.pk, at, known, outside)
    signed = SignedNote(restore.note, key.sign(restore.note.encode()).hex(), public_half(key))
    ledger.keep_header(restore.path, signed.text)
    return restore


def _key_after(last: Checkpoint | None) -> Ed25519PrivateKey:
    """A new one is only made where nothing was ever sealed."""
    was_sealed = bool(ledger.numbers_in(ledger.journal_folder()))
    if last is None and was_sealed and not own_public_key():
        raise SealKeyMissing("封印の鍵のファイルがありません。")
    return signing_key(expected=last.public_key if last else "")


def _last_entry_of(lost: range) -> int:
    """The highest number that the journal is known to have given in the lost time."""
    key = own_public_key()
    notes = [note_outside(number) for number in lost]
    sealed = [parse(note.note).last_entry for note in notes if note and note.is_signed_by(key)]
    return max([0, *sealed, *ledger.numbers_in(ledger.restores_folder())])


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
    return max([last, *(restore.last_outside for restore in restores(own_public_key()))])


def _highest_outside() -> int:
    """Only what bears our own signature."""
    key = own_public_key()
    for number in sorted(ledger.numbers_in(ledger.journal_folder()), reverse=True):
        signed = note_outside(number)
        if signed and signed.is_signed_by(key):
            return number
    return 0
