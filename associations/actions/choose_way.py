"""A person chooses how to be told; what is still being gathered goes the new way."""

from datetime import datetime

from django.db import transaction

from associations.models import Notice, NoticeChoice, User
from associations.rules.reasons import AssociationReason
from associations.rules.reminders import Way
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def choose_way(*, user: User, way: Way, by: User, at: datetime) -> NoticeChoice:
    locked = User.objects.select_for_update().get(pk=user.pk)
    if way is not Way.LETTER and not locked.email:
        raise Refused(AssociationReason.NO_MAIL_ADDRESS)
    choice, _ = NoticeChoice.objects.update_or_create(
        user=locked, defaults={"way": way, "chosen_at": at, "chosen_by": by}
    )
    _move_gathered(locked, way)
    journal.record(
        "お知らせの受け取り方を選んだ", choice, by=by, at=at, facts={"届け方": way.label}
    )
    return choice


def _move_gathered(user: User, way: Way) -> None:
    """Whoever turns to mail gets the rest with the next Monday's digest."""
    if way is Way.LETTER:
        Notice.objects.for_digest().of_user(user.pk).update(way=Way.LETTER)
    else:
        Notice.objects.for_letter().of_user(user.pk).update(way=Way.DIGEST)
