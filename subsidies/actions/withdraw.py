"""取下げ: an application that is not decided yet is taken back; its budget is free again, its drafts are put down."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from subsidies.actions.bind_budget import bind_budget
from subsidies.actions.discard_letter import discard_open
from subsidies.actions.move import lock, move
from subsidies.actions.tell import tell_city
from subsidies.models import BudgetEntry, GrantApplication, Letter
from subsidies.rules.stages import Act, Actor, Stage


@transaction.atomic
def withdraw(*, application: GrantApplication, by: User, at: datetime) -> GrantApplication:
    locked = lock(application)
    move(locked, Act.WITHDRAW, to=Stage.WITHDRAWN, actor=Actor.OFFICER, by=by, at=at)
    if bound := BudgetEntry.objects.bound_by(locked):
        bind_budget(locked, kind=BudgetEntry.Kind.FREED, yen=bound, by=by, at=at, note="取下げ")
    drafts = discard_open(locked, by=by, at=at)
    if locked.number:
        tell_city(
            locked,
            subject=f"【補助金】取下げがありました（{locked.number}）",
            body=f"{locked.association.name}の申請（{locked.number}）が取り下げられました。\n{_discarded(drafts)}",
            at=at,
        )
    return locked


def _discarded(drafts: list[Letter]) -> str:
    return "".join(
        f"承認を待っていた「{draft.kind.label}」の起案は、取りやめになりました。\n"
        for draft in drafts
    )
