"""Mail to those who work at the desk: nobody asks for the footage any more. It names nobody."""

from datetime import datetime

from django.utils import timezone

from associations.models import Appointment, Notice, User
from disclosures.models import Inquiry, TakenCopy
from disclosures.queries.who_may_act import RECEIVING

_TAKEN = (
    "渡すために書き出した映像が{count}件、まだ残っています。書き出した先（USBメモリー、パソコンなど）から消し、"
    "次のページで「書き出した映像を消したことを確かめる」を済ませてください。\n\n"
)


def tell_of_withdrawal(inquiry: Inquiry, address: str, *, by: User, at: datetime) -> None:
    """管理責任者 and the officers of the desk, but not whoever wrote it down."""
    posts = Appointment.objects.of_association(inquiry.association_id).filter(role__in=RECEIVING)
    held = posts.giving_access(at, timezone.localdate(at)).exclude(user=by)
    emails = {email for email in held.values_list("user__email", flat=True) if email}
    taken = TakenCopy.objects.filter(decision__inquiry=inquiry).to_be_erased().count()
    body = (
        f"{inquiry.association.name}が受け付けた、映像を求める依頼（第{inquiry.number}号）は、"
        "取り下げられました。この依頼のための仮保全は解きました。\n\n"
        f"{_TAKEN.format(count=taken) if taken else ''}"
        f"{address}/a/{inquiry.association_id}/desk/{inquiry.pk}/\n"
    )
    subject = "【お知らせ】防犯カメラの映像を求める依頼が取り下げられました"
    for email in sorted(emails):
        Notice.objects.create(to=email, subject=subject, body=body, queued_at=at)
