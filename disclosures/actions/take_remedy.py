"""What is done about a complaint; a camera that is turned needs its consents anew (ガイドライン2(1))."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import Complaint
from disclosures.rules.complaints import Remedy
from disclosures.rules.reasons_outside import ComplaintReason


@transaction.atomic
def take_remedy(
    *, complaint: Complaint, remedy: Remedy, remarks: str, by: User, at: datetime
) -> Complaint:
    """May be changed until the complaint is closed."""
    locked = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if locked.closed_at:
        raise Refused(ComplaintReason.ALREADY_CLOSED)
    if not remarks.strip():
        raise Refused(ComplaintReason.REMEDY_MISSING)
    if remedy is Remedy.TURNED and locked.camera_id is None:
        raise Refused(ComplaintReason.NO_CAMERA_TO_TURN)
    locked.remedy, locked.remedy_remarks = remedy, remarks
    locked.full_clean()
    locked.save(update_fields=["remedy", "remedy_remarks"])
    journal.record(
        "苦情・問合せへの対応を記録した",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"受付番号": locked.number, "したこと": remedy.label},
    )
    return locked
