"""取下げ: an undecided application is taken back; its budget is free again, its drafts are put down."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from subsidies.actions.bind_budget import bind_budget
from subsidies.actions.discard_letter import discard_open
from subsidies.actions.move import lock, move, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import BudgetEntry, GrantApplication, Letter, Submission
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def withdraw(
    *, application: GrantApplication, address: str, by: User, at: datetime
) -> Submission | None:
    """取下届 is left behind of what was handed in; of a draft, of which the city knows nothing, none."""
    locked = lock(application)
    require(locked, Act.WITHDRAW, to=Stage.WITHDRAWN, actor=Actor.OFFICER)
    if not locked.number:
        move(locked, Act.WITHDRAW, to=Stage.WITHDRAWN, actor=Actor.OFFICER, by=by, at=at)
        return None
    drafts = discard_open(locked, by=by, at=at)
    sent = Sent(Act.WITHDRAW, Stage.WITHDRAWN, address, told=_discarded(drafts))
    submission = submit(locked, sent, by=by, at=at)
    if bound := BudgetEntry.objects.bound_by(locked):
        bind_budget(locked, kind=BudgetEntry.Kind.FREED, yen=bound, by=by, at=at, note="取下げ")
    return submission


def _discarded(drafts: list[Letter]) -> str:
    return "".join(
        f"承認を待っていた「{draft.kind.label}」の起案は、取りやめになりました。\n"
        for draft in drafts
    )
