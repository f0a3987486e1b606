"""The files of one day: of which camera, in which state, and why each is still there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from associations.models import User
from retention.models import Erasure, Footage, NightlyRun
from retention.models.footage import Stage
from retention.queries.channels import camera_label
from retention.queries.day_kinds import DayKind, kind_of
from retention.queries.why_kept import circumstances_of, why_kept


@dataclass(frozen=True, slots=True)
class DayFile:
    """`can_play`: the read barrier lets it be opened on the day asked."""

    footage: Footage
    can_play: bool


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Files of one camera and one state that are kept until one day for the same reasons."""

    camera: str
    kind: DayKind
    last_day: date
    why: tuple[str, ...]
    files: tuple[DayFile, ...]


@dataclass(frozen=True, slots=True)
class GoneFiles:
    """`count` files of the day that one night erased."""

    run: NightlyRun
    count: int


def files_of_day(user: User, association_id: int, day: date) -> QuerySet[Footage]:
    """Those that still lie there, by camera and time."""
    mine = Footage.objects.visible_to(user).filter(recorder__association_id=association_id)
    return (
        mine.live()
        .filter(recorded_on=day)
        .select_related("recorder", "channel__camera__site")
        .order_by("channel__camera__site__number", "started_at", "pk")
    )


def cameras_of(files: QuerySet[Footage]) -> list[tuple[int | None, str, int]]:
    """Number, name and count of files of each camera."""
    rows = (
        files.order_by()
        .values_list("channel__camera__site__number", "channel__camera__site__label")
        .annotate(count=Count("pk"))
        .order_by("channel__camera__site__number")
    )
    return [(number, camera_label(number, label), count) for number, label, count in rows]


def of_camera(files: QuerySet[Footage], number: int | None) -> QuerySet[Footage]:
    """None: those of no known camera."""
    if number is None:
        return files.filter(channel=None)
    return files.filter(channel__camera__site__number=number)


def groups_of(files: Sequence[Footage], association_id: int, on: date) -> list[DayGroup]:
    """As they stand in `files`; five queries."""
    known = circumstances_of(association_id, files, on)
    found: dict[tuple[str, DayKind, date, tuple[str, ...]], list[DayFile]] = {}
    for file in files:
        last_day = _last_day(file)
        kind = kind_of(Stage(file.stage), last_day, file.held_until, on)
        key = (_camera(file), kind, last_day, why_kept(file, on, known))
        can_play = file.stage == Stage.KEPT and kind is not DayKind.OVERDUE
        found.setdefault(key, []).append(DayFile(file, can_play))
    return [DayGroup(*key, tuple(each)) for key, each in found.items()]


def gone_of_day(user: User, association_id: int, day: date) -> list[GoneFiles]:
    """What was erased of that day, night by night; two queries."""
    mine = Erasure.objects.visible_to(user).filter(run__recorder__association_id=association_id)
    counts = dict(
        mine.filter(recorded_on=day).values_list("run").annotate(Count("pk")).order_by("run")
    )
    runs = NightlyRun.objects.filter(pk__in=counts).newest_first()
    return [GoneFiles(run, counts[run.pk]) for run in runs]


def _camera(file: Footage) -> str:
    site = file.channel.camera.site if file.channel else None
    return camera_label(site.number, site.label) if site else camera_label(None, None)


def _last_day(file: Footage) -> date:
    if file.last_day_kept is None:
        message = "a file of a day is dated"
        raise ValueError(message)
    return file.last_day_kept
