"""The moment has come: what was open and belonged to the leaving gets a new owner."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import HandOver
from associations.queries.hand_over import changing_posts, left_behind
from civic import journal
from civic.actors import Actor
from civic.handover import Passing, pass_on


@transaction.atomic
def complete_hand_over(*, hand_over: HandOver, by: Actor, at: datetime) -> bool:
    """False when it is not due, or somebody else has completed it."""
    today = timezone.localdate(at)
    due = HandOver.objects.due(today).select_for_update(of=("self",))
    locked = due.filter(pk=hand_over.pk).first()
    if locked is None:
        return False
    heirs = left_behind(locked, changing_posts(locked), today)
    passed = sum(
        pass_on(Passing(locked.association_id, leaving=old, heir=new, by=by, at=at))
        for old, new in heirs.items()
    )
    locked.completed_at = at
    locked.full_clean()
    locked.save()
    facts: dict[str, journal.Fact] = {"担当を移した件数": passed}
    journal.record(
        "引継ぎを終えた", locked, by=by, at=at, association_id=locked.association_id, facts=facts
    )
    return True


def complete_due_hand_overs(*, on: date, by: Actor, at: datetime) -> int:
    """Each in its own transaction."""
    due = HandOver.objects.due(on).order_by("pk")
    return sum(complete_hand_over(hand_over=each, by=by, at=at) for each in due)
