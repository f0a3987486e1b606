"""期間満了: every night, applications all of whose cameras have their five years behind them."""

from datetime import date, datetime

from django.db import transaction

from civic.actors import Actor as Signer
from subsidies.actions.move import lock, move
from subsidies.actions.tell import tell_officers
from subsidies.models import GrantApplication
from subsidies.queries.letter_facts import cameras_under_duty
from subsidies.rules.stages import Act, Actor, Stage


def release_ended(*, on: date, by: Signer, at: datetime) -> int:
    """Return how many; the last day of the duty is the camera's own, the day after releases."""
    waiting = GrantApplication.objects.with_duty_over(on).values_list("pk", flat=True)
    return sum(_release(pk, on=on, by=by, at=at) for pk in list(waiting))


@transaction.atomic
def _release(pk: int, *, on: date, by: Signer, at: datetime) -> bool:
    """False when something else came first."""
    application = lock(GrantApplication(pk=pk))
    if application.now is not Stage.HOLDING or cameras_under_duty(application, on):
        return False
    move(application, Act.RELEASE, to=Stage.RELEASED, actor=Actor.SYSTEM, by=by, at=at)
    tell_officers(
        application,
        subject=f"【補助金】管理期間が終わりました（{application.number}）",
        body=(
            f"申請（{application.number}）のカメラは、5年間の管理期間が終わりました。\n"
            "これからも使い続けることができます。\n"
        ),
        at=at,
    )
    return True
