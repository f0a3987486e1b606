"""A card in a camera: looked at twice, replaced once, the old one cut to pieces before a witness."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from retention.actions.destroy_medium import destroy_medium
from retention.actions.record_check import record_check
from retention.actions.register_medium import register_medium
from retention.actions.register_on_site_recorder import register_on_site_recorder
from retention.actions.replace_medium import replace_medium
from retention.models import Recorder
from shimonoseki_cam.demo.pictures import card

_CHECKED_DAYS_AGO = (57, 27)  # the next check is due within the week
_REPLACED_DAYS_AGO = 27
_DESTROYED_DAYS_AGO = 12


def lay_down_cards(
    association: Association, camera: Camera, *, keeper: User, by: User, at: datetime
) -> None:
    """`keeper` is the 管理責任者, who alone registers recorders; `by` records the rest."""
    today = timezone.localdate(at)
    installed_on = camera.installed_on or today
    recorder = register_on_site_recorder(
        association=association,
        name="通学路角のカメラ（内蔵の録画）",
        in_use_from=installed_on,
        channels={f"{camera.site.number}号": camera},
        by=keeper,
        at=at,
    )
    for days in _CHECKED_DAYS_AGO:
        _check(recorder, today - timedelta(days=days), by=by, at=at)
    _story_of_a_card(recorder, installed_on, keeper=keeper, by=by, at=at)


def _check(recorder: Recorder, day: date, *, by: User, at: datetime) -> None:
    record_check(
        recorder=recorder,
        checked_on=day,
        oldest_frame_at=_hour(day - timedelta(days=9), 6),
        newest_frame_at=_hour(day, 9),
        clock_error=20,
        set_days=10,
        playback_seen="SEEN",
        photo=("設定の画面.png", card("SET 10 DAYS")),
        by=by,
        at=at,
    )


def _story_of_a_card(
    recorder: Recorder, installed_on: date, *, keeper: User, by: User, at: datetime
) -> None:
    today = timezone.localdate(at)
    replaced_on = today - timedelta(days=_REPLACED_DAYS_AGO)
    old = register_medium(
        association=recorder.association,
        kind="SD",
        serial="見本-0001",
        acquired_on=installed_on,
        moved_at=_hour(installed_on, 10),
        recorder=recorder,
        place="通学路角の電柱のカメラの中",
        lock="カメラのふたのねじ錠",
        keeper=keeper,
        by=by,
        at=at,
    )
    replace_medium(
        old=old,
        kind="SD",
        serial="見本-0002",
        acquired_on=replaced_on,
        moved_at=_hour(replaced_on, 10),
        place="集会所の事務室の金庫",
        lock="鍵は管理責任者が持つ",
        keeper=keeper,
        by=by,
        at=at,
    )
    destroy_medium(
        medium=old,
        destroyed_at=_hour(today - timedelta(days=_DESTROYED_DAYS_AGO), 15),
        way="CUT",
        witness="見本 三郎",
        photo=("壊した後.png", card("CUT TO PIECES")),
        by=by,
        at=at,
    )


def _hour(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
