"""Waiting mail is sent: each row is claimed by one sender, then sent, then marked."""

from datetime import datetime

import structlog
from django.core.mail import send_mail

from associations.models import Notice

log = structlog.get_logger()


def send_notices(*, at: datetime) -> int:
    """Returns how many were sent. A mail that the server did not take waits for the next try."""
    sent = 0
    for notice in Notice.objects.waiting():
        if not Notice.objects.claim(notice.pk, at=at):
            continue
        try:
            send_mail(notice.subject, notice.body, None, [notice.to])
        except OSError:  # a refused connection and every SMTP error
            log.exception("notice_not_sent", notice=notice.pk)
            Notice.objects.filter(pk=notice.pk).update(claimed_at=None)
            continue
        # The text may hold an invitation code; only its hash is meant to stay with us.
        Notice.objects.filter(pk=notice.pk).update(sent_at=at, body="")
        sent += 1
    return sent
