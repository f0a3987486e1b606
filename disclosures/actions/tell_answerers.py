"""Mail to those who answer residents; it names nobody and carries nothing of what was written."""

from datetime import datetime

from django.utils import timezone

from associations.models import Association, Notice, User
from disclosures.queries.answerers import answerers


def tell_answerers(
    association: Association,
    *,
    subject: str,
    body: str,
    at: datetime,
    but_not: User | None = None,
) -> None:
    """`but_not` is whoever did it and knows."""
    posts = answerers(association.pk, timezone.localdate(at)).exclude(user=but_not)
    emails = {email for email in posts.values_list("user__email", flat=True) if email}
    for email in sorted(emails):
        Notice.objects.create(to=email, subject=subject[:120], body=body, queued_at=at)
