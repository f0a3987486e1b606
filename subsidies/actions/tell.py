"""Mails about an application: rows of the outbox; they name nobody and carry no answers."""

from datetime import datetime

from django.utils import timezone

from associations.models import Appointment, Notice
from associations.models.appointment import AppointmentQuerySet
from associations.rules.roles import PERMISSIONS, Permission
from subsidies.models import GrantApplication


def tell_city(application: GrantApplication, *, subject: str, body: str, at: datetime) -> None:
    """Whoever reviews: 担当 and 課長."""
    posts = Appointment.objects.in_office(timezone.localdate(at)).of_city()
    _tell(_holding(posts, Permission.REVIEW_GRANTS), subject=subject, body=body, at=at)


def tell_officers(application: GrantApplication, *, subject: str, body: str, at: datetime) -> None:
    """Whoever may apply: 会長, 副会長, 会計, 管理責任者."""
    posts = Appointment.objects.in_office(timezone.localdate(at))
    mine = posts.of_association(application.association_id)
    _tell(_holding(mine, Permission.APPLY_FOR_SUBSIDY), subject=subject, body=body, at=at)


def _holding(posts: AppointmentQuerySet, permission: Permission) -> AppointmentQuerySet:
    return posts.filter(role__in=[role for role, held in PERMISSIONS.items() if permission in held])


def _tell(posts: AppointmentQuerySet, *, subject: str, body: str, at: datetime) -> None:
    emails = set(posts.values_list("user__email", flat=True))
    for email in sorted(email for email in emails if email):
        Notice.objects.create(to=email, subject=subject[:120], body=body, queued_at=at)
