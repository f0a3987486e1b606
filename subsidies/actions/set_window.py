"""When something may be handed in is set, also for a frozen programme: 追加募集 come later."""

from datetime import date, datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import Programme, ProgrammeWindow
from subsidies.rules.reasons_programme import ProgrammeReason


@transaction.atomic
def set_window(
    *,
    programme: Programme,
    window: ProgrammeWindow | None = None,
    kind: str,
    opens_on: date,
    closes_on: date,
    by: User,
    at: datetime,
) -> ProgrammeWindow:
    """A new one, or `window` with other days."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    row = window or ProgrammeWindow(programme=programme)
    if row.programme_id != programme.pk:
        raise Refused(ProgrammeReason.OTHER_PROGRAMME)
    row.kind, row.opens_on, row.closes_on = kind, opens_on, closes_on
    row.full_clean()
    row.save()
    facts = {
        "種類": row.get_kind_display(),
        "始まり": opens_on.isoformat(),
        "終わり": closes_on.isoformat(),
    }
    journal.record("受付期間を決めた", programme, by=by, at=at, facts=facts)
    return row
