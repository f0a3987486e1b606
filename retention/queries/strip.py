"""The retention strip: which days are held, which go tonight and where nothing was recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from retention.models import Footage, Recorder
from retention.models.footage import Stage
from retention.queries.channels import Recorded, camera_label, recorded_by_cameras
from retention.queries.day_kinds import URGENCY, DayKind, kind_of

DAYS_SHOWN = 31
_FEWEST_DAYS = 14
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StripDay:
    """`count` files of `kind`; `others` says in words what else lies in that day."""

    day: date
    kind: DayKind
    url: str
    count: int = 0
    others: str = ""

    @property
    def date_label(self) -> str:
        return f"{self.day.month}月{self.day.day}日"

    @property
    def week_column(self) -> int:
        """1 for Sunday, as calendars in Japan have it."""
        return self.day.isoweekday() % 7 + 1

    @property
    def title(self) -> str:
        count = f" {self.count}本" if self.count else ""
        return f"{self.date_label} {self.kind.label}{count}{self.others}"


@dataclass(frozen=True, slots=True)
class StripSpan:
    """Days in a row of one kind, as the table behind the picture says them."""

    first: StripDay
    last: StripDay
    days: int
    count: int

    @property
    def label(self) -> str:
        if self.days == 1:
            return self.first.date_label
        return f"{self.first.date_label}～{self.last.date_label}（{self.days}日）"


@dataclass(frozen=True, slots=True)
class StripRow:
    """`older`: days before the first one shown of which something is still there."""

    label: str
    days: tuple[StripDay, ...]
    older: tuple[StripDay, ...] = ()

    @property
    def summary(self) -> str:
        counts = [f"{kind.label}{self.count_of(kind)}日" for kind in URGENCY if self.count_of(kind)]
        return "、".join(counts)

    def count_of(self, kind: DayKind) -> int:
        return sum(day.kind is kind for day in self.days)

    @property
    def spans(self) -> tuple[StripSpan, ...]:
        groups = (tuple(days) for _kind, days in groupby(self.days, key=lambda day: day.kind))
        return tuple(
            StripSpan(days[0], days[-1], len(days), sum(day.count for day in days))
            for days in groups
        )


@dataclass(frozen=True, slots=True)
class Strip:
    rows: tuple[StripRow, ...]
    undated_count: int

    @property
    def kinds(self) -> tuple[DayKind, ...]:
        """Those that the legend has to explain."""
        shown = {day.kind for row in self.rows for day in row.days} - {DayKind.BEFORE}
        return tuple(kind for kind in URGENCY if kind in shown)

    @property
    def days(self) -> tuple[StripDay, ...]:
        """The days shown, which are the same for every camera."""
        return self.rows[0].days

    def __bool__(self) -> bool:
        return bool(self.rows)


def retention_strip(association_id: int, on: date) -> Strip:
    """Six queries. Footage whose last day is today goes in the coming night."""
    first = on - (DAYS_SHOWN - 1) * _DAY
    cameras = recorded_by_cameras(association_id, on, before=first)
    found = _found(association_id, on, gone_since=first)
    undated = Footage.objects.filter(recorder__association_id=association_id).undated().count()
    labels = [*cameras, *(label for label in found if label not in cameras)]
    records = [_record(cameras.get(label), found.get(label, {}), first) for label in labels]
    shown = _shown(min((record.begun for record in records), default=on), on)
    rows = (
        _row(label, record, association_id, shown)
        for label, record in zip(labels, records, strict=True)
    )
    return Strip(tuple(rows), undated)


def strip_of_day(association_id: int, day: date, on: date) -> list[tuple[str, StripDay]]:
    """What each camera has of one day, as the strip of `on` shows it; five queries on that day."""
    first = on - (DAYS_SHOWN - 1) * _DAY
    cameras = recorded_by_cameras(association_id, on, before=first)
    found = _found(association_id, on, gone_since=first, day=day)
    shown = cameras if first <= day <= on else {}
    labels = [*shown, *(label for label in found if label not in shown)]
    of_cameras = [
        (label, _day(day, _record(cameras.get(label), found.get(label, {}), first), association_id))
        for label in labels
    ]
    return [each for each in of_cameras if each[1].kind is not DayKind.BEFORE]


_Counts = dict[DayKind, int]


@dataclass(frozen=True, slots=True)
class _Record:
    """What was found of one camera; from `begun` to before `seen_until` nothing means a gap.

    `seen_until` is None where nobody can tell what should be there.
    """

    found: Mapping[date, _Counts]
    begun: date
    seen_until: date | None


def _record(recorded: Recorded | None, found: Mapping[date, _Counts], first: date) -> _Record:
    if recorded is None:
        return _Record(found, min(found), None)
    begun = first if recorded.has_before else recorded.first_day or recorded.connected_on
    return _Record(found, begun, recorded.seen_until)


def _shown(begun: date, on: date) -> list[date]:
    """Back to the first day recorded, a fortnight at least and 31 days at most."""
    number = min(max((on - begun).days + 1, _FEWEST_DAYS), DAYS_SHOWN)
    return [on - back * _DAY for back in reversed(range(number))]


def _found(
    association_id: int, on: date, *, gone_since: date, day: date | None = None
) -> dict[str, dict[date, _Counts]]:
    """Camera → day → kind → files: all that still lies there, and what has gone since a day."""
    recorders, cameras = _recorders_and_cameras(association_id)
    dated = Footage.objects.filter(recorder__in=recorders, recorded_on__isnull=False)
    if day:
        dated = dated.filter(recorded_on=day)
    rows = (*_counted(dated.live()), *_counted(dated.gone().filter(recorded_on__gte=gone_since)))
    by_camera: dict[_Camera, dict[date, _Counts]] = defaultdict(lambda: defaultdict(dict))
    for channel, recorded_on, stage, last_day, held_until, count in rows:
        counts = by_camera[cameras[channel]][recorded_on]
        kind = kind_of(Stage(stage), last_day, held_until, on)
        counts[kind] = counts.get(kind, 0) + count
    return {camera_label(*each): by_camera[each] for each in sorted(by_camera, key=_in_order)}


_Camera = tuple[int | None, str | None]


def _recorders_and_cameras(association_id: int) -> tuple[set[int], dict[int | None, _Camera]]:
    """The keys of its recorders; channel → camera. Apart, so that the many rows need no join."""
    rows = Recorder.objects.filter(association_id=association_id).values_list(
        "pk", "channels", "channels__camera__site__number", "channels__camera__site__label"
    )
    recorders: set[int] = set()
    cameras: dict[int | None, _Camera] = {None: (None, None)}
    for recorder, channel, number, label in rows:
        recorders.add(recorder)
        cameras[channel] = (number, label)
    return recorders, cameras


def _in_order(camera: _Camera) -> tuple[bool, int]:
    """By number; what is of no known camera comes last."""
    return camera[0] is None, camera[0] or 0


def _counted(files: QuerySet[Footage]) -> Iterable[tuple[Any, ...]]:
    return (
        files.order_by()
        .values_list("channel", "recorded_on", "stage", "last_day_kept", "held_until")
        .annotate(count=Count("*"))
    )


def _row(label: str, record: _Record, association_id: int, shown: list[date]) -> StripRow:
    older = sorted(day for day in record.found if day < shown[0])
    return StripRow(
        label,
        tuple(_day(day, record, association_id) for day in shown),
        tuple(_day(day, record, association_id) for day in older),
    )


def _day(day: date, record: _Record, association_id: int) -> StripDay:
    url = reverse("footage_day", args=[association_id, day])
    if not (counts := record.found.get(day)):
        return StripDay(day, _empty_kind(day, record), url)
    kind, *others = sorted(counts, key=URGENCY.index)
    return StripDay(day, kind, url, counts[kind], _in_words(counts, others))


def _empty_kind(day: date, record: _Record) -> DayKind:
    if record.seen_until is None or day < record.begun:
        return DayKind.BEFORE
    return DayKind.UNSEEN if day >= record.seen_until else DayKind.GAP


def _in_words(counts: _Counts, kinds: Iterable[DayKind]) -> str:
    return "".join(f"、{kind.label} {counts[kind]}本" for kind in kinds)
