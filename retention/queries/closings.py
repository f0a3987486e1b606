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


def closing_of(run: NightlyRun) -> Closing | None:
    entries = JournalEntry.objects.of_association(run.recorder.association_id)
    entry = entries.filter(verb=CLOSED, subject=_subject(run.pk)).newest_first().first()
    return _closing(entry.pk, entry.facts) if entry else None


def closings_of(association_id: int | None) -> dict[int, Closing]:
    """By the key of the night. As much memory as one association has nights."""
    entries = JournalEntry.objects.filter(association_id=association_id, verb=CLOSED)
    rows = entries.order_by("pk").values_list("pk", "subject", "facts").iterator()
    return {_night(subject): _closing(pk, facts) for pk, subject, facts in rows}


def seal_over(closing: Closing) -> Checkpoint | None:
    """The seal that covers the entry, once there is one."""
    above = Checkpoint.objects.filter(last_entry__gte=closing.entry_id).order_by("number")
    return above.first()


def _closing(pk: int, facts: dict[str, object]) -> Closing:
    root, count = facts.get("消去の記録の根"), facts.get("消去の記録の数", 0)
    return Closing(pk, None if root is None else str(root), int(str(count)))


def _subject(run_id: int) -> str:
    return f"{NightlyRun._meta.label_lower}:{run_id}"


def _night(subject: str) -> int:
    return int(subject.rpartition(":")[2])
