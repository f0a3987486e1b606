"""The hold of an inquiry that is over goes with it, unless another inquiry rests on it."""

from datetime import datetime

from django.utils import timezone

from associations.models import User
from disclosures.models import Inquiry
from retention.actions.release_hold import release_hold
from retention.models import PreservationHold


def release_own_hold(inquiry: Inquiry, *, by: User, at: datetime) -> PreservationHold | None:
    if inquiry.hold is None:
        return None
    today = timezone.localdate(at)
    mine = PreservationHold.objects.in_force(today).filter(pk=inquiry.hold.pk)
    others = Inquiry.objects.going_on().filter(hold=inquiry.hold).exclude(pk=inquiry.pk)
    if others.exists() or not mine.exists():
        return None
    return release_hold(hold=inquiry.hold, by=by, at=at)
