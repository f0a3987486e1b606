"""Who answers residents?"""

from datetime import date
from typing import Final

from associations.models import Appointment
from associations.models.appointment import AppointmentQuerySet
from associations.rules.roles import PERMISSIONS, Permission

_ROLES: Final = [role for role, held in PERMISSIONS.items() if Permission.ANSWER_RESIDENTS in held]


def answerers(association_id: int, on: date) -> AppointmentQuerySet:
    """会長, 副会長, 管理責任者 and 取扱責任者 of the day."""
    posts = Appointment.objects.of_association(association_id).filter(role__in=_ROLES)
    return posts.in_office(on)
