"""The owner's permission for a site is recorded."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import CameraSite, Permit
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def record_permit(
    *,
    site: CameraSite,
    kind: str,
    granted_by: str,
    granted_on: date,
    valid_until: date | None,
    by: User,
    at: datetime,
) -> Permit:
    if granted_on > timezone.localdate(at):
        raise Refused(CameraReason.GRANTED_IN_FUTURE)
    permit = Permit(
        site=site,
        kind=kind,
        granted_by=granted_by,
        granted_on=granted_on,
        valid_until=valid_until,
        recorded_at=at,
        recorded_by=by,
    )
    permit.full_clean()
    permit.save()
    journal.record(
        "許可を記録した",
        permit,
        by=by,
        at=at,
        association_id=site.association_id,
        facts={"種類": permit.get_kind_display(), "許可された日": granted_on.isoformat()},
    )
    return permit
