"""Of what an inquiry asks for: what is there, until when, and what has been done to keep it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cameras.models import Camera
from disclosures.models import Inquiry, RescueTask
from disclosures.rules.overwriting import Loop, overwritten_at
from retention.models import Channel, Recorder, RecorderCheck
from retention.queries.held_files import Coverage, coverage_by_camera, covered_by

_NONE = Coverage(0, 0, 0, None)
# A file may be written for a day, and is found by the night after.
_MAY_COME = timedelta(days=2)
_IN_VAIN = {RescueTask.End.GONE, RescueTask.End.NOT_THERE}


@dataclass(frozen=True, slots=True)
class OnSite:
    """A recorder that overwrites itself, by its last look; `over_at` None: nobody knows."""

    recorder: Recorder
    check: RecorderCheck | None
    loop: Loop | None
    over_at: datetime | None
    task: RescueTask | None
    at: datetime

    @property
    def is_likely_gone(self) -> bool:
        return self.over_at is not None and self.over_at <= self.at


@dataclass(frozen=True, slots=True)
class CameraFootage:
    """One camera asked for: what this system keeps of it, and the recorders that it cannot reach."""

    camera: Camera
    managed: tuple[str, ...]
    files: Coverage
    on_site: tuple[OnSite, ...]

    @property
    def has_recorder(self) -> bool:
        return bool(self.managed or self.on_site)


@dataclass(frozen=True, slots=True)
class FootageState:
    cameras: tuple[CameraFootage, ...]
    unknown: Coverage
    hold_in_force: bool
    may_come: bool

    @property
    def managed(self) -> list[Camera]:
        return [each.camera for each in self.cameras if each.managed]

    @property
    def kept(self) -> int:
        return sum(each.files.kept for each in self.cameras) + self.unknown.kept

    @property
    def gone(self) -> int:
        return sum(each.files.gone for each in self.cameras) + self.unknown.gone

    @property
    def may_be_held(self) -> bool:
        """There is something to hold, or it may be found in the coming night."""
        is_there = self.kept > 0 or self.may_come
        return bool(self.managed) and is_there and not self.hold_in_force

    @property
    def recorders(self) -> list[OnSite]:
        """Each once, though several of the cameras may write into it."""
        return list({on.recorder.pk: on for each in self.cameras for on in each.on_site}.values())

    @property
    def to_rescue(self) -> list[OnSite]:
        return [each for each in self.recorders if each.task is None]

    @property
    def is_secured(self) -> bool:
        """Nothing more can be done from here."""
        begun = any(each.task for each in self.recorders)
        return (self.hold_in_force or begun) and not self.may_be_held and not self.to_rescue

    @property
    def nothing_left(self) -> bool:
        """Everything was looked for, and there is nothing; only 「該当なし」 is left to say."""
        is_known = bool(self.cameras) and all(each.has_recorder for each in self.cameras)
        in_vain = all(on.task and on.task.ending in _IN_VAIN for on in self.recorders)
        return is_known and in_vain and not self.may_be_held and not self.hold_in_force


def footage_state(inquiry: Inquiry, at: datetime) -> FootageState:
    """Seven queries, whatever the number of cameras; nothing is known without a period."""
    cameras = list(inquiry.cameras.with_site().order_by("site__number"))
    if not cameras or inquiry.from_at is None or inquiry.to_at is None:
        return FootageState((), _NONE, hold_in_force=False, may_come=False)
    files = covered_by([each.pk for each in cameras], inquiry.from_at, inquiry.to_at)
    found = coverage_by_camera(files)
    recorders = _recorders(cameras)
    looks = _looks(recorders, inquiry, at)
    return FootageState(
        tuple(_of_camera(each, recorders[each.pk], found, looks) for each in cameras),
        found.get(None, _NONE),
        hold_in_force=_in_force(inquiry, at),
        may_come=inquiry.to_at >= at - _MAY_COME,
    )


def _recorders(cameras: list[Camera]) -> dict[int, list[Recorder]]:
    """Camera → the recorders into which it writes, retired ones too: its footage may lie there."""
    found: dict[int, list[Recorder]] = defaultdict(list)
    channels = Channel.objects.filter(camera__in=cameras).select_related("recorder")
    for channel in channels.order_by("recorder", "pk"):
        if channel.recorder not in found[channel.camera_id]:
            found[channel.camera_id].append(channel.recorder)
    return found


def _looks(
    recorders: dict[int, list[Recorder]], inquiry: Inquiry, at: datetime
) -> dict[int, OnSite]:
    """On-site recorder → its last check and its task."""
    on_site = {each.pk: each for of in recorders.values() for each in of if each.kind == "ON_SITE"}
    checks = _last_checks(list(on_site))
    tasks = {task.recorder_id: task for task in inquiry.rescues.select_related("finished_by")}
    return {
        pk: _on_site(recorder, checks.get(pk), tasks.get(pk), inquiry, at)
        for pk, recorder in on_site.items()
    }


def _last_checks(recorder_ids: list[int]) -> dict[int, RecorderCheck]:
    checks: QuerySet[RecorderCheck] = RecorderCheck.objects.filter(recorder__in=recorder_ids)
    return {check.recorder_id: check for check in checks.last_of_each()}  # type: ignore[attr-defined]


def _on_site(
    recorder: Recorder,
    check: RecorderCheck | None,
    task: RescueTask | None,
    inquiry: Inquiry,
    at: datetime,
) -> OnSite:
    loop = loop_of(check) if check else None
    over_at = overwritten_at(inquiry.from_at, loop) if inquiry.from_at else None
    return OnSite(recorder, check, loop, over_at, task, at)


def loop_of(check: RecorderCheck) -> Loop:
    """The recorder's clock is set right first."""
    error = timedelta(seconds=check.clock_error)
    return Loop(check.oldest_frame_at - error, check.newest_frame_at - error, check.set_days)


def _of_camera(
    camera: Camera,
    recorders: list[Recorder],
    found: dict[int | None, Coverage],
    looks: dict[int, OnSite],
) -> CameraFootage:
    return CameraFootage(
        camera,
        tuple(each.name for each in recorders if each.pk not in looks),
        found.get(camera.pk, _NONE),
        tuple(looks[each.pk] for each in recorders if each.pk in looks),
    )


def _in_force(inquiry: Inquiry, at: datetime) -> bool:
    hold = inquiry.hold
    return bool(hold and hold.released_at is None and hold.ends_on >= timezone.localdate(at))
