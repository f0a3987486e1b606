"""承認: another person sends what was drafted; its act is done in the same transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from associations.models import User
from associations.rules.roles import Permission
from civic import journal
from civic.refusals import Refused
from subsidies.actions.carry_out import carry_out
from subsidies.actions.check_letter import check_amount, check_request
from subsidies.actions.discard_letter import lock_draft
from subsidies.actions.move import move
from subsidies.actions.need_post import need_post
from subsidies.actions.tell import tell_officers
from subsidies.documents.letters import build_letter
from subsidies.models import Letter, Programme
from subsidies.queries.case import case_of
from subsidies.queries.letter_facts import behind_of
from subsidies.rules.letters import target_of
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.stages import Actor


@transaction.atomic
def approve_letter(*, letter: Letter, address: str, by: User, at: datetime) -> Letter:
    """`address` is the site's root, for the mails. Refused, the draft stays as it is."""
    need_post(by, Permission.APPROVE_GRANTS)
    locked = lock_draft(letter)
    if by == locked.drafted_by:
        raise Refused(SubsidyReason.SAME_PERSON)
    application, act, on = locked.application, locked.kind, timezone.localdate(at)
    locked.number = _next_number(application.programme_id)
    locked.approved_at, locked.approved_by = at, by
    check_request(application, act)
    check_amount(case_of(application, on), act, locked.amount_yen)
    target = target_of(act, behind_of(application, locked.amount_yen, on))
    carry_out(locked, to=target, by=by, at=at)
    move(application, act, to=target, actor=Actor.APPROVER, by=by, at=at)
    case = case_of(application, on)
    locked.paper_context = build_letter(locked, case, number=locked.number, on=on)
    locked.full_clean()
    locked.save()
    _write_down(locked, by=by, at=at)
    _tell(locked, address=address, at=at)
    return locked


def _next_number(programme_id: int) -> int:
    """One after another within a programme, whose lock is held from here on."""
    programme = Programme.objects.select_for_update().get(pk=programme_id)
    issued = Letter.objects.filter(application__programme=programme)
    return (issued.aggregate(last=Max("number"))["last"] or 0) + 1


def _write_down(letter: Letter, *, by: User, at: datetime) -> None:
    journal.record(
        "通知を承認した",
        letter,
        by=by,
        at=at,
        association_id=letter.application.association_id,
        facts={"通知": letter.act, "文書番号": letter.number, "額": letter.amount_yen},
    )


def _tell(letter: Letter, *, address: str, at: datetime) -> None:
    application = letter.application
    tell_officers(
        application,
        subject=f"【補助金】「{letter.kind.label}」の通知が届いています（{application.number}）",
        body=(
            f"申請（{application.number}）について、市から「{letter.kind.label}」の通知が出ました。\n"
            "内容は、次のページで読めます。\n\n"
            f"{address.rstrip('/')}/a/{application.association_id}/subsidies/{application.pk}/\n"
        ),
        at=at,
    )
