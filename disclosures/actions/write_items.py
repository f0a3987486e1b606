"""The nine items of the report are written as they become known (個人情報保護法施行規則8条1項)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import Incident
from disclosures.rules.incident_items import ITEMS
from disclosures.rules.reasons_outside import IncidentReason


@transaction.atomic
def write_items(
    *, incident: Incident, items: Mapping[str, str], by: User, at: datetime
) -> Incident:
    """`items` by the names of their fields; what is left out stays as it is."""
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if locked.closed_at:
        raise Refused(IncidentReason.ALREADY_CLOSED)
    changed = [name for name in ITEMS if name in items and items[name] != getattr(locked, name)]
    for name in changed:
        setattr(locked, name, items[name])
    locked.full_clean()
    locked.save(update_fields=changed)
    journal.record(
        "事案の9項目を書いた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"事案": locked.number, "書いた項目": len(changed)},
    )
    return locked
