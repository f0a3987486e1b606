"""An incident ends once its items are written and everybody who must know was told."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import Incident
from disclosures.queries.incidents import deadline_rows
from disclosures.rules.incident_items import missing_items
from disclosures.rules.reasons_outside import IncidentReason


@transaction.atomic
def close_incident(*, incident: Incident, by: User, at: datetime) -> Incident:
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if locked.closed_at:
        raise Refused(IncidentReason.ALREADY_CLOSED)
    if lacking := missing_items(locked.items):
        raise Refused(IncidentReason.ITEMS_MISSING, items="、".join(lacking))
    if untold := [row.label for row in deadline_rows(locked) if not row.told_on]:
        raise Refused(IncidentReason.REPORTS_MISSING, reports="、".join(untold))
    locked.closed_at, locked.closed_by = at, by
    locked.save(update_fields=["closed_at", "closed_by"])
    journal.record(
        "事案を終えた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"事案": locked.number},
    )
    return locked
