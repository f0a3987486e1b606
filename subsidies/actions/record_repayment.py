"""返還: money that was asked back has arrived."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from associations.rules.roles import Permission
from civic.refusals import Refused
from subsidies.actions.move import lock, move, require
from subsidies.actions.need_post import need_post
from subsidies.actions.record_payment import enter
from subsidies.models import BudgetEntry, GrantApplication, Repayment
from subsidies.queries.letter_facts import cameras_under_duty
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def record_repayment(
    *, application: GrantApplication, yen: int, repaid_on: date, by: User, at: datetime
) -> Repayment:
    """The whole of what the newest letter asked back, at once."""
    need_post(by, Permission.REVIEW_GRANTS)
    locked, today = lock(application), timezone.localdate(at)
    target = _target(locked, today)
    require(locked, Act.RECORD_REPAYMENT, to=target, actor=Actor.REVIEWER)
    if repaid_on > today:
        raise Refused(LetterReason.REPAID_IN_FUTURE)
    if yen != (ordered := ordered_back(locked)):
        raise Refused(LetterReason.REPAID_OTHERWISE, ordered=f"{ordered:,}", yen=f"{yen:,}")
    repayment = Repayment(
        application=locked, yen=yen, repaid_on=repaid_on, recorded_at=at, recorded_by=by
    )
    repayment.full_clean()
    repayment.save()
    enter(locked, BudgetEntry.Kind.REPAYMENT, yen=yen, by=by, at=at)
    move(locked, Act.RECORD_REPAYMENT, to=target, actor=Actor.REVIEWER, by=by, at=at)
    return repayment


def ordered_back(application: GrantApplication) -> int:
    """What the newest letter asked to be paid back."""
    issued = application.letters.issued().filter(act__in=[Act.REVOKE, Act.APPROVE_DISPOSAL])
    letter = issued.order_by("-approved_at", "-pk").first()
    return (letter.amount_yen or 0) if letter else 0


def _target(application: GrantApplication, today: date) -> Stage:
    """After a disposal of some cameras the others stay under their five years."""
    into = application.stage_changes.filter(target=Stage.REPAYMENT_ORDERED).order_by("-pk").first()
    was_disposal = into is not None and into.act == Act.APPROVE_DISPOSAL
    stays = was_disposal and cameras_under_duty(application, today)
    return Stage.HOLDING if stays else Stage.REPAID
