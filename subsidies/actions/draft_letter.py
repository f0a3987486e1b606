"""起案: one person of the city writes what another is to approve."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from associations.rules.roles import Permission
from civic import journal
from civic.refusals import Refused
from subsidies.actions.check_letter import Draft, check_letter
from subsidies.actions.move import lock
from subsidies.actions.need_post import need_post
from subsidies.models import GrantApplication, Letter, Remark
from subsidies.queries.case import case_of
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.stages import Act, Actor, acts_from


@transaction.atomic
def draft_letter(*, application: GrantApplication, draft: Draft, by: User, at: datetime) -> Letter:
    need_post(by, Permission.REVIEW_GRANTS)
    locked = lock(application)
    require_draftable(locked, draft.act)
    check_letter(case_of(locked, timezone.localdate(at)), draft)
    letter = Letter(
        application=locked,
        act=draft.act,
        amount_yen=draft.amount_yen,
        reason=draft.reason,
        file_note=draft.file_note,
        conditions=draft.conditions,
        due_on=draft.due_on,
        drafted_at=at,
        drafted_by=by,
    )
    letter.full_clean()
    letter.save()
    _remark(letter, draft)
    journal.record(
        "通知を起案した",
        letter,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"通知": draft.act.value, "額": draft.amount_yen, "受付番号": locked.number},
    )
    return letter


def require_draftable(application: GrantApplication, act: Act) -> None:
    if act not in acts_from(application.now, Actor.APPROVER):
        raise Refused(SubsidyReason.NOT_NOW, stage=application.now.label, act=act.label)
    if waiting := application.letters.open().first():
        raise Refused(LetterReason.DRAFT_OPEN, act=waiting.kind.label)


def _remark(letter: Letter, draft: Draft) -> None:
    for question, text in draft.remarks.items():
        remark = Remark(letter=letter, question=question.value, text=text)
        remark.full_clean()
        remark.save()
