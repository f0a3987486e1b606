"""Somebody was told of an incident: city, police, commission, the people themselves."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import Incident, IncidentReport
from disclosures.rules.incident_clock import ReportKind
from disclosures.rules.reasons_outside import IncidentReason


@transaction.atomic
def tell_of_incident(
    *,
    incident: Incident,
    kind: ReportKind,
    told_on: date,
    way: str,
    receipt_number: str,
    by: User,
    at: datetime,
) -> IncidentReport:
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if locked.closed_at:
        raise Refused(IncidentReason.ALREADY_CLOSED)
    if told_on > timezone.localdate(at):
        raise Refused(IncidentReason.REPORT_IN_FUTURE)
    if told_on < locked.known_on:
        raise Refused(IncidentReason.REPORT_BEFORE_KNOWN)
    report = IncidentReport(
        incident=locked,
        kind=kind,
        told_on=told_on,
        way=way,
        receipt_number=receipt_number,
        recorded_at=at,
        recorded_by=by,
    )
    report.full_clean()
    report.save()
    journal.record(
        "事案を知らせたことを記録した",
        report,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"事案": locked.number, "どこへ": kind.label, "連絡した日": told_on.isoformat()},
    )
    return report
