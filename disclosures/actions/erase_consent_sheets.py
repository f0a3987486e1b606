"""The photographed sheet of a consent goes a year after its view ended or its camera left.

That the consent was given, by whom and when, stays (本システムの定め).
"""

from datetime import date, datetime

from django.db import transaction

from cameras.models import Consent
from civic import files, journal
from civic.actors import Actor
from disclosures.queries.ended_consents import ended_consents


def erase_consent_sheets(*, on: date, at: datetime, by: Actor) -> int:
    """How many; a second call of the same day erases nothing."""
    return sum(_erase(pk, on=on, at=at, by=by) for pk in ended_consents(on))


@transaction.atomic
def _erase(pk: int, *, on: date, at: datetime, by: Actor) -> int:
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=pk)
    last_day = ended_consents(on).get(pk)
    if consent.sheet is None or last_day is None:
        return 0
    sheet, consent.sheet = consent.sheet, None
    consent.save(update_fields=["sheet"])
    files.erase(sheet)
    journal.record(
        "同意書の写真を消した",
        consent,
        by=by,
        at=at,
        association_id=consent.view.camera.site.association_id,
        facts={"最終保存日": last_day.isoformat(), "SHA-256": sheet.sha256},
    )
    return 1
