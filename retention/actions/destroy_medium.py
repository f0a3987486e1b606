"""A medium is broken so that nothing can be read back, before a witness (規程5(4))."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import files, journal
from civic.refusals import Refused
from retention.models import Medium, MediumDestruction
from retention.rules.medium import moment_label
from retention.rules.reasons_media import MediaReason


@transaction.atomic
def destroy_medium(
    *,
    medium: Medium,
    destroyed_at: datetime,
    way: str,
    witness: str,
    photo: tuple[str, bytes],
    by: User,
    at: datetime,
) -> MediumDestruction:
    """`photo` is (file name, bytes) of what is left; the witness is another person than `by`."""
    locked = Medium.objects.select_for_update().get(pk=medium.pk)
    _refuse_unfit(locked, destroyed_at, at)
    if _plain(witness) == _plain(by.name):
        raise Refused(MediaReason.WITNESS_IS_RECORDER, name=by.name)
    destruction = MediumDestruction(
        medium=locked,
        destroyed_at=destroyed_at,
        way=way,
        witness=witness,
        recorded_at=at,
        recorded_by=by,
    )
    destruction.full_clean(exclude=["photo"])  # before the photo is kept: a refusal leaves no file
    destruction.photo = files.keep_upload(photo[1], name=photo[0], at=at)
    destruction.save()
    journal.record(
        "記録媒体の廃棄を記録した",
        destruction,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "記録媒体": str(locked),
            "壊し方": destruction.get_way_display(),
            "SHA-256": destruction.photo.sha256,
        },
        personal={"立ち会った人": witness},
    )
    return destruction


def _refuse_unfit(medium: Medium, destroyed_at: datetime, at: datetime) -> None:
    if MediumDestruction.objects.filter(medium=medium).exists():
        raise Refused(MediaReason.DESTROYED)
    if destroyed_at > at:
        raise Refused(MediaReason.IN_FUTURE)
    last = medium.moves.order_by("-moved_at").first()
    if last and last.recorder_id:
        raise Refused(MediaReason.STILL_IN_RECORDER)
    if last and destroyed_at <= last.moved_at:
        moved = moment_label(timezone.localtime(last.moved_at))
        raise Refused(MediaReason.BEFORE_LAST_MOVE, last=moved)


def _plain(name: str) -> str:
    """Without spaces: 「佐藤 花子」 and 「佐藤花子」 are one person here."""
    return "".join(name.split())
