"""The retention terms of an association: what its versions of the 規程 have said, and since when."""

from datetime import date

from cameras.models import Regulations
from retention.rules.period import RetentionTerm


def terms_of(association_id: int, *, as_of: date) -> tuple[RetentionTerm, ...]:
    """Those in effect by `as_of`, oldest first; one query."""
    rows = (
        Regulations.objects.filter(association_id=association_id, effective_on__lte=as_of)
        .order_by("effective_on", "version")
        .values_list("retention_days", "effective_on")
    )
    return tuple(RetentionTerm(days, effective_on) for days, effective_on in rows)
