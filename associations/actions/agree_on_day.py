"""The moment is set: 0:00 of the first day of the new officers."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from associations.actions.lock_hand_over import lock_hand_over
from associations.actions.name_successor import LONGEST
from associations.models import HandOver, HandOverPost, User
from associations.queries.hand_over import changing_posts
from associations.rules.reasons_hand_over import HandOverReason
from associations.rules.roles import Role
from civic import journal
from civic.refusals import Refused
from civic.wareki import wareki

_DAY = timedelta(days=1)


@transaction.atomic
def agree_on_day(*, hand_over: HandOver, day: date, by: User, at: datetime) -> HandOver:
    """Confirmations of another day no longer count."""
    locked = lock_hand_over(hand_over.pk)
    _refuse_wrong_day(locked, day, timezone.localdate(at))
    for post in changing_posts(locked):
        refuse_day_of_post(post, day)
    locked.takes_effect_on = day
    locked.outgoing_at = locked.outgoing_by = None
    locked.incoming_at = locked.incoming_by = None
    locked.full_clean()
    locked.save()
    journal.record(
        "引き継ぐ日を決めた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"引き継ぐ日": day.isoformat()},
    )
    return locked


def _refuse_wrong_day(hand_over: HandOver, day: date, today: date) -> None:
    last = timezone.localdate(hand_over.begun_at) + LONGEST
    if day < today:
        raise Refused(HandOverReason.DAY_PAST)
    if day > last:
        raise Refused(HandOverReason.DAY_TOO_FAR, last=wareki(last))


def refuse_day_of_post(post: HandOverPost, day: date) -> None:
    """No day without a 管理責任者, and nobody who leaves before having come."""
    out = post.outgoing
    if out and out.starts_on >= day and out.ended_on is None:
        raise Refused(
            HandOverReason.BEFORE_TAKING_UP, name=out.user.name, starts=wareki(out.starts_on)
        )
    if out and post.role == Role.MANAGER and out.last_day + _DAY < day:
        raise Refused(
            HandOverReason.LEAVES_A_GAP,
            until=wareki(out.last_day),
            latest=wareki(out.last_day + _DAY),
        )
    if post.incoming and post.term_until and post.term_until < day:
        raise Refused(HandOverReason.TERM_ENDS_BEFORE, name=post.incoming.name)
