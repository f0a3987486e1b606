"""Waiting mail is sent: each row is claimed by one sender, then sent, then marked."""

from datetime import datetime

from django.core.mail import send_mail

from associations.models import Notice


def send_notices(*, at: datetime) -> int:
    """Returns how many were sent. A row whose sending failed stays claimed and unsent."""
    sent = 0
    for notice in Notice.objects.waiting():
        if not Notice.objects.claim(notice.pk, at=at):
            continue
        send_mail(notice.subject, notice.body, None, [notice.to])
        # The text may hold an invitation code; only its hash is meant to stay with us.
        Notice.objects.filter(pk=notice.pk).update(sent_at=at, body="")
        sent += 1
    return sent
