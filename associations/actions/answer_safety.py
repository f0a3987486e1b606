"""An officer answers the safety questions (guideline 3(1)イ); only changed answers are written."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from associations.models import Association, SafetyMeasure, User
from associations.rules.safety import Answer, Measure
from civic import journal


@transaction.atomic
def answer_safety(
    *, association: Association, answers: Mapping[Measure, Answer], by: User, at: datetime
) -> list[SafetyMeasure]:
    Association.objects.select_for_update().get(pk=association.pk)
    now = dict(SafetyMeasure.objects.latest_of(association.pk).values_list("measure", "answer"))
    changed = [
        SafetyMeasure.objects.create(
            association=association, measure=measure, answer=answer, recorded_at=at, recorded_by=by
        )
        for measure, answer in answers.items()
        if now.get(measure) != answer
    ]
    if changed:
        journal.record(
            "安全管理を確かめた",
            association,
            by=by,
            at=at,
            association_id=association.pk,
            facts={Measure(row.measure).value: Answer(row.answer).label for row in changed},
        )
    return changed
