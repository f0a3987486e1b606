"""What was voted for a programme is entered: the first budget, more of it, or less."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import BudgetEntry, Programme
from subsidies.rules.reasons_programme import ProgrammeReason


@transaction.atomic
def appropriate(
    *, programme: Programme, yen: int, note: str = "", by: User, at: datetime
) -> BudgetEntry:
    """`yen` below nothing takes back; never more than is still free."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.is_example:
        raise Refused(ProgrammeReason.EXAMPLE)
    if yen == 0:
        raise Refused(ProgrammeReason.NOTHING_VOTED)
    lacking = -yen - BudgetEntry.objects.filter(programme=locked).left()
    if yen < 0 < lacking:
        raise Refused(ProgrammeReason.BELOW_BOUND, lacking=f"{lacking:,}")
    entry = BudgetEntry(
        programme=locked,
        kind=BudgetEntry.Kind.APPROPRIATION,
        yen=yen,
        note=note,
        entered_at=at,
        entered_by=by,
    )
    entry.full_clean()
    entry.save()
    journal.record("予算を記入した", locked, by=by, at=at, facts={"額": yen, "摘要": note})
    return entry
