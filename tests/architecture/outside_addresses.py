"""What the addresses of complaints and incidents take, made when they are first asked for."""

from cameras.models import Consent
from disclosures.models import Complaint
from tests.factories.cameras import ConsentFactory
from tests.factories.days import NOW
from tests.factories.disclosures import ComplaintFactory, IncidentFactory

COMPLAINT_FORMS = ("complaint_new", "complaint_assign", "complaint_answer", "complaint_remedy",
                   "consent_withdraw", "incident_new", "incident_items",
                   "incident_tell", "incident_close")  # fmt: skip
COMPLAINT_READ = ("complaints", "complaint", "complaint_letter", "complaint_register",
                  "complaint_sheet", "incidents", "incident", "incident_paper")  # fmt: skip


def outside_addresses(association) -> dict[str, dict[str, object]]:
    home = {"association_id": association.pk}
    open_one = {**home, "pk": _complaint(association, answered=False).pk}
    answered = {**home, "pk": _complaint(association, answered=True).pk}
    year = {**home, "year": 2026}
    consent = _consent(association)
    incident = association.incidents.first() or IncidentFactory(association=association)
    of_incident = (
        "incident",
        "incident_items",
        "incident_tell",
        "incident_close",
        "incident_paper",
    )
    one = {**home, "pk": incident.pk}
    return {
        **dict.fromkeys(of_incident, one),
        **dict.fromkeys(("complaint", "complaint_assign", "complaint_answer"), open_one),
        **dict.fromkeys(("complaint_letter", "complaint_close", "complaint_remedy"), answered),
        "complaint_register": year,
        "complaint_sheet": {**year, "kind": "csv"},
        "consent_withdraw": {
            **home,
            "site_id": consent.view.camera.site_id,
            "pk": consent.pk,
        },
    }


def _complaint(association, *, answered: bool) -> Complaint:
    mine = association.complaints.filter(answered_at__isnull=not answered)
    facts = (
        {"answer": "映りません。", "answered_at": NOW, "answered_by": association.registered_by}
        if answered
        else {}
    )
    return mine.first() or ComplaintFactory(association=association, **facts)


def _consent(association) -> Consent:
    found = Consent.objects.filter(view__camera__site__association=association).first()
    return found or ConsentFactory(view__camera__site__association=association)
