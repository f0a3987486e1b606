"""The terms of a programme are mended; impossible from its first application on."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import Programme
from subsidies.rules.programme_entry import COLUMNS, ProgrammeEntry
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_programme import ProgrammeReason


@transaction.atomic
def edit_programme(
    *, programme: Programme, entry: ProgrammeEntry, by: User, at: datetime
) -> Programme:
    """The journal names the columns that changed, with what they were and are."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.frozen_at:
        raise Refused(SubsidyReason.FROZEN)
    if Programme.objects.exclude(pk=locked.pk).filter(code=entry.code).exists():
        raise Refused(ProgrammeReason.CODE_TAKEN, code=entry.code)
    changed = [column for column in COLUMNS if getattr(locked, column) != getattr(entry, column)]
    if not changed:
        return locked
    facts = {
        column: f"{_shown(getattr(locked, column))} → {_shown(getattr(entry, column))}"
        for column in changed
    }
    for column in changed:
        setattr(locked, column, getattr(entry, column))
    locked.full_clean()
    locked.save()
    journal.record("補助の制度を直した", locked, by=by, at=at, facts=facts)
    return locked


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
