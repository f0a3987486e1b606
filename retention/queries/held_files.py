"""Which files does a hold cover, and how many of them are left?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, F, Min, Q
from django.utils import timezone

from retention.models import Footage, HeldFootage, Recorder
from retention.models.footage import FootageQuerySet, Stage
from retention.models.hold import PreservationHold
from retention.rules.hold import LONGEST_FILE

_DAY = timedelta(days=1)
_GONE = [Stage.ERASED, Stage.MISSING]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of what was asked for: files still kept, being erased, and gone before they were asked for.

    `first_last_day` is the earliest day on which a kept one would go without the hold.
    """

    kept: int
    being_erased: int
    gone: int
    first_last_day: date | None

    @property
    def first_night(self) -> date | None:
        """The first night that would take one of them without the hold."""
        return self.first_last_day + _DAY if self.first_last_day else None


@dataclass(frozen=True, slots=True)
class HeldDay:
    """Held files of one camera and day; `number` is None where the camera is not known."""

    day: date
    number: int | None
    label: str
    kept: int
    gone: int


def covered_by(camera_ids: Collection[int], from_at: datetime, to_at: datetime) -> FootageQuerySet:
    """Dated files of any stage that may show one of the cameras between two moments.

    Those that began in between; of each channel the one that began last before, if it may reach
    into it; and those whose day an officer decided, since the hour in their name is not to be
    trusted: by day. A file of no known channel may show any camera of its recorder.
    """
    of_cameras = Q(channel__camera_id__in=camera_ids)
    dated = Footage.objects.exclude(stage=Stage.UNDATED)
    before = dated.filter(of_cameras, **_may_reach(from_at))
    last_before = before.order_by("channel", "-started_at", "-pk").distinct("channel").values("pk")
    decided = dated.filter(of_cameras, _decided(from_at, to_at)).values("pk")
    in_time = dated.filter(of_cameras, started_at__range=(from_at, to_at)).values("pk")
    unknown = _of_unknown_channels(dated, camera_ids, from_at, to_at).values("pk")
    each = [Q(pk__in=found) for found in (in_time, last_before, decided, unknown)]
    return Footage.objects.filter(reduce(or_, each))


def _of_unknown_channels(
    dated: FootageQuerySet, camera_ids: Collection[int], from_at: datetime, to_at: datetime
) -> FootageQuerySet:
    """Nobody can tell which of them was the last before: so all that were still written to."""
    recorders = Recorder.objects.filter(channels__camera__in=camera_ids)
    days = (timezone.localdate(from_at - LONGEST_FILE), timezone.localdate(to_at))
    files = dated.filter(channel=None, recorder__in=recorders, recorded_on__range=days)
    return files.filter(
        Q(started_at__range=(from_at, to_at))
        | Q(**_may_reach(from_at), modified_at__gte=from_at)
        | _decided(from_at, to_at)
    )


def _may_reach(from_at: datetime) -> dict[str, datetime]:
    return {"started_at__lt": from_at, "started_at__gte": from_at - LONGEST_FILE}


def _decided(from_at: datetime, to_at: datetime) -> Q:
    """An officer has said of which day it is, and that day is one of those asked for."""
    days = (timezone.localdate(from_at), timezone.localdate(to_at))
    return Q(recorded_on__range=days) & ~Q(started_at__date=F("recorded_on"))


def files_of(hold: PreservationHold) -> FootageQuerySet:
    """What the hold covers now, whether or not it lies under it yet."""
    cameras = list(hold.cameras.values_list("pk", flat=True))
    return covered_by(cameras, hold.from_at, hold.to_at)


def coverage(files: FootageQuerySet) -> Coverage:
    """One query."""
    return Coverage(**files.aggregate(**_sums()))


def coverage_by_camera(files: FootageQuerySet) -> dict[int | None, Coverage]:
    """One query; None is for files whose camera is not known."""
    rows = files.values_list("channel__camera").annotate(**_sums())
    return {camera: Coverage(*sums) for camera, *sums in rows}


def recorders_by_camera(files: FootageQuerySet) -> dict[int | None, str]:
    """One query: the names of the recorders where the kept ones lie."""
    names = StringAgg("recorder__name", "、", distinct=True, order_by="recorder__name")
    kept = files.filter(stage=Stage.KEPT).values_list("channel__camera")
    return dict(kept.annotate(names=names))


def _sums() -> dict[str, Any]:
    """In the order of Coverage."""
    return {
        "kept": Count("pk", filter=Q(stage=Stage.KEPT)),
        "being_erased": Count("pk", filter=Q(stage=Stage.ERASING)),
        "gone": Count("pk", filter=Q(stage__in=_GONE)),
        "first_last_day": Min("last_day_kept", filter=Q(stage=Stage.KEPT)),
    }


def held_days(hold: PreservationHold) -> list[HeldDay]:
    """One query: what lies under the hold, by day and camera."""
    rows = (
        HeldFootage.objects.filter(hold=hold)
        .values_list(
            "footage__recorded_on",
            "footage__channel__camera__site__number",
            "footage__channel__camera__site__label",
        )
        .annotate(
            kept=Count("pk", filter=~Q(footage__stage__in=_GONE)),
            gone=Count("pk", filter=Q(footage__stage__in=_GONE)),
        )
        .order_by("footage__recorded_on", "footage__channel__camera__site__number")
    )
    return [
        HeldDay(day, number, label or "カメラ不明", kept, gone)
        for day, number, label, kept, gone in rows
    ]
