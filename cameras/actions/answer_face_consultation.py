"""The city answers what was asked about a camera that recognises faces; once."""

from datetime import datetime

from django.db import transaction

from associations.models import Notice, User
from cameras.models import FaceConsultation
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def answer_face_consultation(
    *, consultation: FaceConsultation, answer: str, address: str, by: User, at: datetime
) -> FaceConsultation:
    """Whoever asked is told by mail that there is an answer, without its content."""
    row = FaceConsultation.objects.select_for_update().get(pk=consultation.pk)
    if row.answered_at:
        raise Refused(CameraReason.FACES_ANSWERED)
    row.answer, row.answered_at, row.answered_by = answer, at, by
    row.full_clean()
    row.save()
    site = row.site
    journal.record("顔識別の相談に回答した", row, by=by, at=at, association_id=site.association_id)
    if row.asked_by.email:
        path = f"/a/{site.association_id}/cameras/{site.pk}/faces/"
        Notice.objects.create(
            to=row.asked_by.email,
            subject="顔識別のあるカメラの相談に、市が回答しました",
            body=f"次のページで回答を読んでください。\n\n{address}{path}\n",
            queued_at=at,
        )
    return row
