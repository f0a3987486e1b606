"""Waiting mail is sent: each row is locked by one sender, sent, and marked in one transaction.

A sender that is killed before the server took the mail lets go of the row, and the next one sends
it. The Message-ID is the row's own, so that a server that took a mail whose sender was killed in
the same instant can tell the second copy from a second mail.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from associations.documents.mail import build
from associations.models import Notice

log = structlog.get_logger()
_LONGEST_REST = timedelta(hours=6)


def send_notices(*, at: datetime) -> int:
    """Returns how many were sent. A mail that the server did not take waits for a later try."""
    waiting = list(Notice.objects.waiting(at).values_list("pk", flat=True))
    return sum(_send(pk, at=at) for pk in waiting)


@transaction.atomic
def _send(pk: int, *, at: datetime) -> bool:
    notice = Notice.objects.claim(pk)
    if notice is None:
        return False
    try:
        _mail(notice).send()
    except OSError:  # a refused connection and every SMTP error
        log.exception("notice_not_sent", notice=pk)
        notice.tries += 1
        notice.next_try_at = at + rest_after(notice.tries)
        notice.save(update_fields=["tries", "next_try_at"])
        return False
    # The text may hold an invitation code; only its hash is meant to stay with us.
    notice.sent_at, notice.body, notice.why = at, "", ""
    notice.save(update_fields=["sent_at", "body", "why"])
    notice.carried.update(body="", why="")
    return True


def _mail(notice: Notice) -> EmailMultiAlternatives:
    built = build(notice, address=settings.PUBLIC_ADDRESS)
    house = urlsplit(settings.PUBLIC_ADDRESS).hostname
    headers = {"Message-ID": f"<notice-{notice.pk}@{house}>", "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(notice.subject, built.text, to=[notice.to], headers=headers)
    mail.attach_alternative(built.html, "text/html")
    return mail


def rest_after(tries: int) -> timedelta:
    """One minute, two, four …, at most six hours."""
    return min(timedelta(minutes=2 ** min(tries - 1, 12)), _LONGEST_REST)
