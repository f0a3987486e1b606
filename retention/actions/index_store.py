"""What lies in a recorder's store is read, page by page; only what is new or changed costs anything."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction

from retention.actions.cover_new import cover_new
from retention.actions.enter_videos import Reading, enter_videos
from retention.models import Footage, IndexedFolder, Recorder
from retention.queries.terms import terms_of
from retention.rules.findings import Finding
from retention.stores import SETTLING_SECONDS, Page, Store, StoredVideo

# A date further ahead than this says nothing of when the file was written.
_LEAD = timedelta(minutes=10)
_SETTLING = timedelta(seconds=SETTLING_SECONDS)
# Kept for a folder that must be read again: no time of change is negative.
_READ_AGAIN = -1


@transaction.atomic
def index_store(recorder: Recorder, store: Store, *, on: date, at: datetime) -> Counter[Finding]:
    """A file still being written waits for the next night; an unchanged folder is not read again."""
    channels = {channel.key: channel for channel in recorder.channels.all()}
    terms = terms_of(recorder.association_id, as_of=on)
    reading = Reading(recorder, store, channels, terms, on, at)
    folders = IndexedFolder.objects.filter(recorder=recorder)
    known = dict(folders.values_list("path", "changed_at_ns"))
    before = Footage.objects.filter(recorder=recorder).live().count_by_folder()
    found: Counter[Finding] = Counter()
    settled: dict[str, int] = {}
    there: Counter[str] = Counter()
    for page in store.pages(known):
        told, known_here = _take(page, reading)
        found += told
        there[page.folder] += before.get(page.folder, 0) if page.is_unchanged else known_here
        settled[page.folder] = _time_of_change(page, told, settled.get(page.folder, 0), at=at)
    _remember(recorder, known, settled)
    found[Finding.GONE] = sum((Counter(before) - there).values()) - found[Finding.RENAMED]
    if found[Finding.NEW] or found[Finding.RENAMED]:
        cover_new(recorder, on=on, at=at)
        found[Finding.OVERLAPPING] = (
            Footage.objects.filter(recorder=recorder).kept().overlapping_since(at)
        )
    return +found


def _take(page: Page, reading: Reading) -> tuple[Counter[Finding], int]:
    """Return what the page holds and how many of its names were known."""
    paths = [entry.path for entry in page.entries]
    live = Footage.objects.filter(recorder=reading.recorder).live()
    known = set(live.filter(path__in=paths).values_list("path", flat=True)) if paths else set()
    facts = [entry.facts() for entry in page.entries if entry.path not in known]
    videos = [video for video in facts if video]
    closed = [video for video in videos if _is_closed(video, reading.at)]
    found = enter_videos(reading, closed) if closed else Counter()
    found[Finding.UNLISTED] = page.unlisted
    found[Finding.STILL_OPEN] = len(videos) - len(closed)
    return found, len(known)


def _is_closed(video: StoredVideo, at: datetime) -> bool:
    return not -_LEAD <= at - video.modified_at < _SETTLING


def _time_of_change(page: Page, told: Counter[Finding], so_far: int, *, at: datetime) -> int:
    """Nothing to come back for, and old enough that no change hides in the same tick of the clock."""
    must_come_back = told[Finding.UNLISTED] or told[Finding.STILL_OPEN] or so_far == _READ_AGAIN
    if must_come_back or (page.is_last and page.changed_at_ns is None):
        return _READ_AGAIN
    settled_before = int((at - _SETTLING).timestamp() * 1_000_000_000)
    changed_at = page.changed_at_ns or 0
    return changed_at if changed_at < settled_before else _READ_AGAIN


def _remember(recorder: Recorder, known: dict[str, int], settled: dict[str, int]) -> None:
    changed = {path: ns for path, ns in settled.items() if known.get(path) != ns}
    IndexedFolder.objects.bulk_create(
        [
            IndexedFolder(recorder=recorder, path=path, changed_at_ns=ns)
            for path, ns in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["recorder", "path"],
        update_fields=["changed_at_ns"],
    )
    IndexedFolder.objects.filter(recorder=recorder, path__in=set(known) - set(settled)).delete()
