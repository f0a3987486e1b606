"""The successor's 秘密保持誓約書 is signed before the post is taken up (guideline 3(4))."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.actions.lock_hand_over import lock_hand_over
from associations.models import HandOverPost, User
from associations.rules.reasons import AssociationReason
from associations.rules.reasons_hand_over import HandOverReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def sign_for_hand_over(
    *, post: HandOverPost, signed_on: date, by: User, at: datetime
) -> HandOverPost:
    """Becomes the Pledge of the new appointment when both have confirmed."""
    hand_over = lock_hand_over(post.hand_over_id)
    locked = HandOverPost.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if locked.incoming_id is None:
        raise Refused(HandOverReason.SUCCESSOR_MISSING, post=locked.post)
    if signed_on > timezone.localdate(at):
        raise Refused(AssociationReason.PLEDGE_IN_FUTURE)
    locked.pledge_signed_on = signed_on
    locked.full_clean()
    locked.save()
    journal.record(
        "次の人の誓約書の署名を記録した",
        locked,
        by=by,
        at=at,
        association_id=hand_over.association_id,
        facts={"署名した日": signed_on.isoformat()},
    )
    return locked
