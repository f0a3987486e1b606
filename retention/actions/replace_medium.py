"""A new medium goes into the recorder and the old one under lock, at the same moment (規程5(2))."""

from datetime import date, datetime

from django.db import transaction

from associations.models import User
from civic.refusals import Refused
from retention.actions.move_medium import move_medium
from retention.actions.register_medium import register_medium
from retention.models import Medium
from retention.rules.reasons_media import MediaReason


@transaction.atomic
def replace_medium(
    *,
    old: Medium,
    kind: str,
    serial: str,
    acquired_on: date,
    moved_at: datetime,
    place: str,
    lock: str,
    keeper: User,
    by: User,
    at: datetime,
) -> Medium:
    """`place`, `lock` and `keeper` are where the old one goes; the new one takes over its own."""
    locked = Medium.objects.select_for_update().get(pk=old.pk)
    last = locked.moves.order_by("-moved_at").first()
    if last is None or last.recorder is None:
        raise Refused(MediaReason.NOT_IN_RECORDER)
    if Medium.objects.filter(replaces=locked).exists():
        raise Refused(MediaReason.ALREADY_REPLACED)
    move_medium(
        medium=locked,
        moved_at=moved_at,
        recorder=None,
        place=place,
        lock=lock,
        keeper=keeper,
        reason="新しいものと替えた",
        by=by,
        at=at,
    )
    return register_medium(
        association=locked.association,
        kind=kind,
        serial=serial,
        acquired_on=acquired_on,
        moved_at=moved_at,
        recorder=last.recorder,
        place=last.place,
        lock=last.lock,
        keeper=keeper,
        replaces=locked,
        by=by,
        at=at,
    )
