"""代理入力: whose hand an application from paper is in."""

from associations.models import Appointment
from subsidies.models import GrantApplication


def city_may_write(application: GrantApplication) -> bool:
    """Begun by the city from paper, and nobody of the association has done anything with it."""
    if not application.is_by_proxy:
        return False
    officers = Appointment.objects.of_association(application.association_id).values("user_id")
    hands = (
        (application.submissions, "submitted_by__in"),
        (application.stage_changes, "moved_by__in"),
        (application.attachments, "attached_by__in"),
    )
    begun_by_city = Appointment.objects.of_city().filter(user=application.begun_by_id).exists()
    return begun_by_city and not any(rows.filter(**{who: officers}).exists() for rows, who in hands)
