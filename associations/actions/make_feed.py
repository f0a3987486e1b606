"""A calendar's address is made, or stopped: the new one ends the one before."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from associations.models import CalendarFeed, User
from civic import journal

_BYTES = 24  # 192 bits: nobody finds one by trying


@transaction.atomic
def make_feed(*, user: User, by: User, at: datetime) -> str:
    """Returns the secret part of the address, which is kept only as a hash."""
    revoke_feed(user=user, by=by, at=at)
    token = secrets.token_urlsafe(_BYTES)
    feed = CalendarFeed.objects.create(
        user=user, token_hash=hash_token(token), made_at=at, made_by=by
    )
    journal.record("予定表のアドレスを作った", feed, by=by, at=at)
    return token


@transaction.atomic
def revoke_feed(*, user: User, by: User, at: datetime) -> bool:
    """False when there was none."""
    User.objects.select_for_update().get(pk=user.pk)
    feed = CalendarFeed.objects.visible_to(user).open().first()
    if feed is None:
        return False
    feed.revoked_at, feed.revoked_by = at, by
    feed.full_clean()
    feed.save(update_fields=["revoked_at", "revoked_by"])
    journal.record("予定表のアドレスを止めた", feed, by=by, at=at)
    return True


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
