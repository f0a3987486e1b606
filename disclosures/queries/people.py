"""Who of the association may show, hand over or stand by on a day."""

from dataclasses import dataclass
from datetime import date

from associations.models import Appointment, User
from associations.rules.roles import PERMISSIONS, Permission, Role


@dataclass(frozen=True, slots=True)
class Person:
    """`label`: 「佐藤 花子 さん（会長、管理責任者）」."""

    user: User
    label: str
    may_handle: bool


def people_of(association_id: int, on: date) -> list[Person]:
    """Everybody in office, 管理責任者 first; one query."""
    posts = Appointment.objects.of_association(association_id).in_office(on)
    held: dict[User, list[Appointment]] = {}
    for post in posts.select_related("user").in_order():
        held.setdefault(post.user, []).append(post)
    return [_person(user, mine) for user, mine in held.items()]


def _person(user: User, posts: list[Appointment]) -> Person:
    labels = "、".join(dict.fromkeys(post.role_label for post in posts))
    handles = any(Permission.HANDLE_FOOTAGE in PERMISSIONS[Role(post.role)] for post in posts)
    return Person(user, f"{user.name} さん（{labels}）", handles)
