"""The weekly digest: on Monday morning one mail a person carries what was gathered until then."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from associations.actions.queue_reminders import gather
from associations.models import Notice, User
from associations.rules.reminders import Way
from civic.wareki import month_and_day


def queue_digests(*, on: date, at: datetime) -> int:
    """Return how many. Any later day of the week makes up for a Monday that was missed."""
    monday = on - timedelta(days=on.weekday())
    until = timezone.make_aware(datetime.combine(monday + timedelta(days=1), time.min))
    waiting = Notice.objects.for_digest().queued_before(until)
    users = waiting.order_by("user_id").values_list("user_id", flat=True).distinct()
    return sum(_of_person(pk, monday, until, at=at) for pk in list(users))


@transaction.atomic
def _of_person(user_id: int, monday: date, until: datetime, *, at: datetime) -> bool:
    user = User.objects.select_for_update().get(pk=user_id)
    rows = list(Notice.objects.for_digest().of_user(user_id).queued_before(until))
    if not user.email:
        Notice.objects.for_digest().of_user(user_id).update(way=Way.LETTER)
        return False
    if not rows:
        return False
    subject = f"週のまとめ（{month_and_day(monday)}）：お知らせが{len(rows)}件あります"
    gather(rows, subject=subject, at=at, key=_key(user_id, monday))
    return True


def _key(user_id: int, monday: date) -> str | None:
    """A second digest of one week carries only what the first could not: it needs no mark."""
    key = f"digest:{user_id}:{monday}"
    return None if Notice.objects.filter(dedupe_key=key).exists() else key
