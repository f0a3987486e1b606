"""The retention strip: which days are held, which go tonight, for each camera of an association."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count

from retention.models import Footage

_FEWEST_DAYS = 14
_MOST_DAYS = 31


class DayKind(StrEnum):
    NONE = "none"
    KEPT = "kept"
    TONIGHT = "tonight"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        return {"none": "録画なし", "kept": "保存中", "tonight": "今夜消去", "overdue": "消去待ち"}[
            self
        ]


@dataclass(frozen=True, slots=True)
class StripDay:
    day: date
    kind: DayKind
    count: int

    @property
    def date_label(self) -> str:
        return f"{self.day.month}月{self.day.day}日"

    @property
    def title(self) -> str:
        return f"{self.date_label} {self.kind.label} {self.count}本"


@dataclass(frozen=True, slots=True)
class StripRow:
    label: str
    days: tuple[StripDay, ...]

    @property
    def summary(self) -> str:
        held = sum(day.kind is not DayKind.NONE for day in self.days)
        tonight = sum(day.kind is DayKind.TONIGHT for day in self.days)
        return f"{held}日分の映像。今夜消去するのは{tonight}日分"

    @property
    def from_label(self) -> str:
        return self.days[0].date_label

    @property
    def to_label(self) -> str:
        return self.days[-1].date_label


def retention_strip(association_id: int, on: date) -> list[StripRow]:
    """One query. Footage whose last day is today goes in the coming night."""
    rows = (
        Footage.objects.filter(recorder__association_id=association_id)
        .kept()
        .values_list(
            "channel__camera__site__number",
            "channel__camera__site__label",
            "recorded_on",
            "last_day_kept",
        )
        .annotate(count=Count("pk"))
        .order_by("channel__camera__site__number", "recorded_on")
    )
    found: dict[str, dict[date, StripDay]] = defaultdict(dict)
    for number, label, recorded_on, last_day, count in rows:
        title = f"{number}号 {label}" if number else "カメラ不明"
        kind = _kind(last_day, on)
        found[title][recorded_on] = StripDay(recorded_on, kind, count)
    shown = _shown([day for days in found.values() for day in days], on)
    return [
        StripRow(label, tuple(days.get(day, StripDay(day, DayKind.NONE, 0)) for day in shown))
        for label, days in found.items()
    ]


def _shown(held: list[date], on: date) -> list[date]:
    """A fortnight at least, and back to the oldest day held, 31 days at most."""
    oldest = min([*held, on - timedelta(days=_FEWEST_DAYS - 1)])
    first = max(oldest, on - timedelta(days=_MOST_DAYS - 1))
    return [first + timedelta(days=number) for number in range((on - first).days + 1)]


def _kind(last_day: date, on: date) -> DayKind:
    if last_day < on:
        return DayKind.OVERDUE
    return DayKind.TONIGHT if last_day == on else DayKind.KEPT
