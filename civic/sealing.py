"""Sealing the journal: all entries since the last seal under one root, signed and chained."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import structlog
from django.db import OperationalError, connection, transaction
from django.db.models import Count, Max, Min
from django.utils import timezone

from civic import ledger, merkle
from civic.models import Checkpoint, JournalEntry
from civic.restoring import next_number
from civic.seal_key import own_public_key, public_half, signing_key
from civic.seal_note import Seal, SignedNote, head, parse
from civic.steps import reached

# The first is also in the trigger of migration 0004: writers hold it shared until they commit.
_WRITING, _SEALING = "5302, 0", "5302, 1"
# Whoever waits for the exclusive lock makes every writer behind it wait too: so only for a moment,
# and again after a pause in which they go on.
_PATIENCE, _TURNS, _PAUSE = "200ms", 8, 0.5
_CHUNK = 2000
# The verb of the entry that tells of a seal: whoever removes the seal leaves it behind.
SEALED = "記録を封印した"
# The order of the values in a line; never change it, or no earlier seal can be verified.
_FIELDS = ("pk", "at", "actor", "verb", "association_id", "subject", "facts", "commitment")
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode

log = structlog.get_logger()


def seal(*, at: datetime) -> Checkpoint | None:
    """Seal what is not sealed yet; None when there is nothing, or somebody writes or seals just now.

    Not inside a transaction. Raises SealKeyMissing, or SealsAhead; lost leaves files are written again even then.
    """
    try:
        highest = _highest_entry()
        return _add_checkpoint(highest, at=at)
    except OperationalError as busy:  # the next call will do it
        log.warning("seal_postponed", reason=str(busy).strip())
        return None
    finally:
        keep_leaves()


def canonical(values: tuple[Any, ...]) -> str:
    """The line of one entry, given its values in the order of `_FIELDS`: a compact JSON array."""
    pk, at, *rest = values
    return _write([pk, at.astimezone(UTC).isoformat(timespec="microseconds"), *rest])


def entry_lines(*, after: int, until: int) -> Iterator[tuple[int, str]]:
    """The key and the line of each entry above `after`, up to and with `until`, by key."""
    entries = JournalEntry.objects.filter(pk__gt=after, pk__lte=until).order_by("pk")
    for values in entries.values_list(*_FIELDS).iterator(chunk_size=_CHUNK):
        yield values[0], canonical(values)


def entry_leaves(*, after: int, until: int) -> Iterator[ledger.Leaf]:
    for pk, line in entry_lines(after=after, until=until):
        yield pk, merkle.leaf_hash(line.encode())


def keep_leaves() -> None:
    """Write each leaves file that is not there. A full disk or a changed row stops nothing."""
    kept = ledger.numbers_in(ledger.journal_folder())
    for number in Checkpoint.objects.order_by("number").values_list("number", flat=True):
        if number not in kept:
            _keep_leaves_of(number)


def is_sealed_on(day: date) -> bool:
    """Whether a seal was made on that day in Japan, or later."""
    last = Checkpoint.objects.order_by("number").last()
    return bool(last and timezone.localdate(last.sealed_at) >= day)


def signed_note(checkpoint: Checkpoint) -> SignedNote:
    return SignedNote(checkpoint.note, checkpoint.signature, checkpoint.public_key)


def _highest_entry() -> int:
    """Of a moment at which nobody is in the midst of writing; OperationalError when none is found."""
    for _ in range(_TURNS - 1):
        try:
            return _highest_entry_now()
        except OperationalError:
            time.sleep(_PAUSE)
    return _highest_entry_now()


def _highest_entry_now() -> int:
    """Waits a moment until nobody is in the midst of writing: no number below can still appear."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [_PATIENCE])
            cursor.execute(f"SELECT pg_advisory_xact_lock({_WRITING})")
        return JournalEntry.objects.aggregate(highest=Max("pk"))["highest"] or 0


def _add_checkpoint(highest: int, *, at: datetime) -> Checkpoint | None:
    with transaction.atomic(durable=True):
        if not _may_seal():
            return None
        last = Checkpoint.objects.order_by("number").last()
        after = last.last_entry if last else 0
        span = JournalEntry.objects.filter(pk__gt=after, pk__lte=highest).aggregate(
            first_entry=Min("pk"), last_entry=Max("pk"), entry_count=Count("pk")
        )
        if not span["entry_count"]:
            return None
        leaves = entry_leaves(after=after, until=highest)
        found = Seal(
            number=next_number(),
            root=merkle.root(leaf for _pk, leaf in leaves).hex(),
            previous=head(last.note) if last else "",
            sealed_at=at,
            **span,
        )
        return _signed(found, expected=last.public_key if last else "")


def _may_seal() -> bool:
    """One at a time: whoever comes second leaves it to the first."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_xact_lock({_SEALING})")
        return bool(cursor.fetchone()[0])


def _signed(found: Seal, *, expected: str) -> Checkpoint:
    key = signing_key(expected=expected)
    checkpoint = Checkpoint(
        number=found.number,
        sealed_at=found.sealed_at,
        first_entry=found.first_entry,
        last_entry=found.last_entry,
        entry_count=found.entry_count,
        root=found.root,
        previous_head=found.previous,
        note=found.note,
        signature=key.sign(found.note.encode()).hex(),
        public_key=public_half(key),
    )
    checkpoint.full_clean()
    checkpoint.save()
    reached("checkpoint written")
    return checkpoint


def _keep_leaves_of(number: int) -> None:
    """Only what the note itself says is believed, and only under our own signature."""
    signed = signed_note(Checkpoint.objects.get(number=number))
    if not signed.is_signed_by(own_public_key()):
        log.error("seal_not_ours", number=number)
        return
    found = parse(signed.note)
    leaves = entry_leaves(after=found.first_entry - 1, until=found.last_entry)
    path = ledger.journal_folder() / str(number)
    try:
        if not ledger.write(path, signed.text, leaves, root=found.root):
            log.error("sealed_entries_changed", number=number)
    except OSError:
        log.exception("leaves_not_kept", number=number)
