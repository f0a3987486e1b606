"""Whom to call: who decides, who may handle the footage now, who holds the keys."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from associations.models import Appointment, User
from associations.queries.manager import manager_on
from associations.rules.roles import PERMISSIONS, Permission, Role
from disclosures.models import Deputy
from retention.models import HandlingPermit, Medium, MediumMove
from retention.queries.standing import standing_of

RECEIVING = [role for role, held in PERMISSIONS.items() if Permission.RECEIVE_INQUIRIES in held]


@dataclass(frozen=True, slots=True)
class Decider:
    """The 管理責任者 first, then the deputies in their order."""

    user: User
    post: str


@dataclass(frozen=True, slots=True)
class Handler:
    """A 取扱責任者; without a permit valid now one has to be asked of the 管理責任者."""

    user: User
    has_permit: bool


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a medium that lies in one of the recorders, where, and under which lock."""

    user: User
    medium: str
    place: str
    lock: str


@dataclass(frozen=True, slots=True)
class WhoMayAct:
    deciders: tuple[Decider, ...]
    handlers: tuple[Handler, ...]
    keepers: tuple[Keeper, ...]


def who_may_act(association_id: int, recorder_ids: Collection[int], at: datetime) -> WhoMayAct:
    """Five queries, whatever the number of people."""
    return WhoMayAct(
        tuple(deciders(association_id, at)),
        tuple(_handlers(association_id, at)),
        tuple(_keepers(association_id, recorder_ids)),
    )


def deciders(association_id: int, at: datetime) -> list[Decider]:
    """Two queries."""
    post = manager_on(association_id, timezone.localdate(at))
    found = [Decider(post.user, Role.MANAGER.label)] if post else []
    for n, deputy in enumerate(_acting(association_id, at), start=1):
        found.append(Decider(deputy.user, f"代わりの方（{n}番目）"))
    return found


def deputy_of(user: User, association_id: int, at: datetime) -> Deputy | None:
    """Named for now, and still in a post of the association."""
    mine = (each for each in _acting(association_id, at) if each.user_id == user.pk)
    return next(mine, None)


def may_decide(user: User, association_id: int, at: datetime) -> bool:
    if standing_of(user, association_id, at).is_manager:
        return True
    return deputy_of(user, association_id, at) is not None


def deputy_candidates(association_id: int, at: datetime) -> list[User]:
    """Whoever works at the desk now; one query."""
    posts = Appointment.objects.of_association(association_id).filter(role__in=RECEIVING)
    held = posts.giving_access(at, timezone.localdate(at)).select_related("user").order_by("pk")
    return list({post.user_id: post.user for post in held}.values())


def _acting(association_id: int, at: datetime) -> QuerySet[Deputy]:
    """A deputy whose post has ended decides nothing."""
    posts = Appointment.objects.of_association(association_id)
    in_post = posts.giving_access(at, timezone.localdate(at)).values("user")
    acting = Deputy.objects.of_association(association_id).acting_at(at)
    return acting.filter(user__in=in_post).in_order()


def _handlers(association_id: int, at: datetime) -> Iterable[Handler]:
    posts = Appointment.objects.of_association(association_id).handlers()
    held = posts.giving_access(at, timezone.localdate(at)).select_related("user").order_by("pk")
    permits = HandlingPermit.objects.of_association(association_id).valid_at(at)
    allowed = set(permits.values_list("handler", flat=True))
    people = {post.user_id: post.user for post in held}
    return [Handler(user, user.pk in allowed) for user in people.values()]


def _keepers(association_id: int, recorder_ids: Collection[int]) -> Iterable[Keeper]:
    """By the last move of every medium that still exists."""
    media = Medium.objects.of_association(association_id).not_destroyed()
    moves = MediumMove.objects.filter(medium__in=media).select_related("medium", "keeper")
    last = moves.order_by("medium", "-moved_at", "-pk").distinct("medium")
    return [
        Keeper(move.keeper, str(move.medium), move.place, move.lock)
        for move in last
        if move.recorder_id in recorder_ids
    ]
