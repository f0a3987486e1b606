"""A card, disk or stick is registered together with its first place, so that none is nowhere."""

from datetime import date, datetime

from django.db import transaction

from associations.models import Association, User
from civic import journal
from retention.actions.move_medium import move_medium
from retention.models import Medium, Recorder


@transaction.atomic
def register_medium(
    *,
    association: Association,
    kind: str,
    serial: str,
    acquired_on: date,
    moved_at: datetime,
    recorder: Recorder | None,
    place: str,
    lock: str,
    keeper: User,
    replaces: Medium | None = None,
    by: User,
    at: datetime,
) -> Medium:
    """`moved_at` is when it came to its first place; `replaces` is the medium whose place it takes."""
    medium = Medium(
        association=association,
        kind=kind,
        serial=serial,
        acquired_on=acquired_on,
        replaces=replaces,
        recorded_at=at,
        recorded_by=by,
    )
    medium.full_clean()
    medium.save()
    journal.record(
        "記録媒体を登録した",
        medium,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"種類": medium.get_kind_display(), "製造番号": serial},
    )
    move_medium(
        medium=medium,
        moved_at=moved_at,
        recorder=recorder,
        place=place,
        lock=lock,
        keeper=keeper,
        reason="登録した" if replaces is None else f"{replaces}と替えた",
        by=by,
        at=at,
    )
    return medium
