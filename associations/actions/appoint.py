"""A person takes up a post for a dated term (guideline 3(1)ア)."""

from datetime import date, datetime

from django.db import transaction

from associations.models import Appointment, Association, User
from associations.rules.reasons import AssociationReason
from associations.rules.roles import Role
from civic import journal
from civic.actors import Actor
from civic.refusals import Refused
from civic.spans import years_after
from civic.wareki import wareki

LONGEST_TERM_YEARS = 5


@transaction.atomic
def appoint(
    *,
    user: User,
    association: Association | None,
    role: Role,
    post: str,
    starts_on: date,
    term_until: date,
    by: Actor,
    at: datetime,
) -> Appointment:
    """One 管理責任者 at a time; the association's row is locked while that is checked."""
    if term_until < starts_on:
        raise Refused(AssociationReason.TERM_REVERSED)
    if term_until > years_after(starts_on, LONGEST_TERM_YEARS):
        raise Refused(AssociationReason.TERM_TOO_LONG)
    if association is not None:
        Association.objects.select_for_update().get(pk=association.pk)
    if role is Role.MANAGER and association is not None:
        _require_no_other_manager(association, starts_on, term_until)
    appointment = Appointment(
        user=user,
        association=association,
        role=role,
        post=post,
        starts_on=starts_on,
        term_until=term_until,
        recorded_at=at,
        recorded_by=by if isinstance(by, User) else None,
    )
    appointment.full_clean()
    appointment.save()
    journal.record(
        "役職に就いた",
        appointment,
        by=by,
        at=at,
        association_id=association.pk if association else None,
        facts={
            "人": user.journal_name,
            "役割": role.label,
            "役職名": post,
            "就任日": starts_on.isoformat(),
            "任期": term_until.isoformat(),
        },
    )
    return appointment


def _require_no_other_manager(association: Association, starts_on: date, until: date) -> None:
    other = (
        Appointment.objects.of_association(association.pk)
        .managers()
        .overlapping(starts_on, until)
        .select_related("user")
        .first()
    )
    if other:
        raise Refused(
            AssociationReason.MANAGER_OVERLAPS,
            name=other.user.name,
            until=wareki(other.last_day),
        )
