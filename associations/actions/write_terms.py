"""The agreed change of posts, written as dated terms: nobody holds one twice, none is left out."""

from datetime import date, datetime, timedelta

from associations.actions.agree_on_day import refuse_day_of_post
from associations.actions.appoint import appoint
from associations.actions.record_pledge import record_pledge
from associations.actions.resign import resign
from associations.models import Appointment, HandOver, HandOverPost, User
from associations.rules.reasons_hand_over import HandOverReason
from associations.rules.roles import Role
from civic.refusals import Refused

_DAY = timedelta(days=1)


def write_terms(*, hand_over: HandOver, posts: list[HandOverPost], by: User, at: datetime) -> None:
    """Inside the transaction of the second confirmation. All ends come before the first beginning."""
    first = hand_over.takes_effect_on
    if first is None:
        raise Refused(HandOverReason.NO_DAY)
    for post in posts:
        refuse_day_of_post(post, first)
        if post.outgoing:
            _end(post.outgoing, first - _DAY, by, at)
    for post in posts:
        if post.incoming:
            _begin(hand_over, post, first, by, at)
    for post in posts:
        if post.preparing and post.preparing.ended_on is None:
            # The day itself too: the right to look on ends after the new post has begun.
            resign(appointment=post.preparing, ended_on=first, by=by, at=at)


def _end(post: Appointment, last: date, by: User, at: datetime) -> None:
    if post.last_day > last and post.ended_on is None:
        resign(appointment=post, ended_on=last, by=by, at=at)


def _begin(hand_over: HandOver, post: HandOverPost, first: date, by: User, at: datetime) -> None:
    if post.incoming is None or post.term_until is None:
        return
    post.appointment = appoint(
        user=post.incoming,
        association=hand_over.association,
        role=Role(post.role),
        post=post.post,
        starts_on=first,
        term_until=post.term_until,
        by=by,
        at=at,
    )
    post.full_clean()
    post.save()
    if post.pledge_signed_on:
        record_pledge(appointment=post.appointment, signed_on=post.pledge_signed_on, by=by, at=at)
