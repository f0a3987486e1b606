"""代理: the 管理責任者 names who decides while nobody reaches him."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Appointment, Association, User
from civic import journal
from civic.refusals import Refused
from civic.spans import years_after
from disclosures.models import Deputy
from disclosures.queries.who_may_act import RECEIVING
from disclosures.rules.reasons_inquiry import InquiryReason
from retention.queries.standing import standing_of


@transaction.atomic
def name_deputy(
    *,
    association: Association,
    user: User,
    rank: int,
    starts_on: date,
    ends_on: date,
    by: User,
    at: datetime,
) -> Deputy:
    """Both days are inclusive; `rank` is the order in which deputies are called."""
    Association.objects.select_for_update().get(pk=association.pk)
    if not standing_of(by, association.pk, at).is_manager:
        raise Refused(InquiryReason.NOT_THE_MANAGER)
    if user == by:
        raise Refused(InquiryReason.DEPUTY_SELF)
    if ends_on > years_after(starts_on, 1):
        raise Refused(InquiryReason.DEPUTY_TOO_LONG)
    _require_posts(association, user, starts_on=starts_on, ends_on=ends_on, at=at)
    deputy = Deputy(
        association=association,
        user=user,
        rank=rank,
        starts_on=starts_on,
        ends_on=ends_on,
        named_at=at,
        named_by=by,
    )
    deputy.full_clean()
    deputy.save()
    journal.record(
        "管理責任者の代理を決めた",
        deputy,
        by=by,
        at=at,
        association_id=association.pk,
        facts={
            "人": user.journal_name,
            "いつから": starts_on.isoformat(),
            "いつまで": ends_on.isoformat(),
            "順番": rank,
        },
    )
    return deputy


def _require_posts(
    association: Association, user: User, *, starts_on: date, ends_on: date, at: datetime
) -> None:
    """In a post that works at the desk, on the first day to come and on the last."""
    posts = Appointment.objects.of_association(association.pk).filter(user=user, role__in=RECEIVING)
    first = max(starts_on, timezone.localdate(at))
    if not all(posts.giving_access(at, day).exists() for day in (first, ends_on)):
        raise Refused(InquiryReason.DEPUTY_WITHOUT_POST, name=user.name)
