"""Terms that end are announced from February on; a hand-over that was begun is to be finished."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from associations.models import Appointment, HandOver
from associations.rules.roles import Permission, Role
from civic.duties import Duty
from civic.fiscal_year import FiscalYear
from civic.refusals import HOUSE_RULE
from civic.wareki import wareki

_LEADING = (Role.CHAIR, Role.MANAGER, Role.HANDLER)
_FEBRUARY = 2


def hand_over_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Three queries at most."""
    begun = HandOver.objects.of_association(association_id).going_on().first()
    url = reverse("hand_over", args=[association_id])
    if begun is None:
        yield from _announced(association_id, on, url)
    elif not begun.is_agreed:
        yield Duty(
            title="役員の引継ぎの続き",
            reason="前の役員と新しい役員が、それぞれの画面で印を付け、最後に両方が確かめます。",
            clause=HOUSE_RULE,
            url=url,
            action_label="引継ぎを続ける",
            due_on=begun.takes_effect_on,
        )


def _announced(association_id: int, on: date, url: str) -> Iterator[Duty]:
    """From 1 February: leading posts whose term ends in this fiscal year and that nobody follows."""
    last = FiscalYear.of(on).last_day
    if on < date(last.year, _FEBRUARY, 1):
        return
    mine = Appointment.objects.of_association(association_id).filter(role__in=_LEADING)
    posts = list(mine.in_office(on).in_order())
    followed = set(mine.filter(starts_on__gt=on).values_list("role", flat=True))
    ending = [post for post in posts if post.last_day <= last and post.role not in followed]
    if ending:
        names = "、".join(dict.fromkeys(post.role_label for post in ending))
        yield Duty(
            title="役員の引継ぎを始めてください",
            reason=f"{names}の任期が{wareki(min(post.last_day for post in ending))}までに終わります。",
            clause="ガイドライン3(1)ア",
            url=url,
            action_label="引継ぎを始める",
            needs=Permission.APPOINT,
            due_on=min(post.last_day for post in ending),
        )
