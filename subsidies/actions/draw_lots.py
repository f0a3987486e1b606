"""The applications that wait are put in order by lot, from a seed that is kept for everybody."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import GrantApplication, LotteryDraw, Programme
from subsidies.rules import lottery
from subsidies.rules.reasons_programme import ProgrammeReason
from subsidies.rules.stages import Stage
from subsidies.rules.terms import Selection

_WAITING = (Stage.CONSULTED, Stage.APPLIED)


@transaction.atomic
def draw_lots(*, programme: Programme, seed: str, by: User, at: datetime) -> LotteryDraw:
    """Those under review at this moment. Another drawing is another row; none is ever changed."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.selection != Selection.LOTTERY:
        label = Selection(locked.selection).label
        raise Refused(ProgrammeReason.NO_LOTTERY, selection=label)
    waiting = GrantApplication.objects.filter(programme=locked, stage__in=_WAITING)
    numbers = lottery.order(seed, waiting.values_list("number", flat=True))
    if not numbers:
        raise Refused(ProgrammeReason.NOBODY_WAITS)
    draw = LotteryDraw(programme=locked, seed=seed, numbers=list(numbers), drawn_at=at, drawn_by=by)
    draw.full_clean()
    draw.save()
    journal.record(
        "抽選した",
        draw,
        by=by,
        at=at,
        facts={"もとになる言葉": seed, "件数": len(numbers), "順": "、".join(numbers)},
    )
    return draw
