"""Which deadlines does a person's calendar show?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from associations.models import Association, User
from associations.queries.recipients import for_whom, recipients_of
from civic.duties import duties_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """Title and day; no names, no reasons. `mark` is the same for as long as the duty stands."""

    mark: str
    title: str
    association: str
    due_on: date
    url: str


def deadlines_of(user: User, at: datetime) -> list[Deadline]:
    """Only of associations in which the person holds a post now, and only the person's own."""
    on = timezone.localdate(at)
    found = [
        deadline
        for association in Association.objects.visible_to(user).by_reading()
        for deadline in _of_association(association, user, on, at)
    ]
    return sorted(found, key=lambda each: each.due_on)


def _of_association(association: Association, user: User, on: date, at: datetime) -> list[Deadline]:
    people = recipients_of(association.pk, at)
    return [
        Deadline(
            mark=f"{association.pk}:{duty.stable_key}:{duty.due_on}",
            title=duty.title,
            association=association.name,
            due_on=duty.due_on,
            url=duty.url,
        )
        for duty in duties_of(association.pk, on)
        if duty.due_on and user.pk in {each.user.pk for each in for_whom(duty, people)}
    ]
