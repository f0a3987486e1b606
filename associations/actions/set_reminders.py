"""The city sets on which days each kind of duty is announced."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from associations.models import ReminderRule, User
from associations.queries.recipients import days_of_kinds
from associations.rules.reminders import Days, DutyKind, readable_days
from civic import journal


@transaction.atomic
def set_reminders(*, days: Mapping[DutyKind, Days], by: User, at: datetime) -> list[ReminderRule]:
    """Return the rules that changed."""
    list(ReminderRule.objects.select_for_update())
    now = days_of_kinds()
    return [_set(kind, new, by=by, at=at) for kind, new in days.items() if new != now[kind]]


def _set(kind: DutyKind, days: Days, *, by: User, at: datetime) -> ReminderRule:
    row, _ = ReminderRule.objects.update_or_create(
        kind=kind,
        defaults={
            "days_before": list(days.before),
            "days_after": list(days.after),
            "set_at": at,
            "set_by": by,
        },
    )
    row.full_clean()
    facts = {
        "種類": kind.label,
        "期限の前": readable_days(days.before),
        "期限の後": readable_days(days.after),
    }
    journal.record("期限のお知らせの日を決めた", row, by=by, at=at, facts=facts)
    return row
