"""The list that both go through is drawn up from what each room knows today."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.actions.lock_hand_over import lock_hand_over
from associations.models import HandOver, HandOverItem
from civic import journal
from civic.actors import Actor
from civic.handover import matters_of


@transaction.atomic
def draw_up_list(*, hand_over: HandOver, by: Actor, at: datetime) -> int:
    """Returns how many lines were added. A line with a tick stays, also when its matter is over."""
    locked = lock_hand_over(hand_over.pk)
    matters = {m.key: m for m in matters_of(locked.association_id, timezone.localdate(at))}
    known = {item.key: item for item in locked.items.all()}
    for key in known.keys() - matters.keys():
        if known[key].handed_at is None and known[key].taken_at is None:
            known[key].delete()
    added = [matters[key] for key in matters if key not in known]
    for matter in added:
        item = HandOverItem(
            hand_over=locked,
            kind=matter.kind,
            key=matter.key,
            title=matter.title,
            reference=matter.reference,
            url=matter.url,
        )
        item.full_clean()
        item.save()
    if added:
        facts: dict[str, journal.Fact] = {"件数": len(added)}
        journal.record(
            "引継ぎの一覧に加えた",
            locked,
            by=by,
            at=at,
            association_id=locked.association_id,
            facts=facts,
        )
    return len(added)
