"""消去の確認: what was written out and never given is gone from medium and computer (規程5(1))."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_open
from disclosures.models import Inquiry, TakenCopy, TakenErasure
from disclosures.rules.reasons_provision import ProvisionReason


@transaction.atomic
def confirm_taken_erased(
    *, inquiry: Inquiry, erased_on: date, how: str, by: User, at: datetime
) -> list[TakenErasure]:
    """All of the inquiry at once: they were written out for the same hand-over."""
    locked = lock_open(inquiry)
    open_ones = TakenCopy.objects.filter(decision__inquiry=locked).to_be_erased()
    taken = list(open_ones.order_by("pk"))
    _require(taken, erased_on, at)
    made = [_confirm(each, erased_on, how, by=by, at=at) for each in taken]
    journal.record(
        "書き出した映像を消したことを確かめた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"依頼": locked.number, "書出し": len(made), "消した日": erased_on.isoformat()},
        personal={"どのように": how},
    )
    return made


def _require(taken: list[TakenCopy], erased_on: date, at: datetime) -> None:
    if not taken:
        raise Refused(ProvisionReason.NOTHING_TO_ERASE)
    if erased_on > timezone.localdate(at):
        raise Refused(ProvisionReason.ERASED_IN_FUTURE)
    if erased_on < max(timezone.localdate(each.taken_at) for each in taken):
        raise Refused(ProvisionReason.ERASED_BEFORE_TAKEN)


def _confirm(
    taken: TakenCopy, erased_on: date, how: str, *, by: User, at: datetime
) -> TakenErasure:
    row = TakenErasure(taken=taken, erased_on=erased_on, how=how, recorded_at=at, recorded_by=by)
    row.full_clean()
    row.save()
    return row
