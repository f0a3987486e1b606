"""A post ends before its term does; access ends with the record."""

from datetime import date, datetime

from django.db import transaction

from associations.models import Appointment, User
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def resign(*, appointment: Appointment, ended_on: date, by: User, at: datetime) -> Appointment:
    """`ended_on` is the last day in the post, inclusive."""
    locked = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if locked.ended_on:
        raise Refused(AssociationReason.ALREADY_ENDED)
    if not locked.starts_on <= ended_on <= locked.term_until:
        raise Refused(AssociationReason.END_OUTSIDE_TERM)
    locked.ended_on, locked.ended_at, locked.ended_by = ended_on, at, by
    locked.full_clean()
    locked.save()
    journal.record(
        "役職を退いた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"退任日": ended_on.isoformat(), "役割": locked.role_label},
    )
    return locked
