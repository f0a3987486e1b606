"""What the journal says of a finished night: the root over its records, and the seal upon it."""

from dataclasses import dataclass

from civic.models import Checkpoint, JournalEntry
from retention.models import NightlyRun

CLOSED = "夜間の消去を終えた"


@dataclass(frozen=True, slots=True)
class Closing:
    """`root` is in hex, "" when no record was made, None where nights were not sealed yet."""

    entry_id: int
    root: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Closings:
    """By the key of the night; `unreadable` are the keys of entries that make no sense."""

    by_night: dict[int, Closing]
    unreadable: list[int]


def closing_of(run: NightlyRun) -> Closing | None:
    """None also of an entry that cannot be read."""
    entries = JournalEntry.objects.of_association(run.recorder.association_id)
    entry = entries.filter(verb=CLOSED, subject=_subject(run.pk)).newest_first().first()
    return _closing(entry.pk, entry.facts) if entry else None


def closings_of(association_id: int | None) -> Closings:
    """As much memory as one association has nights."""
    entries = JournalEntry.objects.filter(association_id=association_id, verb=CLOSED)
    found = Closings({}, [])
    for pk, subject, facts in entries.order_by("pk").values_list("pk", "subject", "facts"):
        night, closing = _night(subject), _closing(pk, facts)
        if night is None or closing is None:
            found.unreadable.append(pk)
        else:
            found.by_night[night] = closing
    return found


def seal_over(closing: Closing) -> Checkpoint | None:
    """The seal that covers the entry, once there is one."""
    above = Checkpoint.objects.filter(last_entry__gte=closing.entry_id).order_by("number")
    return above.first()


def _closing(pk: int, facts: object) -> Closing | None:
    if not isinstance(facts, dict):
        return None
    root, count = facts.get("消去の記録の根"), facts.get("消去の記録の数", 0)
    is_read = isinstance(root, str | None) and isinstance(count, int)
    return Closing(pk, root, count) if is_read else None


def _subject(run_id: int) -> str:
    return f"{NightlyRun._meta.label_lower}:{run_id}"


def _night(subject: str) -> int | None:
    number = subject.rpartition(":")[2]
    return int(number) if number.isdecimal() and subject == _subject(int(number)) else None
