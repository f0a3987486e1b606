"""A hand-over that both have not confirmed yet is called off; nothing has changed then."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.actions.lock_hand_over import lock_hand_over
from associations.actions.resign import resign
from associations.models import HandOver, User
from associations.queries.hand_over import changing_posts
from civic import journal


@transaction.atomic
def cancel_hand_over(*, hand_over: HandOver, by: User, at: datetime) -> HandOver:
    """Those who were let in to look on lose that post."""
    locked = lock_hand_over(hand_over.pk)
    for post in changing_posts(locked):
        if post.preparing and post.preparing.ended_on is None:
            resign(appointment=post.preparing, ended_on=timezone.localdate(at), by=by, at=at)
    locked.cancelled_at, locked.cancelled_by = at, by
    locked.full_clean()
    locked.save()
    journal.record("引継ぎを取りやめた", locked, by=by, at=at, association_id=locked.association_id)
    return locked
