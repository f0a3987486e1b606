"""A window that was entered by mistake is taken away; the journal keeps what it said."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from subsidies.models import Programme, ProgrammeWindow


@transaction.atomic
def remove_window(*, window: ProgrammeWindow, by: User, at: datetime) -> Programme:
    programme = Programme.objects.select_for_update().get(pk=window.programme_id)
    facts = {
        "種類": window.get_kind_display(),
        "始まり": window.opens_on.isoformat(),
        "終わり": window.closes_on.isoformat(),
    }
    window.delete()
    journal.record("受付期間を消した", programme, by=by, at=at, facts=facts)
    return programme
