"""What a day of a camera is drawn as, and why one file makes it so."""

from datetime import date
from enum import StrEnum

from retention.models.footage import Stage


class DayKind(StrEnum):
    """Most urgent first: a day with files of two kinds is drawn as the first of them."""

    OVERDUE = "overdue"
    HELD = "held"
    TONIGHT = "tonight"
    KEPT = "kept"
    MISSING = "missing"
    ERASED = "erased"
    GAP = "gap"
    UNSEEN = "unseen"
    BEFORE = "before"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DayKind.OVERDUE: "消去待ち",
    DayKind.HELD: "保全中",
    DayKind.TONIGHT: "今夜消去",
    DayKind.KEPT: "保存中",
    DayKind.MISSING: "無くなっていた",
    DayKind.ERASED: "消去した",
    DayKind.GAP: "録画なし",
    DayKind.UNSEEN: "まだ調べていない",
    DayKind.BEFORE: "記録を始める前",
}
URGENCY = list(DayKind)


def kind_of(stage: Stage, last_day: date, held_until: date | None, on: date) -> DayKind:
    """What lies in store for one dated file on `on`."""
    if stage is Stage.MISSING:
        return DayKind.MISSING
    if stage is Stage.ERASED:
        return DayKind.ERASED
    until = max(last_day, held_until or last_day)
    if until < on or stage is Stage.ERASING:
        return DayKind.OVERDUE
    if until == on:
        return DayKind.TONIGHT
    return DayKind.HELD if held_until and held_until >= on else DayKind.KEPT
