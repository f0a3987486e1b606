"""A line of the budget ledger, under the lock of the programme: never more is bound than was voted."""

from datetime import datetime

from associations.models import User
from civic.refusals import Refused
from subsidies.models import BudgetEntry, GrantApplication, Programme
from subsidies.rules.reasons import SubsidyReason

_FREE_ALL = frozenset({BudgetEntry.Kind.FREED})


def bind_budget(
    application: GrantApplication,
    *,
    kind: BudgetEntry.Kind,
    yen: int,
    by: User,
    at: datetime,
    note: str = "",
) -> BudgetEntry:
    """From now on `yen` is bound for this application (nothing for 戻し).

    Refused when the programme has not so much left. Inside a transaction.
    """
    programme = Programme.objects.select_for_update().get(pk=application.programme_id)
    ledger = BudgetEntry.objects.filter(programme=programme)
    wanted = 0 if kind in _FREE_ALL else yen
    more = wanted - ledger.bound_by(application)
    if more > max(ledger.left(), 0):
        raise Refused(SubsidyReason.OVER_BUDGET, left=f"{ledger.left():,}", wanted=f"{wanted:,}")
    return BudgetEntry.objects.create(
        programme=programme,
        application=application,
        kind=kind,
        yen=yen,
        bound_yen=more,
        note=note,
        entered_at=at,
        entered_by=by,
    )
