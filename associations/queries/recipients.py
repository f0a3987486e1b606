"""Whom a duty is for: the people whose post carries its right, and how each wants to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils import timezone

from associations.models import Appointment, NoticeChoice, ReminderRule, User
from associations.rules.reminders import USUAL_DAYS, Days, DutyKind, Way, usual_way
from associations.rules.roles import PERMISSIONS, Permission, Role
from civic.duties import Duty

_KIND_OF_ROOM = {
    "associations": DutyKind.POSTS,
    "cameras": DutyKind.CAMERAS,
    "retention": DutyKind.FOOTAGE,
    "disclosures": DutyKind.REQUESTS,
    "subsidies": DutyKind.SUBSIDIES,
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person with all posts held in one association, and the way that was chosen."""

    user: User
    rights: frozenset[Permission]
    posts: tuple[str, ...]
    way: Way


def recipients_of(association_id: int, at: datetime) -> list[Recipient]:
    """Everybody in office there; two queries."""
    held = Appointment.objects.of_association(association_id)
    posts = list(held.giving_access(at, timezone.localdate(at)).with_people().in_order())
    return _people(posts)


def _people(posts: Iterable[Appointment]) -> list[Recipient]:
    by_user: dict[int, list[Appointment]] = {}
    for post in posts:
        by_user.setdefault(post.user_id, []).append(post)
    chosen = dict(NoticeChoice.objects.filter(user_id__in=by_user).values_list("user_id", "way"))
    return [
        Recipient(
            user=held[0].user,
            rights=frozenset().union(*(PERMISSIONS[Role(post.role)] for post in held)),
            posts=tuple(dict.fromkeys(post.post for post in held)),
            way=_way(held[0].user, chosen.get(pk)),
        )
        for pk, held in by_user.items()
    ]


def _way(user: User, chosen: str | None) -> Way:
    usual = usual_way(has_mail=bool(user.email))
    return Way(chosen) if chosen and user.email else usual


def way_of_user(user: User) -> Way:
    chosen = NoticeChoice.objects.filter(user=user).values_list("way", flat=True).first()
    return _way(user, chosen)


def for_whom(duty: Duty, people: Iterable[Recipient]) -> list[Recipient]:
    """Whoever may do it. A duty that nobody may do is told to those who can appoint somebody."""
    people = list(people)
    needed = Permission(duty.needs) if duty.needs else Permission.KEEP_RECORDS
    able = [each for each in people if needed in each.rights]
    return able or [each for each in people if Permission.APPOINT in each.rights]


def kind_of(duty: Duty) -> DutyKind:
    """The first word of its key, or else the room that its button leads to."""
    word = duty.key.partition(":")[0]
    if word in set(DutyKind):
        return DutyKind(word)
    try:
        found = resolve(urlsplit(duty.url).path)
    except Resolver404:
        return DutyKind.POSTS
    return _KIND_OF_ROOM.get(found.func.__module__.partition(".")[0], DutyKind.POSTS)


def days_of_kinds() -> dict[DutyKind, Days]:
    """What the city has set, and the house's own days for the rest; one query."""
    rows = ReminderRule.objects.all()
    own = {DutyKind(row.kind): Days(tuple(row.days_before), tuple(row.days_after)) for row in rows}
    return {**USUAL_DAYS, **own}


def due_by(duties: Iterable[Duty], last: date) -> list[Duty]:
    """Those without a day, and those that fall due by then."""
    return [duty for duty in duties if duty.due_on is None or duty.due_on <= last]
