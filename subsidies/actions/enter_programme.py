"""A programme of the city is entered, with everything that decides the amount."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import Programme
from subsidies.rules.programme_entry import COLUMNS, ProgrammeEntry
from subsidies.rules.reasons_programme import ProgrammeReason


@transaction.atomic
def enter_programme(*, entry: ProgrammeEntry, by: User, at: datetime) -> Programme:
    """It has no windows, no form numbers and no budget yet."""
    if Programme.objects.filter(code=entry.code).exists():
        raise Refused(ProgrammeReason.CODE_TAKEN, code=entry.code)
    programme = Programme(entered_at=at, entered_by=by)
    for column in COLUMNS:
        setattr(programme, column, getattr(entry, column))
    programme.full_clean()
    programme.save()
    journal.record("補助の制度を登録した", programme, by=by, at=at, facts={"記号": programme.code})
    return programme
