"""Who may place and confirm holds."""

from datetime import date
from typing import Final

from associations.models import Appointment
from associations.models.appointment import AppointmentQuerySet
from associations.rules.roles import PERMISSIONS, Permission

_ROLES: Final = [role for role, held in PERMISSIONS.items() if Permission.HOLD_FOOTAGE in held]
HOLDERS: Final = "、".join(role.label for role in _ROLES)


def holders(association_id: int, on: date) -> AppointmentQuerySet:
    posts = Appointment.objects.of_association(association_id).filter(role__in=_ROLES)
    return posts.in_office(on)
