"""Who may let a stopped night go on, and in which post somebody did."""

from datetime import date
from typing import Final

from associations.models import Appointment, User
from associations.models.appointment import AppointmentQuerySet
from associations.rules.roles import PERMISSIONS, Permission, Role

_ROLES: Final = [role for role, held in PERMISSIONS.items() if Permission.LIFT_BRAKE in held]
LIFTERS: Final = "・".join(role.label for role in _ROLES)


def lifters(association_id: int, on: date) -> AppointmentQuerySet:
    posts = Appointment.objects.of_association(association_id).filter(role__in=_ROLES)
    return posts.in_office(on)


def who_lifted(user: User, association_id: int, on: date) -> str:
    """「佐藤 花子さん（会長・管理責任者）」: the posts that gave the right on that day."""
    roles = lifters(association_id, on).filter(user=user).in_order().values_list("role", flat=True)
    posts = "・".join(dict.fromkeys(Role(role).label for role in roles))
    return f"{user.name}さん（{posts}）" if posts else f"{user.name}さん"
