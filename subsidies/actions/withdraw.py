"""取下げ: an application that is not decided yet is taken back; what was bound for it is free again."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from subsidies.actions.bind_budget import bind_budget
from subsidies.actions.move import lock, move
from subsidies.actions.tell import tell_city
from subsidies.models import BudgetEntry, GrantApplication
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def withdraw(*, application: GrantApplication, by: User, at: datetime) -> GrantApplication:
    locked = lock(application)
    move(locked, Act.WITHDRAW, to=Stage.WITHDRAWN, actor=Actor.OFFICER, by=by, at=at)
    if bound := BudgetEntry.objects.bound_by(locked):
        bind_budget(locked, kind=BudgetEntry.Kind.FREED, yen=bound, by=by, at=at, note="取下げ")
    if locked.number:
        tell_city(
            locked,
            subject=f"【補助金】取下げがありました（{locked.number}）",
            body=f"{locked.association.name}の申請（{locked.number}）が取り下げられました。\n",
            at=at,
        )
    return locked
