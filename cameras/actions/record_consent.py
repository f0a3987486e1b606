"""A written consent is recorded as what it is, also when it came too late to count (2(1))."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from cameras.models import Consent, FieldOfView
from cameras.rules.reasons import CameraReason
from civic import files, journal
from civic.refusals import Refused


@transaction.atomic
def record_consent(
    *,
    view: FieldOfView,
    party: str,
    given_by: str,
    answer: str,
    agreed_on: date,
    sheet: tuple[str, bytes] | None = None,
    by: User,
    at: datetime,
) -> Consent:
    """`sheet` is (file name, bytes) of the photographed paper."""
    if agreed_on > timezone.localdate(at):
        raise Refused(CameraReason.CONSENT_IN_FUTURE)
    consent = Consent(
        view=view,
        party=party,
        given_by=given_by,
        answer=answer,
        agreed_on=agreed_on,
        recorded_at=at,
        recorded_by=by,
    )
    consent.full_clean()  # before the paper is kept, so that a refusal leaves no file behind
    if sheet:
        consent.sheet = files.keep_upload(sheet[1], name=sheet[0], at=at)
    consent.save()
    journal.record(
        "同意を記録した",
        consent,
        by=by,
        at=at,
        association_id=view.camera.site.association_id,
        facts={"答え": consent.get_answer_display(), "書面の日付": agreed_on.isoformat()},
        personal={"名前": given_by},
    )
    return consent
