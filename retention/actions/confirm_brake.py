"""One of two people says that a stopped night is right, and may go on (本システムの定め)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from civic.wareki import wareki
from retention.models import BrakeStop
from retention.rules.reasons_brake import BrakeRefusal


@transaction.atomic
def confirm_brake(*, stop: BrakeStop, by: User, at: datetime) -> BrakeStop:
    """Both on the day of the night: a stop of another day says that some clock was wrong.

    With the second person's word the stop is lifted: the next night, or this one again, goes on.
    """
    locked = BrakeStop.objects.select_for_update(of=("self",)).get(pk=stop.pk)
    if locked.second_at or locked.overtaken_at:
        raise Refused(BrakeRefusal.NOT_WAITING)
    if locked.run.night != timezone.localdate(at):
        raise Refused(BrakeRefusal.NOT_TODAY, night=wareki(locked.run.night))
    if locked.first_by_id == by.pk:
        raise Refused(BrakeRefusal.SAME_PERSON)
    if locked.first_at:
        locked.second_at, locked.second_by = at, by
    else:
        locked.first_at, locked.first_by = at, by
    locked.full_clean()
    locked.save()
    journal.record(
        "止まった消去を確かめた",
        locked,
        by=by,
        at=at,
        association_id=locked.run.recorder.association_id,
        facts={
            "人": "2人目" if locked.second_at else "1人目",
            "対象": locked.due_count,
            "見込み": locked.expected_count,
        },
    )
    return locked
