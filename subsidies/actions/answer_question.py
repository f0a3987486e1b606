"""The answers of one page that are columns of the application itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic.refusals import Refused
from subsidies.actions.write_page import note_written, open_page
from subsidies.models import GrantApplication
from subsidies.queries.case import decided_on
from subsidies.rules.answers import COLUMNS, DAYS_OF_WORK, problems
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason


@transaction.atomic
def answer_question(
    *,
    application: GrantApplication,
    question: Question,
    values: Mapping[str, Any],
    stamp: str = "",
    by: User,
    at: datetime,
) -> GrantApplication:
    """`values`: by column; one that is left out is kept as it is. `stamp`: of what was seen."""
    with open_page(application, question, stamp=stamp) as locked:
        for column in COLUMNS[question]:
            setattr(locked, column, values.get(column, getattr(locked, column)))
        _check(locked, question, at)
        locked.full_clean()
        locked.save()
    note_written(locked, question, by=by, at=at)
    return locked


def _check(application: GrantApplication, question: Question, at: datetime) -> None:
    resolution = application.resolution
    if resolution and resolution.association_id != application.association_id:
        raise Refused(ApplicationReason.RESOLUTION_ELSEWHERE)
    found = problems(
        {column: getattr(application, column) for column in COLUMNS[question]},
        known={day: getattr(application, day) for day in DAYS_OF_WORK},
        today=timezone.localdate(at),
        decided_on=decided_on(application),
        bars_early=application.programme.bars_contract_before_decision,
        unverified=application.programme.unverified,
    )
    if problem := next(found, None):
        raise problem
