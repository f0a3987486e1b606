"""Real short videos in a recorder's folder: some past their last day, some due, some doubtful."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from retention.actions.index_store import index_store
from retention.actions.register_recorder import register_recorder
from retention.rules.erasure import Method
from retention.rules.filenames import Layout
from retention.stores.folder import MARKER
from shimonoseki_cam.demo.video import video

# 14 days are kept: 17 and 16 days ago were missed, 15 days ago is tonight's, 14 goes tomorrow.
_OLDEST_DAYS = 17
_HOURS = (7, 16)
FOLDER = "mihoncho"


def lay_down_recordings(
    association: Association, cameras: list[Camera], *, by: User, at: datetime
) -> None:
    root = Path(settings.STORE_ROOTS[0]) / FOLDER
    root.mkdir(parents=True, exist_ok=True)
    (root / MARKER).unlink(missing_ok=True)  # of a demo that was thrown away
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    for channel in range(1, len(cameras) + 1):
        for days_ago in range(1, _OLDEST_DAYS + 1):
            for hour in _HOURS:
                started = midnight - timedelta(days=days_ago) + timedelta(hours=hour)
                _write(root / _name(channel, started), started)
    _write(root / "ch01_copy_of_old_file.avi", midnight - timedelta(days=3))
    _write(root / _name(2, midnight + timedelta(days=400)), midnight - timedelta(days=2))
    recorder = register_recorder(
        association=association,
        name="集会所の録画装置",
        folder=FOLDER,
        layout=Layout.FREE,
        pattern="ch{ch}_{yyyy}{MM}{dd}_{HH}{mm}{ss}.avi",
        method=Method.OVERWRITE_UNLINK,
        snapshots="NASの自動の控え（スナップショット）を切ったことを、設定画面で確かめました。",
        in_use_from=cameras[0].installed_on or timezone.localdate(at),
        channels={f"{number:02}": camera for number, camera in enumerate(cameras, start=1)},
        by=by,
        at=at,
    )
    index_store(recorder, recorder.open_store(), on=timezone.localdate(at), at=at)


def _name(channel: int, started: datetime) -> str:
    return f"ch{channel:02}_{started:%Y%m%d_%H%M%S}.avi"


def _write(path: Path, started: datetime) -> None:
    path.write_bytes(video(f"{started:%Y-%m-%d %H:%M:%S}"))
    closed = (started + timedelta(minutes=10)).timestamp()
    os.utime(path, (closed, closed))
