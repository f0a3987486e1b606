"""The budget ledger of a programme: its lines with what was left after each, and where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, Sum

from subsidies.models import BudgetEntry, Programme

Kind = BudgetEntry.Kind
# In which column of the ledger an entry stands.
COLUMN_OF: Mapping[str, str] = {
    Kind.APPROPRIATION: "voted",
    Kind.SELECTION: "selected",
    Kind.DECISION: "decided",
    Kind.CHANGE: "decided",
    Kind.SETTLEMENT: "settled",
    Kind.PAYMENT: "paid",
    Kind.REPAYMENT: "paid",
    Kind.FREED: "freed",
}
_STEPS = ("selected", "decided", "settled", "paid")


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry; `left` is what could still be bound after it."""

    entry: BudgetEntry
    column: str
    yen: int
    left: int

    @property
    def moved(self) -> int:
        """By how many yen this line changed what is left: less than nothing where it binds."""
        voted = self.yen if self.column == "voted" else 0
        return voted - self.entry.bound_yen


@dataclass(frozen=True, slots=True)
class BudgetState:
    """Yen as they stand now. `bound_at`: by how far the application has come; sums to `bound`."""

    voted: int = 0
    selected: int = 0
    decided: int = 0
    settled: int = 0
    paid: int = 0
    bound: int = 0
    bound_at: Mapping[str, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        return self.voted - self.bound


@dataclass(frozen=True, slots=True)
class Ledger:
    lines: tuple[LedgerLine, ...]
    state: BudgetState


def ledger_of(programme: Programme) -> Ledger:
    """The newest line first; one query."""
    entries = list(
        BudgetEntry.objects.filter(programme=programme)
        .select_related("application__association", "entered_by")
        .order_by("pk")
    )
    return Ledger(tuple(reversed(_lines(entries))), _state(entries))


def left_by_programme() -> dict[int, tuple[int, int]]:
    """(voted, left) of every programme that has a budget; one query."""
    sums = BudgetEntry.objects.values("programme_id").annotate(
        voted=Sum("yen", filter=Q(kind=Kind.APPROPRIATION)), bound=Sum("bound_yen")
    )
    return {
        row["programme_id"]: (row["voted"] or 0, (row["voted"] or 0) - (row["bound"] or 0))
        for row in sums
    }


def _lines(entries: Iterable[BudgetEntry]) -> list[LedgerLine]:
    lines, left = [], 0
    for entry in entries:
        voted = entry.yen if entry.kind == Kind.APPROPRIATION else 0
        left += voted - entry.bound_yen
        yen = -entry.yen if entry.kind == Kind.REPAYMENT else entry.yen
        lines.append(LedgerLine(entry, COLUMN_OF[entry.kind], yen, left))
    return lines


def _state(entries: Iterable[BudgetEntry]) -> BudgetState:
    voted = 0
    standing: dict[int, dict[str, int]] = defaultdict(dict)
    bound: dict[int, int] = defaultdict(int)
    for entry in entries:
        if entry.application_id is None:
            voted += entry.yen
            continue
        bound[entry.application_id] += entry.bound_yen
        _stand(standing[entry.application_id], entry)
    steps = {step: sum(each.get(step, 0) for each in standing.values()) for step in _STEPS}
    bound_at = dict.fromkeys(_STEPS, 0)
    for application_id, yen in bound.items():
        bound_at[_furthest(standing[application_id])] += yen
    return BudgetState(voted=voted, bound=sum(bound.values()), bound_at=bound_at, **steps)


def _stand(position: dict[str, int], entry: BudgetEntry) -> None:
    """What the application stands at after this entry."""
    if entry.kind == Kind.FREED:
        for step in ("selected", "decided", "settled"):
            position.pop(step, None)
    elif entry.kind == Kind.REPAYMENT:
        position["paid"] = position.get("paid", 0) - entry.yen
    else:
        position[COLUMN_OF[entry.kind]] = entry.yen


def _furthest(position: Mapping[str, int]) -> str:
    return next((step for step in reversed(_STEPS) if step in position), "selected")
