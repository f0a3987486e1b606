"""Who was 管理責任者 on that day?"""

from datetime import date

from associations.models import Appointment


def manager_on(association_id: int, day: date) -> Appointment | None:
    """One query, by the dated history alone (guideline 3(1)ア)."""
    return (
        Appointment.objects.of_association(association_id)
        .managers()
        .in_office(day)
        .select_related("user")
        .first()
    )
