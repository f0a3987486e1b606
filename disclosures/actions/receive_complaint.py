"""A complaint, a question or a withdrawn consent is received and numbered (ガイドライン3(6)、規程7)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera, Consent, Regulations
from civic import journal
from civic.actors import SystemActor
from civic.refusals import Refused
from civic.wareki import wareki
from disclosures.actions.tell_answerers import tell_answerers
from disclosures.models import Complaint
from disclosures.rules.complaints import ComplaintKind, Way, answer_due
from disclosures.rules.reasons_outside import ComplaintReason


@transaction.atomic
def receive_complaint(
    *,
    association: Association,
    kind: ComplaintKind,
    way: Way,
    content: str,
    complainant: str,
    contact: str,
    camera: Camera | None,
    consent: Consent | None = None,
    received_at: datetime | None = None,
    by: User | None,
    at: datetime,
) -> Complaint:
    """`by` is None where a resident wrote on the public page; `received_at` is `at` unless it was earlier.

    A withdrawn consent names its own camera. Names are not written in the journal: they have a last
    day of their own.
    """
    Association.objects.select_for_update().get(pk=association.pk)
    came_at = received_at or at
    about = _camera_of(consent) if consent else camera
    _refuse_unfit(association, about, consent, came_at, at)
    came_on = timezone.localdate(came_at)
    complaint = Complaint(
        association=association,
        number=_next_number(association),
        kind=kind,
        way=way,
        content=content,
        complainant=complainant,
        contact=contact,
        camera=about,
        consent=consent,
        regulations=Regulations.objects.in_force(came_on).filter(association=association).first(),
        received_at=came_at,
        received_by=by,
        due_on=answer_due(came_on),
    )
    complaint.full_clean()
    complaint.save()
    _record(complaint, by, at)
    tell_answerers(
        association,
        subject=f"{complaint}を受け付けました",
        body=_letter(complaint),
        but_not=by,
        at=at,
    )
    return complaint


def _refuse_unfit(
    association: Association,
    camera: Camera | None,
    consent: Consent | None,
    came_at: datetime,
    at: datetime,
) -> None:
    if came_at > at:
        raise Refused(ComplaintReason.IN_FUTURE)
    if camera and camera.site.association_id != association.pk:
        raise Refused(ComplaintReason.CAMERA_ELSEWHERE)
    if consent is None:
        return
    if consent.answer != Consent.Answer.AGREED:
        raise Refused(ComplaintReason.NOT_AGREED)
    if Complaint.objects.open().filter(consent=consent).exists():
        raise Refused(ComplaintReason.CONSENT_ALREADY_WITHDRAWN)


def _camera_of(consent: Consent) -> Camera:
    camera: Camera = consent.view.camera
    return camera


def _next_number(association: Association) -> int:
    """Under the lock on the association."""
    mine = Complaint.objects.of_association(association.pk)
    return (mine.aggregate(last=Max("number"))["last"] or 0) + 1


def _record(complaint: Complaint, by: User | None, at: datetime) -> None:
    journal.record(
        "苦情・問合せを受け付けた",
        complaint,
        by=by or SystemActor("public_page"),
        at=at,
        association_id=complaint.association_id,
        facts={
            "受付番号": complaint.number,
            "種類": complaint.get_kind_display(),
            "受け付け方": complaint.get_way_display(),
            "カメラ": str(complaint.camera or ""),
            "答える期限": complaint.due_on.isoformat(),
        },
    )


def _letter(complaint: Complaint) -> str:
    return (
        f"{complaint.association.name}に、{complaint.get_kind_display()}が1件届きました"
        f"（受付 第{complaint.number}号）。\n\n"
        f"答える期限は、{wareki(complaint.due_on)}です（本システムの定め）。\n"
        "「苦情・問合せ」の画面で内容を読み、担当の方を決めてください。\n"
    )
