"""How somebody proved who he is goes after its last day; a private person's name with it (本システムの定め).

Who came for an authority stays named: the record of what was given to whom needs it.
"""

from datetime import date, datetime

from django.db import transaction

from civic import journal
from civic.actors import Actor
from disclosures.models import Inquiry


def erase_identities(*, on: date, at: datetime, by: Actor) -> int:
    """How many; a second call of the same day erases nothing."""
    due = list(Inquiry.objects.with_identity_past(on).values_list("pk", flat=True))
    return sum(_erase(pk, on=on, at=at, by=by) for pk in due)


@transaction.atomic
def _erase(pk: int, *, on: date, at: datetime, by: Actor) -> int:
    due = Inquiry.objects.with_identity_past(on).select_for_update(of=("self",))
    inquiry = due.filter(pk=pk).first()
    if inquiry is None:
        return 0
    if not inquiry.what.comes_from_authority:
        inquiry.requester = ""
        journal.forget(inquiry)
    inquiry.phone = inquiry.identity_proof = ""
    inquiry.identity_seen_at = inquiry.identity_seen_by = None
    inquiry.identity_erased_at = at
    inquiry.save()
    journal.record(
        "本人確認の記録を消した",
        inquiry,
        by=by,
        at=at,
        association_id=inquiry.association_id,
        facts={"最終保存日": str(inquiry.identity_until)},
    )
    return 1
