"""What lies in a recorder's folder is entered: new files get their day, doubtful ones become tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from retention.models import Channel, Footage, Recorder
from retention.models.footage import Stage
from retention.queries.terms import terms_of
from retention.rules.filenames import Layout, channel_of, recording_start
from retention.rules.period import RetentionTerm, last_day_kept
from retention.rules.plausible import problem_of
from retention.stores.folder import FolderStore, StoredVideo

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Indexed:
    """How many files are new, and how many things could not be entered."""

    new: int
    unlisted: int


@transaction.atomic
def index_store(recorder: Recorder, store: FolderStore, *, on: date, at: datetime) -> Indexed:
    """A file still being written waits for the next night."""
    terms = terms_of(recorder.association_id, as_of=on)
    known = set(Footage.objects.filter(recorder=recorder).live().values_list("path", flat=True))
    channels = {channel.key: channel for channel in recorder.channels.all()}
    listing = store.listing(closed_before=at)
    new = [
        _footage(recorder, channels, video, terms=terms, on=on, at=at)
        for video in listing.videos
        if video.path not in known
    ]
    # Another worker may have entered a file meanwhile: its row stays.
    Footage.objects.bulk_create(new, batch_size=_BATCH, ignore_conflicts=True)
    return Indexed(len(new), listing.unlisted)


def _footage(
    recorder: Recorder,
    channels: dict[str, Channel],
    video: StoredVideo,
    *,
    terms: Sequence[RetentionTerm],
    on: date,
    at: datetime,
) -> Footage:
    layout = Layout(recorder.layout)
    started_at = recording_start(layout, video.path, recorder.pattern)
    problem = problem_of(started_at, now=at, in_use_from=recorder.in_use_from)
    footage = Footage(
        recorder=recorder,
        channel=channels.get(channel_of(layout, video.path, recorder.pattern) or ""),
        path=video.path,
        size=video.size,
        modified_at=video.modified_at,
        started_at=started_at,
        found_at=at,
    )
    if problem or started_at is None:
        footage.stage, footage.problem = Stage.UNDATED, str(problem)
    else:
        footage.recorded_on = timezone.localdate(started_at)
        footage.last_day_kept = last_day_kept(started_at, terms, as_of=on)
    return footage
