"""The 管理責任者 lets a 取扱責任者 handle footage for some hours (規程4(3))."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from associations.models import Appointment, Association, Notice, User
from civic import journal
from civic.refusals import Refused
from civic.wareki import wareki
from retention.models import HandlingPermit
from retention.queries.standing import standing_of
from retention.rules.handling import LATEST_START, LONGEST_PERMIT
from retention.rules.reasons_handling import HandlingReason

_INSTANT = timedelta(microseconds=1)


@transaction.atomic
def grant_handling_permit(
    *,
    association: Association,
    handler: User,
    purpose: str,
    starts_at: datetime,
    ends_at: datetime,
    by: User,
    at: datetime,
) -> HandlingPermit:
    """`ends_at` is exclusive. It never begins before it was granted, and the handler is told by mail."""
    Association.objects.select_for_update().get(pk=association.pk)
    if not standing_of(by, association.pk, at).is_manager:
        raise Refused(HandlingReason.NOT_THE_MANAGER)
    _require_hours(starts_at, ends_at, at)
    begins_at = max(starts_at, at)
    _require_in_office(handler, association.pk, begins_at, ends_at, at)
    permit = HandlingPermit(
        association=association,
        handler=handler,
        purpose=purpose,
        starts_at=begins_at,
        ends_at=ends_at,
        granted_at=at,
        granted_by=by,
    )
    permit.full_clean()
    permit.save()
    _tell(permit)
    journal.record(
        "取扱いを許可した",
        permit,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"人": handler.journal_name, "始まり": _words(begins_at), "終わり": _words(ends_at)},
        personal={"目的": purpose},
    )
    return permit


def _require_hours(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    if starts_at < at - LATEST_START:
        raise Refused(HandlingReason.PERMIT_IN_PAST)
    if ends_at <= max(starts_at, at):
        raise Refused(HandlingReason.PERMIT_REVERSED)
    if ends_at - starts_at > LONGEST_PERMIT:
        raise Refused(HandlingReason.PERMIT_TOO_LONG)


def _require_in_office(
    handler: User, association_id: int, starts_at: datetime, ends_at: datetime, at: datetime
) -> None:
    """On each of its days, by what is recorded now; a permit touches two days at most."""
    posts = Appointment.objects.of_association(association_id).handlers().filter(user=handler)
    for day in {timezone.localdate(starts_at), timezone.localdate(ends_at - _INSTANT)}:
        if not posts.giving_access(at, day).exists():
            raise Refused(HandlingReason.HANDLER_NOT_IN_OFFICE, name=handler.name)


def _tell(permit: HandlingPermit) -> None:
    if permit.handler.email:
        Notice.objects.create(
            to=permit.handler.email,
            subject="記録データの取扱いの許可",
            body=_letter(permit),
            queued_at=permit.granted_at,
        )


def _letter(permit: HandlingPermit) -> str:
    """Without the purpose, which may name people: the mail leaves the house."""
    return (
        f"{permit.handler.name} 様\n\n"
        f"管理責任者の{permit.granted_by.name}さんが、記録データの取扱いを許可しました（規程4(3)）。\n\n"
        f"始まり　{_words(permit.starts_at)}\n"
        f"終わり　{_words(permit.ends_at)}\n\n"
        "この時間のほかは、映像を扱えません。見るときは、そのつど目的を記録します。\n"
        "許可の目的は、取扱いの画面で見てください。\n"
        "知り得たことは、決して他人に漏らさないでください（規程4(4)）。\n"
    )


def _words(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{wareki(local.date())} {local.hour}時{local.minute:02d}分"
