"""Duties become notices: once for each person, duty and step of the reminder rules.

A duty without a day is told when it is first seen, and again in each month in which it is open.
"""

from collections.abc import Iterable
from datetime import date, datetime

import structlog
from django.db import transaction

from associations.models import Association, Notice
from associations.queries.recipients import (
    Recipient,
    days_of_kinds,
    for_whom,
    kind_of,
    recipients_of,
)
from associations.rules.reminders import FIRST_SEEN, Days, DutyKind, Way, step_reached, way_of
from civic.duties import Duty, duties_of

log = structlog.get_logger()


def queue_reminders(*, on: date, at: datetime) -> int:
    """Return how many new reminders there are; one association's trouble keeps nobody else's."""
    days = days_of_kinds()
    count = 0
    for pk in Association.objects.order_by("pk").values_list("pk", flat=True):
        try:
            count += _of_association(pk, days, on=on, at=at)
        except Exception:
            log.exception("reminders_failed", association=pk)
    return count


@transaction.atomic
def _of_association(pk: int, days: dict[DutyKind, Days], *, on: date, at: datetime) -> int:
    """The association's row is locked, so that two workers cannot both find a reminder missing."""
    association = Association.objects.select_for_update().get(pk=pk)
    people = recipients_of(pk, at)
    wanted = {
        row.dedupe_key: row
        for duty in duties_of(pk, on)
        for row in _rows(duty, people, days, association=association, on=on, at=at)
    }
    there = Notice.objects.filter(dedupe_key__in=wanted).values_list("dedupe_key", flat=True)
    new = [row for key, row in wanted.items() if key not in set(there)]
    _gather_by_person(Notice.objects.bulk_create(new), at=at)
    return len(new)


def _rows(
    duty: Duty,
    people: Iterable[Recipient],
    days: dict[DutyKind, Days],
    *,
    association: Association,
    on: date,
    at: datetime,
) -> list[Notice]:
    step = step_reached(duty.due_on, on, days[kind_of(duty)])
    if step is None:
        return []
    when = f"{on:%Y-%m}" if step == FIRST_SEEN else f"{duty.due_on}:{step}"
    mark = f"{association.pk}:{duty.stable_key}:{when}"
    return [
        _reminder(duty, each, mark, association=association, on=on, at=at)
        for each in for_whom(duty, people)
    ]


def _reminder(
    duty: Duty, person: Recipient, mark: str, *, association: Association, on: date, at: datetime
) -> Notice:
    user = person.user
    way = way_of(
        person.way, has_mail=bool(user.email), due_on=duty.due_on, on=on, urgent=duty.is_pressing
    )
    return Notice(
        kind=Notice.Kind.REMINDER,
        way=way,
        user=user,
        association=association,
        to=user.email if way is Way.MAIL and user.email else "",
        subject=f"{duty.title}（{association.name}）"[:120],
        why=f"{duty.reason}（{duty.clause}）" if duty.clause else duty.reason,
        due_on=duty.due_on,
        url=duty.url,
        action_label=duty.action_label[:60],
        dedupe_key=f"{user.pk}:{mark}"[:200],
        queued_at=at,
    )


def _gather_by_person(rows: Iterable[Notice], *, at: datetime) -> None:
    """Several reminders of one night for one person are one mail."""
    by_user: dict[int | None, list[Notice]] = {}
    for row in rows:
        if row.way == Way.MAIL:
            by_user.setdefault(row.user_id, []).append(row)
    for mails in by_user.values():
        if len(mails) > 1:
            gather(mails, subject=_subject(mails), at=at)


def _subject(mails: list[Notice]) -> str:
    name = mails[0].association.name if mails[0].association else ""
    return f"期限などのお知らせが{len(mails)}件あります（{name}）"[:120]


def gather(rows: list[Notice], *, subject: str, at: datetime, key: str | None = None) -> Notice:
    """One mail that carries these notices of one person."""
    user = rows[0].user
    carrier = Notice.objects.create(
        kind=Notice.Kind.DIGEST,
        user=user,
        to=(user.email if user else "") or "",
        subject=subject,
        dedupe_key=key,
        url="/",
        action_label="今日やることを見る",
        queued_at=at,
    )
    pks = [row.pk for row in rows]
    Notice.objects.filter(pk__in=pks).update(digest=carrier, way=Way.DIGEST, to="")
    return carrier
