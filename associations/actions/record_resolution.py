"""A decision of the association is recorded with its votes and minutes (guideline 2(1), 3(2))."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Association, Resolution, User
from associations.rules.reasons import AssociationReason
from civic import files, journal
from civic.refusals import Refused


@transaction.atomic
def record_resolution(
    *,
    association: Association,
    body: str,
    held_on: date,
    subject: str,
    votes_for: int,
    votes_against: int,
    minutes: tuple[str, bytes] | None = None,
    by: User,
    at: datetime,
) -> Resolution:
    """`minutes` is (file name, bytes)."""
    if held_on > timezone.localdate(at):
        raise Refused(AssociationReason.HELD_IN_FUTURE)
    if votes_for == 0:
        raise Refused(AssociationReason.VOTES_MISSING)
    resolution = Resolution(
        association=association,
        body=body,
        held_on=held_on,
        subject=subject,
        votes_for=votes_for,
        votes_against=votes_against,
        recorded_at=at,
        recorded_by=by,
    )
    resolution.full_clean()  # before the paper is kept, so that a refusal leaves no file behind
    if minutes:
        resolution.minutes = files.keep_upload(minutes[1], name=minutes[0], at=at)
    resolution.save()
    journal.record(
        "議決を記録した",
        resolution,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"開いた日": held_on.isoformat(), "賛成": votes_for, "反対": votes_against},
    )
    return resolution
