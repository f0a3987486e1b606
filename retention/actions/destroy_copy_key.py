"""The key of a copy is destroyed: on hand-over, after its last day, or when nothing comes of it.

Claimed on the disk, destroyed, recorded, cleared away, in this order: wherever the power goes, the
next `end_copies` finds the claim and finishes (design §4(3)).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from civic import journal
from civic.actors import Actor
from civic.refusals import Refused
from civic.steps import reached
from retention.models import FootageCopy
from retention.models.footage_copy import KeyEnding
from retention.rules.reasons_handling import HandlingReason
from retention.stores.copies import CopyStore, copy_store


def destroy_copy_key(
    *, copy: FootageCopy, ending: KeyEnding, by: Actor, at: datetime
) -> FootageCopy:
    """An ending that was claimed before and cut off keeps its own reason. One by the last day alone
    asks again whether it is due: a hold may have come since the copies were listed.

    Raises OSError when the folder of the keys is away: then nothing is recorded.
    """
    store = copy_store()
    ended = _destroy(copy, ending, store, by=by, at=at)
    reached("copy_end_recorded")
    store.clear(ended.key_name)
    return ended


@transaction.atomic
def _destroy(
    copy: FootageCopy, ending: KeyEnding, store: CopyStore, *, by: Actor, at: datetime
) -> FootageCopy:
    copies = FootageCopy.objects.select_for_update(of=("self", "footage"))
    locked = copies.select_related("footage__recorder").get(pk=copy.pk)
    if locked.key_destroyed_at:
        raise Refused(HandlingReason.KEY_DESTROYED)
    if ending is KeyEnding.LAST_DAY and not store.is_claimed(locked.key_name):
        _require_due(locked, at)
    claimed = KeyEnding(store.claim(locked.key_name, ending.value))
    store.destroy_key(locked.key_name)
    locked.key_destroyed_at, locked.key_ending = at, claimed
    locked.full_clean()
    locked.save()
    journal.record(
        "写しの鍵を捨てた",
        locked,
        by=by,
        at=at,
        association_id=locked.footage.recorder.association_id,
        facts={"理由": claimed.label, "提供の記録": locked.reference},
    )
    return locked


def _require_due(copy: FootageCopy, at: datetime) -> None:
    if not FootageCopy.objects.due(timezone.localdate(at)).filter(pk=copy.pk).exists():
        raise Refused(HandlingReason.NOT_DUE)
