"""Who was 管理責任者 on that day?"""

from collections.abc import Iterable
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


def managers_on(association_ids: Iterable[int], day: date) -> dict[int, Appointment]:
    """The same for many associations, in one query."""
    posts = Appointment.objects.filter(association_id__in=association_ids).managers()
    held = posts.in_office(day).select_related("user")
    return {post.association_id: post for post in held if post.association_id is not None}
