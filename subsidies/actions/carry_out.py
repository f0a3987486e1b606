"""What an approved letter does besides moving the stage: amounts, the budget, the five years."""

from datetime import datetime

from associations.models import User
from cameras.actions.release_camera import release_camera
from subsidies.actions.bind_budget import bind_budget
from subsidies.models import BudgetEntry, GrantApplication, Letter
from subsidies.queries.letter_facts import fallen_away, given_up, is_paid
from subsidies.rules.letters import BINDING, ENDING
from subsidies.rules.stages import Act, Stage

_Kind = BudgetEntry.Kind
_ENTERED_AS = {
    Act.SELECT: (_Kind.SELECTION, "selected_yen"),
    Act.DECIDE: (_Kind.DECISION, "decided_yen"),
    Act.APPROVE_CHANGE: (_Kind.CHANGE, "decided_yen"),
    Act.SETTLE: (_Kind.SETTLEMENT, "settled_yen"),
}


def carry_out(letter: Letter, *, to: Stage, by: User, at: datetime) -> None:
    """Inside the transaction of the approval, before the move, which saves the application."""
    if letter.kind in BINDING:
        _bind(letter, by=by, at=at)
    elif letter.kind in ENDING and not is_paid(letter.application):
        _free(letter, by=by, at=at)
    if letter.kind is Act.APPROVE_CHANGE:
        _drop_cameras(letter.application)
    if letter.kind is Act.APPROVE_DISPOSAL:
        for camera in given_up(letter.application):
            release_camera(camera=camera, by=by, at=at)


def _drop_cameras(application: GrantApplication) -> None:
    """What they cost by themselves goes with them; the submission keeps what was asked for."""
    dropped = fallen_away(application)
    application.grant_cameras.filter(camera__in=dropped).delete()
    application.cost_lines.filter(camera__in=dropped).delete()


def _bind(letter: Letter, *, by: User, at: datetime) -> None:
    kind, column = _ENTERED_AS[letter.kind]
    amount = letter.amount_yen or 0
    bind_budget(letter.application, kind=kind, yen=amount, by=by, at=at, note=_note(letter))
    setattr(letter.application, column, amount)


def _free(letter: Letter, *, by: User, at: datetime) -> None:
    bound = BudgetEntry.objects.bound_by(letter.application)
    if bound:
        bind_budget(
            letter.application, kind=_Kind.FREED, yen=bound, by=by, at=at, note=_note(letter)
        )


def _note(letter: Letter) -> str:
    return f"{letter.kind.label} 第{letter.number}号"
