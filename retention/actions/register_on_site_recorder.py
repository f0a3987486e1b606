"""A recorder that overwrites itself is registered; from then on it is checked each month (規程5(3))."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from retention.actions.record_setting_access import record_setting_access
from retention.models import Channel, Recorder
from retention.models.recorder import Kind
from retention.rules.reasons_on_site import OnSiteReason


@transaction.atomic
def register_on_site_recorder(
    *,
    association: Association,
    name: str,
    in_use_from: date,
    channels: Mapping[str, Camera],
    by: User,
    at: datetime,
) -> Recorder:
    """`channels` maps channel names to cameras; a card in a camera has one of them."""
    if not channels:
        raise Refused(OnSiteReason.NO_CAMERA)
    if in_use_from > timezone.localdate(at):
        raise Refused(OnSiteReason.IN_USE_IN_FUTURE)
    recorder = Recorder(
        association=association,
        name=name,
        kind=Kind.ON_SITE,
        store="",
        in_use_from=in_use_from,
        recorded_at=at,
        recorded_by=by,
    )
    recorder.full_clean()
    recorder.save()
    for key, camera in channels.items():
        Channel.objects.create(recorder=recorder, camera=camera, key=key, starts_on=in_use_from)
    journal.record(
        "現地で上書きされる録画装置を登録した",
        recorder,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"消去のしかた": recorder.get_kind_display(), "カメラの台数": len(channels)},
    )
    record_setting_access(recorder=recorder, purpose="録画装置を登録した", by=by, at=at)
    return recorder
