"""A changed 規程 moves the last day of what is already kept (規程5(3))."""

from datetime import date, datetime, time

from django.utils import timezone

from retention.models import Footage, Recorder
from retention.queries.terms import terms_of
from retention.rules.period import last_day_kept


def apply_terms(recorder: Recorder, *, on: date) -> int:
    """The last day depends on the recorded day alone: one update for each day that moves."""
    terms = terms_of(recorder.association_id, as_of=on)
    kept = Footage.objects.filter(recorder=recorder).kept()
    days = kept.order_by().values_list("recorded_on", flat=True).distinct()
    moved = 0
    for day in list(days):
        if day is None:
            continue
        last_day = last_day_kept(_noon(day), terms, as_of=on)
        moved += (
            kept.filter(recorded_on=day)
            .exclude(last_day_kept=last_day)
            .update(last_day_kept=last_day)
        )
    return moved


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
