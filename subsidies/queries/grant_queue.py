"""The queue of the city: every application with its clock, the most urgent first."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from associations.models import User
from subsidies.models import GrantApplication, Letter, StageChange
from subsidies.rules.clock import Clock, Step, clock_of
from subsidies.rules.stages import CORRECTING, OVER, WITH_CITY, Act, Stage

_S = Stage
# key -> (label, stages); the first is what the queue opens with
GROUPS: dict[str, tuple[str, frozenset[Stage]]] = {
    "": ("市の番", WITH_CITY),
    "consultation": ("事前協議", frozenset({_S.CONSULTED})),
    "application": ("交付申請", frozenset({_S.APPLIED})),
    "change": ("変更・中止", frozenset({_S.CHANGE_REQUESTED})),
    "report": ("実績報告", frozenset({_S.REPORTED})),
    "claim": ("支払い待ち", frozenset({_S.CLAIMED})),
    "disposal": ("財産処分", frozenset({_S.DISPOSAL_REQUESTED})),
    "correcting": ("補正中", CORRECTING),
    "association": (
        "団体の番",
        frozenset(
            {_S.DRAFT, _S.SELECTED, _S.DECIDED, _S.STARTED, _S.SETTLED, _S.REPAYMENT_ORDERED}
        ),
    ),
    "holding": ("管理期間", frozenset({_S.HOLDING})),
    "over": ("終わったもの", OVER),
    "all": ("すべて", frozenset(Stage)),
}
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One application with only what the queue is filtered and sorted by."""

    pk: int
    number: str
    stage: Stage
    programme_id: int
    owner_id: int | None
    clock: Clock | None
    words: str = ""  # number, name and reading of the association, as `plain` makes them

    @property
    def urgency(self) -> tuple[bool, int, int, str]:
        """Fewest days left first; without a known number of days, what has waited longest."""
        if self.clock is None or not self.clock.runs:
            return (True, 0, 0, self.number)
        left = self.clock.left
        return (False, _LAST if left is None else left, -self.clock.used, self.number)


@dataclass(frozen=True, slots=True)
class Filters:
    """As they stand in the address; an empty one lets everything pass."""

    stage: str = ""
    programme: str = ""
    owner: str = ""
    late: str = ""
    words: str = ""

    def passes(self, row: Waiting) -> bool:
        _label, stages = GROUPS.get(self.stage, GROUPS[""])
        return (
            row.stage in stages
            and self.programme in ("", str(row.programme_id))
            and self.owner in ("", str(row.owner_id or NOBODY))
            and plain(self.words) in row.words
            and (not self.late or (row.clock is not None and row.clock.is_overdue))
        )

    def count(self, rows: Iterable[Waiting], **other: str) -> int:
        """How many would pass with one of the filters changed."""
        changed = replace(self, **other)
        return sum(changed.passes(row) for row in rows)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`draft` is the open letter, waiting for approval."""

    application: GrantApplication
    clock: Clock | None
    draft: Act | None
    yen: int | None
    yen_label: str


def waiting_for(user: User, on: date) -> list[Waiting]:
    """Everything that the city sees, most urgent first; two queries, however many there are."""
    rows = GrantApplication.objects.visible_to(user).values_list(
        "pk",
        "number",
        "stage",
        "programme_id",
        "owner_id",
        "programme__review_days",
        "association__name",
        "association__reading",
    )
    steps = _steps(user)
    found = [
        Waiting(
            pk, number, Stage(stage), programme_id, owner_id,
            clock_of(steps.get(pk, []), allowed=allowed, on=on), plain(" ".join([number, *names])),
        )
        for pk, number, stage, programme_id, owner_id, allowed, *names in rows
    ]  # fmt: skip
    return sorted(found, key=lambda row: row.urgency)


def plain(words: str) -> str:
    """As typed on any keyboard: half-width, small letters, without spaces and hyphens."""
    return re.sub(r"[\s\-‐－ー]", "", unicodedata.normalize("NFKC", words)).lower()


def rows_of(waiting: Sequence[Waiting]) -> list[QueueRow]:
    """One page of them in full; two queries."""
    pks = [row.pk for row in waiting]
    full = GrantApplication.objects.with_parties().in_bulk(pks)
    drafts = dict(
        Letter.objects.open().filter(application__in=pks).values_list("application_id", "act")
    )
    return [_row(full[row.pk], row.clock, drafts.get(row.pk)) for row in waiting]


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """What waits for the city, as its home shows it."""

    reviewing: int
    letters: int
    claims: int
    overdue: int


def waiting_counts(user: User, on: date) -> WaitingCounts:
    rows = waiting_for(user, on)
    claims = Filters(stage="claim").count(rows)
    return WaitingCounts(
        reviewing=Filters().count(rows) - claims,
        letters=Letter.objects.visible_to(user).open().count(),
        claims=claims,
        overdue=Filters(late="1").count(rows),
    )


def _row(application: GrantApplication, clock: Clock | None, draft: str | None) -> QueueRow:
    yen, label = amount_now(application)
    return QueueRow(application, clock, Act(draft) if draft else None, yen, label)


def amount_now(application: GrantApplication) -> tuple[int | None, str]:
    """The amount that counts at this stage, and what it is."""
    for column, label in _AMOUNTS:
        if (yen := getattr(application, column)) is not None:
            return yen, label
    return None, ""


def _steps(user: User) -> dict[int, list[Step]]:
    """Only of those whose clock may run or stand."""
    counted = [stage for stage in Stage if stage in WITH_CITY | CORRECTING]
    rows = (
        StageChange.objects.visible_to(user)
        .of_stages(counted)
        .in_order()
        .values_list("application_id", "moved_at", "source", "target")
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for pk, moved_at, source, target in rows:
        found[pk].append(Step(_day(moved_at), Stage(source), Stage(target)))
    return found


def clock_for(application: GrantApplication, on: date) -> Clock | None:
    rows = application.stage_changes.in_order().values_list("moved_at", "source", "target")
    steps = [Step(_day(at), Stage(source), Stage(target)) for at, source, target in rows]
    return clock_of(steps, allowed=application.programme.review_days, on=on)


_day: Callable[..., date] = timezone.localdate
_LAST = 10_000
_AMOUNTS = (
    ("settled_yen", "確定"),
    ("decided_yen", "決定"),
    ("selected_yen", "内示"),
    ("requested_yen", "申請"),
)
