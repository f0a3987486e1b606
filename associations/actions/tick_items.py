"""One side says of some lines that they were handed over, or the other that they were taken."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from django.db import transaction

from associations.actions.lock_hand_over import lock_hand_over
from associations.models import HandOver, HandOverItem, User
from associations.queries.hand_over import changing_posts, newcomers, sides_of
from associations.rules.reasons_hand_over import HandOverReason
from civic import journal
from civic.refusals import Refused

Side = Literal["handed", "taken"]
_VERBS = {"handed": "引き継ぐものを渡したと記録した", "taken": "引き継ぐものを受け取ったと記録した"}


@transaction.atomic
def tick_items(
    *, hand_over: HandOver, side: Side, items: Collection[int], by: User, at: datetime
) -> int:
    """Returns how many were ticked now. Ticked once, a line keeps who and when."""
    locked = lock_hand_over(hand_over.pk)
    needs_two = _require_side(locked, side, by)
    other = "taken_by_id" if side == "handed" else "handed_by_id"
    fresh = [item for item in locked.items.filter(pk__in=items) if not getattr(item, f"{side}_at")]
    if needs_two and any(getattr(item, other) == by.pk for item in fresh):
        raise Refused(HandOverReason.SAME_HAND)
    for item in fresh:
        _tick(item, side, by, at)
    if fresh:
        facts: dict[str, journal.Fact] = {"件数": len(fresh)}
        journal.record(
            _VERBS[side], locked, by=by, at=at, association_id=locked.association_id, facts=facts
        )
    return len(fresh)


def _tick(item: HandOverItem, side: Side, by: User, at: datetime) -> None:
    setattr(item, f"{side}_at", at)
    setattr(item, f"{side}_by", by)
    item.full_clean()
    item.save()


def _require_side(hand_over: HandOver, side: Side, by: User) -> bool:
    """Returns whether the two ticks of a line must be of two people."""
    posts = changing_posts(hand_over)
    sides = sides_of(hand_over, posts, by)
    if not (sides.hands if side == "handed" else sides.takes):
        raise Refused(HandOverReason.NOT_INVOLVED)
    return bool(newcomers(posts))
