"""Permits of a 取扱責任者 who left end with the post (規程4(3))."""

from django.db.models import Q

from civic import journal
from civic.handover import Passing
from retention.models import HandlingPermit


def end_permits_of_leaving(passing: Passing) -> int:
    """Inside the transaction of the hand-over; the new 管理責任者 permits anew. Returns how many."""
    mine = HandlingPermit.objects.of_association(passing.association_id)
    still = Q(handler=passing.leaving, ends_at__gt=passing.at, revoked_at=None)
    found = list(mine.select_for_update(of=("self",)).filter(still))
    for permit in found:
        permit.revoked_at, permit.revoked_by = passing.at, passing.heir
        permit.save(update_fields=["revoked_at", "revoked_by"])
        journal.record(
            "取扱いの許可を、退任のため終わりにした",
            permit,
            by=passing.by,
            at=passing.at,
            association_id=passing.association_id,
            facts={"人": f"user:{permit.handler_id}"},
        )
    return len(found)
