"""Footage leaked, was lost or stolen, or may have been: the clocks run from the moment it became known.

(個人情報保護法26条、規程4(5))
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from associations.models import Association, User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from disclosures.actions.tell_answerers import tell_answerers
from disclosures.models import Incident
from disclosures.rules.incident_clock import Cause
from disclosures.rules.reasons_outside import IncidentReason


@transaction.atomic
def record_incident(
    *,
    association: Association,
    known_at: datetime,
    happened_at: datetime | None,
    causes: Collection[Cause],
    camera: Camera | None,
    outline: str,
    by: User,
    at: datetime,
) -> Incident:
    if known_at > at:
        raise Refused(IncidentReason.KNOWN_IN_FUTURE)
    if happened_at and happened_at > known_at:
        raise Refused(IncidentReason.HAPPENED_AFTER_KNOWN)
    if camera and camera.site.association_id != association.pk:
        raise Refused(IncidentReason.CAMERA_ELSEWHERE)
    Association.objects.select_for_update().get(pk=association.pk)
    incident = Incident(
        association=association,
        number=_next_number(association),
        known_at=known_at,
        happened_at=happened_at,
        causes=sorted(each.value for each in causes),
        camera=camera,
        outline=outline,
        recorded_at=at,
        recorded_by=by,
    )
    incident.full_clean()
    incident.save()
    _tell(incident)
    return incident


def _next_number(association: Association) -> int:
    """Under the lock on the association."""
    mine = Incident.objects.of_association(association.pk)
    return (mine.aggregate(last=Max("number"))["last"] or 0) + 1


def _tell(incident: Incident) -> None:
    """The journal and the mail say that there is one; what happened is read on its page."""
    journal.record(
        "漏えい等の事案を記録した",
        incident,
        by=incident.recorded_by,
        at=incident.recorded_at,
        association_id=incident.association_id,
        facts={"事案": incident.number, "知った日": incident.known_on.isoformat()},
    )
    tell_answerers(
        incident.association,
        subject=f"【至急】{incident}が記録されました",
        body=(
            f"{incident.association.name}で、映像の漏えい等の事案が記録されました。\n\n"
            "「漏えい等の事案」の画面で、だれに、いつまでに知らせるかを確かめてください。\n"
        ),
        but_not=incident.recorded_by,
        at=incident.recorded_at,
    )
