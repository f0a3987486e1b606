"""Mail to those who answer residents; it names nobody and carries nothing of what was written."""

from datetime import datetime
from typing import Final

from django.utils import timezone

from associations.models import Appointment, Association, Notice, User
from associations.models.appointment import AppointmentQuerySet
from associations.rules.roles import PERMISSIONS, Permission

_ROLES: Final = [role for role, held in PERMISSIONS.items() if Permission.ANSWER_RESIDENTS in held]


def answerers(association_id: int, at: datetime) -> AppointmentQuerySet:
    """会長, 副会長, 管理責任者 and 取扱責任者 of the day."""
    posts = Appointment.objects.of_association(association_id).filter(role__in=_ROLES)
    return posts.in_office(timezone.localdate(at))


def tell_answerers(
    association: Association,
    *,
    subject: str,
    body: str,
    at: datetime,
    but_not: User | None = None,
) -> None:
    """`but_not` is whoever did it and knows."""
    posts = answerers(association.pk, at).exclude(user=but_not)
    emails = {email for email in posts.values_list("user__email", flat=True) if email}
    for email in sorted(emails):
        Notice.objects.create(to=email, subject=subject[:120], body=body, queued_at=at)
