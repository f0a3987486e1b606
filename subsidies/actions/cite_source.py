"""What the city has published since is noted, also for a frozen programme: its terms stay the same."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import Programme
from subsidies.rules.reasons_programme import ProgrammeReason


@transaction.atomic
def cite_source(
    *,
    programme: Programme,
    source: str,
    note: str,
    unverified: Sequence[str],
    by: User,
    at: datetime,
) -> Programme:
    """`unverified`: the fields that stay 未確認. Nothing counts as verified without its source."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    verified = [field for field in locked.unverified if field not in unverified]
    if verified and not source:
        raise Refused(ProgrammeReason.NO_SOURCE)
    new = {"source": source, "note": note, "unverified": list(unverified)}
    facts = {
        column: f"{_shown(getattr(locked, column))} → {_shown(value)}"
        for column, value in new.items()
        if getattr(locked, column) != value
    }
    if not facts:
        return locked
    for column, value in new.items():
        setattr(locked, column, value)
    locked.full_clean()
    locked.save(update_fields=list(new))
    journal.record("補助の制度の出典を記した", locked, by=by, at=at, facts=facts)
    return locked


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
