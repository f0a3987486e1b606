"""Whom the city calls: proposed from the officers, so that nobody is asked what is known."""

from dataclasses import dataclass
from datetime import date

from associations.models import Appointment, Association
from associations.rules.roles import Role


@dataclass(frozen=True, slots=True)
class Contact:
    name: str = ""
    phone: str = ""


def usual_contact(association: Association, on: date) -> Contact:
    """会長, and the association's own telephone."""
    posts = Appointment.objects.of_association(association.pk).in_office(on)
    chair = (
        posts.filter(role=Role.CHAIR).select_related("user").order_by("-starts_on", "pk").first()
    )
    name = f"{chair.post} {chair.user.name}" if chair else ""
    return Contact(name, association.phone)
