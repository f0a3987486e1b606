"""Videos that are new to us are entered: each gets its day, or the reason why nobody can tell it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from retention.actions.hold_files import lock_recorders
from retention.models import Channel, Footage, Recorder
from retention.models.footage import Stage
from retention.rules.filenames import Layout, channel_of, recording_start
from retention.rules.findings import Finding
from retention.rules.period import RetentionTerm, last_day_kept
from retention.rules.plausible import problem_of
from retention.stores import Store, StoredVideo


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for every video of one look into a store."""

    recorder: Recorder
    store: Store
    channels: Mapping[str, Channel]
    terms: Sequence[RetentionTerm]
    on: date
    at: datetime


def enter_videos(reading: Reading, videos: Sequence[StoredVideo]) -> Counter[Finding]:
    """`videos` have names that no live row of this recorder has."""
    found: Counter[Finding] = Counter()
    renamed = _rename(reading, videos)
    new = [_footage(reading, video) for video in videos if video.path not in renamed]
    mine = Footage.objects.filter(recorder=reading.recorder)
    found[Finding.RENAMED] = len(renamed)
    found[Finding.EMPTY] = sum(row.size == 0 for row in new)
    found[Finding.REAPPEARED] = mine.gone().filter(path__in=[row.path for row in new]).count()
    found[Finding.DUPLICATE] = _count_duplicates(reading, new)
    found[Finding.NEW] = len(new)
    # Another worker may have entered a file meanwhile: its row stays.
    Footage.objects.bulk_create(new, ignore_conflicts=True)
    return found


def _rename(reading: Reading, videos: Sequence[StoredVideo]) -> set[str]:
    """The same content under another name keeps its row, and so its day: no name buys it more time.

    Two names that both exist are two files, until one of them is gone.
    """
    by_identity = {(video.identity, video.size): video for video in videos if video.identity}
    # A claimed file that is gone was erased by us, whatever now bears its number in the file system.
    whole = Footage.objects.filter(recorder=reading.recorder).live().exclude(stage=Stage.ERASING)
    rows = whole.filter(identity__in=[identity for identity, _size in by_identity])
    if not rows.exists():
        return set()
    # Whoever changes what a hold covers takes this lock first, and reads after it.
    lock_recorders([reading.recorder.pk])
    renamed: set[str] = set()
    for row in rows.all():
        video = by_identity.get((row.identity, row.size))
        if video is None or video.path in renamed or reading.store.look(row.path):
            continue
        _give_name(row, video, reading)
        renamed.add(video.path)
    return renamed


def _give_name(row: Footage, video: StoredVideo, reading: Reading) -> None:
    """Only what changes is written: never the end of a hold."""
    row.path, row.modified_at = video.path, video.modified_at
    changed = ["path", "modified_at"]
    if row.stage == Stage.UNDATED:
        _date(row, reading)
        changed += ["stage", "problem", "channel", "started_at", "recorded_on", "last_day_kept"]
    row.save(update_fields=changed)


def _count_duplicates(reading: Reading, new: Sequence[Footage]) -> int:
    """Of the new ones, those that begin with another on the same camera at the same moment."""
    moments: list[tuple[int | None, datetime | None]] = [
        (row.channel_id, row.started_at) for row in new if row.started_at
    ]
    kept = Footage.objects.filter(channel__in=list(reading.channels.values())).kept()
    known: set[tuple[int | None, datetime | None]] = set(
        kept.filter(started_at__in=[moment for _channel, moment in moments]).values_list(
            "channel_id", "started_at"
        )
    )
    duplicates = 0
    for moment in moments:
        duplicates += moment in known
        known.add(moment)
    return duplicates


def _footage(reading: Reading, video: StoredVideo) -> Footage:
    footage = Footage(
        recorder=reading.recorder,
        path=video.path,
        size=video.size,
        modified_at=video.modified_at,
        identity=video.identity,
        found_at=reading.at,
    )
    _date(footage, reading)
    return footage


def _date(footage: Footage, reading: Reading) -> None:
    recorder, layout = reading.recorder, Layout(reading.recorder.layout)
    channel = channel_of(layout, footage.path, recorder.pattern) or ""
    started_at = recording_start(layout, footage.path, recorder.pattern)
    problem = problem_of(started_at, now=reading.at, in_use_from=recorder.in_use_from)
    footage.channel, footage.started_at = reading.channels.get(channel), started_at
    if problem or started_at is None:
        footage.stage, footage.problem = Stage.UNDATED, str(problem)
    else:
        footage.stage, footage.problem = Stage.KEPT, ""
        footage.recorded_on = timezone.localdate(started_at)
        footage.last_day_kept = last_day_kept(started_at, reading.terms, as_of=reading.on)
