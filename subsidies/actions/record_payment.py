"""支払い: the money has been transferred; the five years of management begin to be watched."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from associations.rules.roles import Permission
from civic.refusals import Refused
from civic.wareki import wareki
from subsidies.actions.move import lock, move, require
from subsidies.actions.need_post import need_post
from subsidies.actions.tell import tell_officers
from subsidies.models import BudgetEntry, GrantApplication, PaymentClaim
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def record_payment(
    *, application: GrantApplication, paid_on: date, by: User, at: datetime
) -> PaymentClaim:
    need_post(by, Permission.REVIEW_GRANTS)
    locked = lock(application)
    require(locked, Act.PAY, to=Stage.HOLDING, actor=Actor.REVIEWER)
    claim = PaymentClaim.objects.select_for_update().filter(application=locked).first()
    if claim is None:
        raise Refused(LetterReason.NO_CLAIM)
    if by == claim.claimed_by:
        raise Refused(LetterReason.CLAIMED_BY_YOU)
    _check(claim, paid_on, today=timezone.localdate(at))
    claim.paid_on, claim.paid_at, claim.paid_by = paid_on, at, by
    claim.full_clean()
    claim.save()
    enter(locked, BudgetEntry.Kind.PAYMENT, yen=locked.settled_yen or 0, by=by, at=at)
    move(locked, Act.PAY, to=Stage.HOLDING, actor=Actor.REVIEWER, by=by, at=at)
    tell_officers(
        locked,
        subject=f"【補助金】補助金を振り込みました（{locked.number}）",
        body=(
            f"申請（{locked.number}）の補助金{locked.settled_yen:,}円を、"
            f"{wareki(paid_on)}に団体の口座へ振り込みました。\n"
        ),
        at=at,
    )
    return claim


def enter(
    application: GrantApplication, kind: BudgetEntry.Kind, *, yen: int, by: User, at: datetime
) -> BudgetEntry:
    """A line of the ledger that leaves what is bound as it is."""
    return BudgetEntry.objects.create(
        programme_id=application.programme_id,
        application=application,
        kind=kind,
        yen=yen,
        entered_at=at,
        entered_by=by,
    )


def _check(claim: PaymentClaim, paid_on: date, *, today: date) -> None:
    claimed_on = timezone.localdate(claim.claimed_at)
    if paid_on > today:
        raise Refused(LetterReason.PAID_IN_FUTURE)
    if paid_on < claimed_on:
        raise Refused(LetterReason.PAID_BEFORE_CLAIM, day=wareki(claimed_on))
