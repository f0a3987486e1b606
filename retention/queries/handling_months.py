"""For which months is there a 操作記録簿?"""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import TruncMonth

from associations.models import User
from civic.wareki import year_label
from retention.models import FootageAccess


@dataclass(frozen=True, slots=True)
class LogMonth:
    """`first_day` of the month, which its address names."""

    first_day: date
    label: str


def handling_months(user: User, association_id: int, on: date) -> list[LogMonth]:
    """Each month with a record, and this one, newest first. One query."""
    mine = FootageAccess.objects.visible_to(user).of_association(association_id)
    months = mine.annotate(month=TruncMonth("accessed_at")).values_list("month", flat=True)
    first_days = {month.date() for month in months.distinct()} | {on.replace(day=1)}
    return [
        LogMonth(day, f"{year_label(day)}{day.month}月") for day in sorted(first_days, reverse=True)
    ]
