"""提供用の写し: only of what was asked for, only after the decision to give (規程5(1)・6(2))."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction

from associations.models import User
from civic.refusals import Refused
from disclosures.actions.require_decision import TO_GIVE, require_decision, require_not_given
from disclosures.models import Decision
from disclosures.queries.asked_footage import asked_footage
from disclosures.rules.reasons_provision import ProvisionReason
from retention.actions.make_copy import make_copy
from retention.models import Footage, FootageCopy
from retention.queries.standing import standing_of

# The page waits for it: what a slow disk encrypts before a browser gives up. A single larger file
# is copied alone.
MOST_AT_ONCE: Final = 2 * 1024**3
_MOST_IN_WORDS: Final = "2ギガバイト"


def copy_for_inquiry(
    *, decision: Decision, footage: Collection[Footage], by: User, at: datetime
) -> list[FootageCopy]:
    """Not one transaction, on purpose: each copy and the record of its access stand for themselves.

    Refused before the first is made, wherever that can be told; what fails on the way leaves the
    copies before it.
    """
    newest = _require(decision, footage, by=by, at=at)
    purpose = f"依頼 第{newest.inquiry.number}号への提供のため"
    return [
        make_copy(footage=each, reference=newest.reference, purpose=purpose, by=by, at=at)
        for each in footage
    ]


@transaction.atomic
def _require(
    decision: Decision, footage: Collection[Footage], *, by: User, at: datetime
) -> Decision:
    newest = require_decision(decision, TO_GIVE)
    require_not_given(newest)
    standing_of(by, newest.inquiry.association_id, at).require()
    if not footage:
        raise Refused(ProvisionReason.NOTHING_CHOSEN)
    chosen = {each.pk for each in footage}
    if asked_footage(newest.inquiry).filter(pk__in=chosen).count() != len(chosen):
        raise Refused(ProvisionReason.FOOTAGE_ELSEWHERE)
    made = FootageCopy.objects.made_for(newest.reference).with_key()
    if made.filter(footage__in=chosen).exists():
        raise Refused(ProvisionReason.COPY_ALREADY_MADE)
    if len(chosen) > 1 and sum(each.size for each in footage) > MOST_AT_ONCE:
        raise Refused(ProvisionReason.TOO_MUCH_AT_ONCE, limit=_MOST_IN_WORDS)
    return newest
