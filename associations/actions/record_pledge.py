"""The signed 秘密保持誓約書 of a 管理責任者 or 取扱責任者 is recorded (guideline 3(4))."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Appointment, Pledge, User
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def record_pledge(*, appointment: Appointment, signed_on: date, by: User, at: datetime) -> Pledge:
    if signed_on > timezone.localdate(at):
        raise Refused(AssociationReason.PLEDGE_IN_FUTURE)
    pledge = Pledge(appointment=appointment, signed_on=signed_on, recorded_at=at, recorded_by=by)
    pledge.full_clean()
    pledge.save()
    journal.record(
        "誓約書の署名を記録した",
        pledge,
        by=by,
        at=at,
        association_id=appointment.association_id,
        facts={"署名した日": signed_on.isoformat()},
    )
    return pledge
