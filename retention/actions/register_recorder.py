"""A recorder whose folder or bucket this system may erase in is registered, with its channels."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path, PurePath
from secrets import token_urlsafe

import structlog
from django.conf import settings
from django.db import connection, transaction

from associations.models import Association, User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from retention.actions.record_setting_access import record_setting_access
from retention.models import Channel, Recorder
from retention.models.recorder import LOCK_SPACE
from retention.rules.erasure import Method, StoreKind
from retention.rules.filenames import Layout
from retention.rules.name_patterns import UnreadablePattern, compile_pattern
from retention.rules.reasons import RetentionReason
from retention.stores.bucket import BucketStore

log = structlog.get_logger()


@transaction.atomic
def register_recorder(
    *,
    association: Association,
    name: str,
    folder: str,
    layout: Layout,
    pattern: str,
    method: Method,
    snapshots: str,
    in_use_from: date,
    channels: Mapping[str, Camera],
    by: User,
    at: datetime,
) -> Recorder:
    """`folder` is a name below one of STORE_ROOTS or, by the method, of STORE_BUCKETS.

    `channels` maps channel names to cameras.
    """
    _wait_for_others()
    place = _free_place(method.store, folder)
    _check_pattern(layout, pattern)
    recorder = Recorder(
        association=association,
        name=name,
        store=method.store,
        folder=str(place),
        store_token=token_urlsafe(),
        layout=layout,
        pattern=pattern,
        method=method,
        snapshots=snapshots,
        in_use_from=in_use_from,
        recorded_at=at,
        recorded_by=by,
    )
    recorder.full_clean()
    recorder.save()
    for key, camera in channels.items():
        Channel.objects.create(recorder=recorder, camera=camera, key=key, starts_on=in_use_from)
    _mark(recorder)
    journal.record(
        "録画装置を登録した",
        recorder,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"方式": layout.label, "消去の方法": method.label},
    )
    record_setting_access(recorder=recorder, purpose="録画装置を登録した", by=by, at=at)
    return recorder


def _wait_for_others() -> None:
    """Two folders, one within the other, must not be registered at the same moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [LOCK_SPACE])


def _free_place(store: StoreKind, folder: str) -> PurePath:
    """Two recorders may not share a file: not the same place, nor one within the other."""
    place = _in_a_bucket(folder) if store is StoreKind.BUCKET else _in_a_folder(folder)
    for other in Recorder.objects.filter(store=store).values_list("folder", flat=True):
        if place.is_relative_to(other) or PurePath(other).is_relative_to(place):
            raise Refused(RetentionReason.FOLDER_TAKEN)
    return place


def _in_a_folder(folder: str) -> Path:
    bases = [Path(base).resolve() for base in settings.STORE_ROOTS]
    named = [(base / folder).resolve() for base in bases]
    inside = [
        root
        for base, root in zip(bases, named, strict=True)
        if root != base and root.is_relative_to(base)
    ]
    if not inside:
        raise Refused(RetentionReason.FOLDER_OUTSIDE)
    for root in inside:
        if root.is_dir():
            return root
    raise Refused(RetentionReason.FOLDER_MISSING)


def _in_a_bucket(folder: str) -> PurePath:
    """A mistyped name would find nothing to erase for ever: something must lie there already."""
    parts = folder.strip("/").split("/")
    if any(part.startswith(".") or not part for part in parts):
        raise Refused(RetentionReason.FOLDER_OUTSIDE)
    for base in settings.STORE_BUCKETS:
        place = PurePath(base, *parts)
        if _holds_something(place):
            return place
    raise Refused(RetentionReason.FOLDER_MISSING)


def _holds_something(place: PurePath) -> bool:
    try:
        return BucketStore(str(place), token="").is_in_use()
    except OSError as problem:
        log.exception("store_away", place=str(place))
        raise Refused(RetentionReason.STORE_AWAY) from problem


def _mark(recorder: Recorder) -> None:
    try:
        recorder.open_store().mark()
    except FileExistsError as problem:
        raise Refused(RetentionReason.FOLDER_MARKED) from problem
    except OSError as problem:
        log.exception("store_away", place=recorder.folder)
        raise Refused(RetentionReason.STORE_AWAY) from problem


def _check_pattern(layout: Layout, pattern: str) -> None:
    if layout is Layout.FREE:
        try:
            compile_pattern(pattern)
        except UnreadablePattern as problem:
            raise Refused(RetentionReason.PATTERN_UNREADABLE, why=str(problem)) from problem
