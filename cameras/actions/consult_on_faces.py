"""An association asks the city about a camera that recognises faces, before it buys one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Appointment, Notice, User
from associations.rules.roles import Role
from cameras.models import CameraSite, FaceConsultation
from civic import journal


@transaction.atomic
def consult_on_faces(
    *, site: CameraSite, maker: str, question: str, address: str, by: User, at: datetime
) -> FaceConsultation:
    """担当 are told by mail that there is one, without its content."""
    row = FaceConsultation(site=site, maker=maker, question=question, asked_at=at, asked_by=by)
    row.full_clean()
    row.save()
    journal.record(
        "顔識別の相談を受け付けた",
        row,
        by=by,
        at=at,
        association_id=site.association_id,
        facts={"番号": site.number, "機器": maker},
    )
    posts = Appointment.objects.of_city().in_office(timezone.localdate(at))
    reviewers = posts.filter(role=Role.CITY_REVIEWER).values_list("user__email", flat=True)
    for email in sorted({email for email in reviewers if email}):
        Notice.objects.create(
            to=email,
            subject="顔識別のあるカメラの相談がありました",
            body=(
                f"{site.association.name}から、顔識別のあるカメラの相談がありました。\n"
                "次のページで内容を確かめて、回答を記録してください。\n\n"
                f"{address}/city/face-consultations/{row.pk}/\n"
            ),
            queued_at=at,
        )
    return row
