"""A changed 規程 moves the last day of what is already kept (規程5(3))."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from civic import journal
from civic.actors import Actor
from retention.actions.hold_files import lock_recorders
from retention.models import Footage, Recorder
from retention.queries.terms import terms_of
from retention.rules.period import last_day_kept


@transaction.atomic
def apply_terms(recorder: Recorder, *, on: date, by: Actor, at: datetime) -> int:
    """One update for each recorded day that moves. A last day only ever moves earlier.

    So nothing that has become unreadable can be read again, whatever 規程 is recorded later and
    whatever past night is run again.
    """
    terms = terms_of(recorder.association_id, as_of=on)
    kept = Footage.objects.filter(recorder=recorder).kept()
    days = kept.order_by().values_list("recorded_on", flat=True).distinct()
    moved = 0
    for day in list(days):
        if day is None:
            continue
        last_day = last_day_kept(_noon(day), terms, as_of=on)
        later = kept.filter(recorded_on=day, last_day_kept__gt=last_day)
        if later.exists():
            # As a hold does: the recorder first, then its files.
            lock_recorders([recorder.pk])
            moved += later.update(last_day_kept=last_day)
    if moved:
        journal.record(
            "規程の変更により最終保存日を早めた",
            recorder,
            by=by,
            at=at,
            association_id=recorder.association_id,
            facts={"本数": moved},
        )
    return moved


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
