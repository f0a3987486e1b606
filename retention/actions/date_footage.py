"""An officer says when a doubtful file was recorded; from then on it has its last day."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from retention.actions.cover_new import cover_new
from retention.models import Footage
from retention.models.footage import Stage
from retention.queries.terms import terms_of
from retention.rules.period import last_day_kept
from retention.rules.reasons import RetentionReason


@transaction.atomic
def date_footage(*, footage: Footage, recorded_on: date, by: User, at: datetime) -> Footage:
    locked = Footage.objects.select_for_update(of=("self",)).get(pk=footage.pk)
    today = timezone.localdate(at)
    if locked.stage != Stage.UNDATED:
        raise Refused(RetentionReason.ALREADY_DATED)
    if recorded_on > today:
        raise Refused(RetentionReason.DATE_IN_FUTURE)
    if recorded_on < locked.recorder.in_use_from:
        raise Refused(RetentionReason.DATE_BEFORE_RECORDER)
    terms = terms_of(locked.recorder.association_id, as_of=today)
    noon = timezone.make_aware(datetime.combine(recorded_on, time(12)))
    locked.stage, locked.problem, locked.recorded_on = Stage.KEPT, "", recorded_on
    locked.last_day_kept = last_day_kept(noon, terms, as_of=today)
    locked.full_clean()
    locked.save()
    cover_new(locked.recorder, on=today, at=at)
    journal.record(
        "映像の撮影日を決めた",
        locked,
        by=by,
        at=at,
        association_id=locked.recorder.association_id,
        facts={"撮影日": recorded_on.isoformat()},
    )
    return locked
