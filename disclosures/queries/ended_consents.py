"""Which consents have a sheet that is past its last day?"""

from datetime import date

from django.db.models import Q

from cameras.models import Consent
from disclosures.rules.paper_terms import consent_sheet_until


def ended_consents(on: date) -> dict[int, date]:
    """Consent to the inclusive last day of its sheet. One query."""
    ended = Q(view__ended_on__lt=on) | Q(view__camera__removed_on__lt=on)
    sheets = Consent.objects.filter(ended, sheet__isnull=False)
    rows = sheets.values_list("pk", "view__ended_on", "view__camera__removed_on")
    last_days = {pk: consent_sheet_until(min(filter(None, days))) for pk, *days in rows}
    return {pk: day for pk, day in last_days.items() if day < on}
