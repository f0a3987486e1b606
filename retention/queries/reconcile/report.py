"""All checks of a depth, gathered."""

from datetime import date, datetime

from retention.queries.reconcile.copies import check_copies
from retention.queries.reconcile.found import Gathered
from retention.queries.reconcile.papers import check_papers
from retention.queries.reconcile.records import check_records
from retention.queries.reconcile.stores import check_stores

DEPTHS = (1, 2, 3)


def differences(*, on: date, at: datetime, depth: int) -> Gathered:
    """`depth` 1: presence, 2: sizes and days too, 3: bytes too."""
    gathered = Gathered()
    gathered.take(check_stores(on=on, depth=depth))
    gathered.take(check_records(on=on, depth=depth))
    gathered.take(check_papers(depth=depth))
    gathered.take(check_copies(at=at, depth=depth))
    return gathered
