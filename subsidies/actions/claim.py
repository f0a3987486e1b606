"""請求: the association names its account for the settled amount."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic.refusals import Refused
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import GrantApplication, PaymentClaim, Submission
from subsidies.rules.account import Account, is_other_name
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def claim(
    *,
    application: GrantApplication,
    account: Account,
    holder_is_checked: bool = False,
    address: str,
    by: User,
    at: datetime,
) -> Submission:
    """A holder that is not the association has to be looked at once more (domain 24)."""
    locked = lock(application)
    require(locked, Act.CLAIM, to=Stage.CLAIMED, actor=Actor.OFFICER)
    if locked.settled_yen == 0:
        raise Refused(ApplicationReason.NOTHING_TO_CLAIM)
    name = locked.association.name
    if is_other_name(account.holder, name) and not holder_is_checked:
        told = Refused(ApplicationReason.HOLDER_DIFFERS, holder=account.holder, association=name)
        raise told.beside("holder_is_checked")
    row = PaymentClaim(
        application=locked,
        bank=account.bank,
        branch=account.branch,
        account_kind=account.kind,
        account_number=account.number,
        holder=account.holder,
        holder_kana=account.holder_kana,
        claimed_at=at,
        claimed_by=by,
    )
    row.full_clean()
    row.save()
    sent = Sent(Act.CLAIM, Stage.CLAIMED, address, locked.settled_yen)
    return submit(locked, sent, by=by, at=at)
