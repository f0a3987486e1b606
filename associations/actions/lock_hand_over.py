"""Every step of a hand-over holds its row, and none is taken after its end."""

from associations.models import HandOver
from associations.rules.reasons_hand_over import HandOverReason
from civic.refusals import Refused


def lock_hand_over(pk: int, *, may_be_agreed: bool = False) -> HandOver:
    """Inside a transaction. What both have confirmed is changed by nobody."""
    locked = HandOver.objects.select_for_update(of=("self",)).get(pk=pk)
    if locked.is_over:
        raise Refused(HandOverReason.OVER)
    if locked.is_agreed and not may_be_agreed:
        raise Refused(HandOverReason.AGREED)
    return locked
