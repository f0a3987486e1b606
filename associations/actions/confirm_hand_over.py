"""One side confirms; when both have, the old terms end and the new ones begin, on one day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.actions.complete_hand_over import complete_hand_over
from associations.actions.lock_hand_over import lock_hand_over
from associations.actions.tell_of_manager import tell_of_manager
from associations.actions.tick_items import Side
from associations.actions.write_terms import write_terms
from associations.models import Association, HandOver, HandOverPost, User
from associations.queries.hand_over import changing_posts, is_open, newcomers, sides_of
from associations.rules.reasons_hand_over import HandOverReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def confirm_hand_over(*, hand_over: HandOver, side: Side, by: User, at: datetime) -> HandOver:
    """Both confirm the same: who leaves, who comes, the list and the day."""
    Association.objects.select_for_update().get(pk=hand_over.association_id)
    locked = lock_hand_over(hand_over.pk)
    posts = changing_posts(locked)
    refuse_unready(locked, posts)
    _require_side(locked, posts, side, by)
    name = "outgoing" if side == "handed" else "incoming"
    setattr(locked, f"{name}_at", at)
    setattr(locked, f"{name}_by", by)
    locked.full_clean()
    locked.save()
    verb = "前の役員が引継ぎを確かめた" if side == "handed" else "新しい役員が引継ぎを確かめた"
    journal.record(verb, locked, by=by, at=at, association_id=locked.association_id)
    if locked.is_agreed:
        write_terms(hand_over=locked, posts=posts, by=by, at=at)
        tell_of_manager(hand_over=locked, posts=posts, at=at)
        if locked.takes_effect_on and locked.takes_effect_on <= timezone.localdate(at):
            complete_hand_over(hand_over=locked, by=by, at=at)
            locked.refresh_from_db()
    return locked


def refuse_unready(hand_over: HandOver, posts: list[HandOverPost]) -> None:
    for post in posts:
        if is_open(post):
            raise Refused(HandOverReason.SUCCESSOR_MISSING, post=post.post)
        if post.needs_pledge and not post.pledge_signed_on and post.incoming:
            raise Refused(
                HandOverReason.PLEDGE_MISSING, name=post.incoming.name, role=post.role_label
            )
    if missing := hand_over.items.unticked().count():
        raise Refused(HandOverReason.NOT_TICKED, count=str(missing))
    if hand_over.takes_effect_on is None:
        raise Refused(HandOverReason.NO_DAY)


def _require_side(hand_over: HandOver, posts: list[HandOverPost], side: Side, by: User) -> None:
    sides = sides_of(hand_over, posts, by)
    if not (sides.hands if side == "handed" else sides.takes):
        raise Refused(HandOverReason.NOT_INVOLVED)
    other = hand_over.incoming_by_id if side == "handed" else hand_over.outgoing_by_id
    if newcomers(posts) and other == by.pk:
        raise Refused(HandOverReason.SAME_HAND)
