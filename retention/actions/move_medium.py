"""A medium is put into another place, under another lock or into other hands (規程5(2))."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Appointment, User
from civic import journal
from civic.refusals import Refused
from retention.models import Medium, MediumDestruction, MediumMove, Recorder
from retention.rules.medium import moment_label
from retention.rules.reasons_media import MediaReason


@transaction.atomic
def move_medium(
    *,
    medium: Medium,
    moved_at: datetime,
    recorder: Recorder | None,
    place: str,
    lock: str,
    keeper: User,
    reason: str,
    by: User,
    at: datetime,
) -> MediumMove:
    """From `moved_at` it is there; `recorder` is the one it records in, or None."""
    locked = Medium.objects.select_for_update().get(pk=medium.pk)
    _refuse_wrong_moment(locked, moved_at, at)
    _refuse_wrong_keeper(locked, keeper, at)
    if recorder and recorder.association_id != locked.association_id:
        raise Refused(MediaReason.RECORDER_ELSEWHERE)
    move = MediumMove(
        medium=locked,
        moved_at=moved_at,
        recorder=recorder,
        place=place,
        lock=lock,
        keeper=keeper,
        reason=reason,
        recorded_at=at,
        recorded_by=by,
    )
    move.full_clean()
    move.save()
    journal.record(
        "記録媒体の置き場所を記録した",
        move,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "記録媒体": str(locked),
            "移した日時": moment_label(timezone.localtime(moved_at)),
            "録画装置": recorder.name if recorder else None,
            "人": keeper.journal_name,
        },
    )
    return move


def _refuse_wrong_moment(medium: Medium, moved_at: datetime, at: datetime) -> None:
    if MediumDestruction.objects.filter(medium=medium).exists():
        raise Refused(MediaReason.DESTROYED)
    if moved_at > at:
        raise Refused(MediaReason.IN_FUTURE)
    if timezone.localdate(moved_at) < medium.acquired_on:
        raise Refused(MediaReason.BEFORE_ACQUIRED)
    last = medium.moves.order_by("-moved_at").first()
    if last and moved_at <= last.moved_at:
        moved = moment_label(timezone.localtime(last.moved_at))
        raise Refused(MediaReason.BEFORE_LAST_MOVE, last=moved)


def _refuse_wrong_keeper(medium: Medium, keeper: User, at: datetime) -> None:
    """Whoever handles footage today takes it: a late entry has no other hands to give it to."""
    handling = Appointment.objects.of_association(medium.association_id).handling_footage()
    if not handling.in_office(timezone.localdate(at)).filter(user=keeper).exists():
        raise Refused(MediaReason.KEEPER_NOT_HANDLING)
