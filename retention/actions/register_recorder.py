"""A recorder whose folder this system may erase in is registered, with its channels."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from associations.models import Association, User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from retention.models import Channel, Recorder
from retention.rules.erasure import Method
from retention.rules.filenames import Layout
from retention.rules.name_patterns import UnreadablePattern, compile_pattern
from retention.rules.reasons import RetentionReason
from retention.stores.folder import FolderStore


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
    """`folder` must lie below one of STORE_ROOTS; `channels` maps channel names to cameras."""
    root = _checked_folder(folder)
    _check_pattern(layout, pattern)
    recorder = Recorder(
        association=association,
        name=name,
        folder=str(root),
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
    FolderStore(root).mark()
    journal.record(
        "録画装置を登録した",
        recorder,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"方式": layout.label, "消去の方法": method.label},
    )
    return recorder


def _checked_folder(folder: str) -> Path:
    for base in settings.STORE_ROOTS:
        root = (Path(base) / folder).resolve()
        if root.is_relative_to(Path(base).resolve()) and root != Path(base).resolve():
            if not root.is_dir():
                raise Refused(RetentionReason.FOLDER_MISSING)
            _refuse_overlap(root)
            return root
    raise Refused(RetentionReason.FOLDER_OUTSIDE)


def _refuse_overlap(root: Path) -> None:
    """Two recorders may not share a file: not the same folder, nor one within the other."""
    for other in Recorder.objects.values_list("folder", flat=True):
        taken = Path(other)
        if root.is_relative_to(taken) or taken.is_relative_to(root):
            raise Refused(RetentionReason.FOLDER_TAKEN)


def _check_pattern(layout: Layout, pattern: str) -> None:
    if layout is Layout.FREE:
        try:
            compile_pattern(pattern)
        except UnreadablePattern as problem:
            raise Refused(RetentionReason.PATTERN_UNREADABLE, why=str(problem)) from problem
