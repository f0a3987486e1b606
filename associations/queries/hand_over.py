"""How far has a hand-over come, who is on which side, and who inherits what is open?"""

from dataclasses import dataclass
from datetime import date

from associations.models import Appointment, HandOver, HandOverPost, User
from associations.rules.hand_over import Change, Standing, step_of
from associations.rules.roles import Permission, Role

_ANSWERING = (Role.MANAGER, Role.CHAIR, Role.VICE_CHAIR, Role.HANDLER)


@dataclass(frozen=True, slots=True)
class Sides:
    """On which side somebody stands; whoever renews a term stands on both."""

    hands: bool
    takes: bool

    @property
    def any(self) -> bool:
        return self.hands or self.takes


def changing_posts(hand_over: HandOver) -> list[HandOverPost]:
    return list(hand_over.posts.changing().with_people())


def sides_of(hand_over: HandOver, posts: list[HandOverPost], user: User) -> Sides:
    may = user.posts.may(Permission.APPOINT, hand_over.association_id)
    return Sides(hands=may, takes=any(post.incoming_id == user.pk for post in posts))


def newcomers(posts: list[HandOverPost]) -> set[int]:
    """Those who come and were not among the leaving: only then are there two people to tick."""
    before = {post.outgoing.user_id for post in posts if post.outgoing}
    return {post.incoming_id for post in posts if post.incoming_id} - before


def step_now(hand_over: HandOver, posts: list[HandOverPost]) -> int:
    unsigned = [post for post in posts if post.needs_pledge and not post.pledge_signed_on]
    standing = Standing(
        leaving_chosen=bool(posts),
        without_successor=sum(is_open(post) for post in posts),
        pledges_missing=len(unsigned),
        ticks_missing=hand_over.items.unticked().count(),
        has_day=hand_over.takes_effect_on is not None,
        is_confirmed=hand_over.is_agreed,
    )
    return step_of(standing)


def is_open(post: HandOverPost) -> bool:
    """Nobody has been named yet, and somebody should be."""
    return post.incoming_id is None and post.change != Change.ENDS


def left_behind(hand_over: HandOver, posts: list[HandOverPost], on: date) -> dict[User, User]:
    """Whoever holds no post here from that day on, and who looks after what was theirs."""
    held = Appointment.objects.of_association(hand_over.association_id).in_office(on)
    staying = set(held.values_list("user_id", flat=True))
    leaving = {post.outgoing.user for post in posts if post.outgoing}
    heir = _main_heir(hand_over, posts, on)
    if heir is None:
        return {}
    return {user: _heir_of(user, posts, heir) for user in leaving if user.pk not in staying}


def _heir_of(user: User, posts: list[HandOverPost], otherwise: User) -> User:
    """The successor in the same post, if that post answers residents; else the 管理責任者."""
    for role in _ANSWERING:
        for post in posts:
            if post.role == role and post.incoming and post.outgoing and post.outgoing.user == user:
                return post.incoming
    return otherwise


def _main_heir(hand_over: HandOver, posts: list[HandOverPost], on: date) -> User | None:
    managers = Appointment.objects.of_association(hand_over.association_id).managers()
    post = managers.in_office(on).select_related("user").first()
    return post.user if post else None
