"""Since when each camera has recorded, and up to which day anybody has looked for its footage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from retention.models import Channel, Footage, NightlyRun, Recorder
from retention.models.nightly_run import Outcome

# A night with one of these outcomes has read the whole store.
LOOKED = [Outcome.DONE, Outcome.INCOMPLETE, Outcome.BRAKED]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Days from `connected_on` on could be known, and those before `seen_until` are.

    `first_day`: the oldest day of which anything was ever kept; `last_day`: the newest day of which footage is kept, None without any; `has_any`: ever;
    `has_before`: of a day before the one asked.
    """

    site_number: int
    connected_on: date
    seen_until: date
    first_day: date | None
    last_day: date | None
    has_any: bool
    has_before: bool


def camera_label(number: int | None, label: str | None) -> str:
    """How a camera is called beside its footage; a file of no known channel has none."""
    return f"{number}号 {label}" if number else "カメラ不明"


def recorded_by_cameras(
    association_id: int, on: date, *, before: date | None = None
) -> dict[str, Recorded]:
    """Each camera in service on a recorder in use, by number and name; two queries."""
    found: dict[str, list[Recorded]] = defaultdict(list)
    channels = list(_channels(association_id, on))
    looks = _looks(channels)
    for channel in channels:
        site = channel.camera.site
        found[camera_label(site.number, site.label)].append(_recorded(channel, looks, before or on))
    return {label: _together(each) for label, each in found.items()}


def _channels(association_id: int, on: date) -> Iterable[Any]:
    """Channels with `first` and `last`, found by the index of the recorder's days."""
    recorders = Recorder.objects.filter(association_id=association_id).managed().in_use(on)
    dated = Footage.objects.filter(
        recorder=OuterRef("recorder"), channel=OuterRef("pk"), recorded_on__isnull=False
    )
    return (
        Channel.objects.filter(recorder__in=recorders, camera__removed_on=None)
        .select_related("camera__site", "recorder")
        .annotate(
            first=Subquery(dated.order_by("recorded_on").values("recorded_on")[:1]),
            last=Subquery(dated.kept().order_by("-recorded_on").values("recorded_on")[:1]),
        )
        .order_by("camera__site__number", "pk")
    )


def _looks(channels: Iterable[Any]) -> dict[int, date]:
    """Recorder → the last night that read its store."""
    recorders = {channel.recorder_id for channel in channels}
    nights = NightlyRun.objects.filter(recorder__in=recorders, outcome__in=LOOKED)
    return dict(nights.values_list("recorder").annotate(Max("night")))


def _recorded(channel: Any, looks: dict[int, date], before: date) -> Recorded:
    """The recorder was looked into on the day it was entered, and by every night since."""
    entered = timezone.localdate(channel.recorder.recorded_at)
    return Recorded(
        site_number=channel.camera.site.number,
        connected_on=max(entered, channel.starts_on),
        seen_until=max(entered, looks.get(channel.recorder_id, entered)),
        first_day=channel.first,
        last_day=channel.last,
        has_any=channel.first is not None,
        has_before=channel.first is not None and channel.first < before,
    )


def _together(channels: list[Recorded]) -> Recorded:
    """One camera on two recorders: it has recorded when either has."""
    firsts = [each.first_day for each in channels if each.first_day]
    lasts = [each.last_day for each in channels if each.last_day]
    return Recorded(
        channels[0].site_number,
        min(each.connected_on for each in channels),
        min(each.seen_until for each in channels),
        min(firsts, default=None),
        max(lasts, default=None),
        any(each.has_any for each in channels),
        any(each.has_before for each in channels),
    )
