"""What an association must do about its holds: nothing of it can be made good afterwards."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from civic.wareki import month_and_day, wareki
from retention.models import HoldRenewal, PreservationHold
from retention.rules.hold import days_label


def hold_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Six queries, whatever their number."""
    in_force = PreservationHold.objects.of_association(association_id).in_force(on)
    provisional = in_force.provisional().order_by("ends_on", "pk")
    for hold in provisional.select_related("placed_by").prefetch_related("cameras__site"):
        yield _duty(
            hold,
            title=f"{_footage(hold)}の仮保全が、{month_and_day(hold.ends_on)}で切れます",
            reason=(
                f"{hold.placed_by.name}さんとは別の役員が確かめてください。"
                "切れると、最終保存日を過ぎた映像は次の夜に消えます。"
            ),
            action_label="仮保全を見る",
        )
    waiting = HoldRenewal.objects.filter(hold__in=in_force, confirmed_at=None)
    waiting = waiting.select_related("hold", "proposed_by").prefetch_related("hold__cameras__site")
    for renewal in waiting.order_by("hold__ends_on", "pk"):
        yield _duty(
            renewal.hold,
            title=f"{_footage(renewal.hold)}の保全が、{month_and_day(renewal.hold.ends_on)}で切れます",
            reason=(
                f"{renewal.proposed_by.name}さんが、{wareki(renewal.ends_on)}までの延長を申し出ています。"
                "別の役員が確かめてください。"
            ),
            action_label="延長の申し出を見る",
        )


def _footage(hold: PreservationHold) -> str:
    """「11月19日の映像（1号・2号）」"""
    numbers = "・".join(f"{n}号" for n in sorted(each.site.number for each in hold.cameras.all()))
    return f"{days_label(hold.from_at, hold.to_at)}の映像" + (f"（{numbers}）" if numbers else "")


def _duty(hold: PreservationHold, *, title: str, reason: str, action_label: str) -> Duty:
    return Duty(
        title=title,
        reason=reason,
        clause=HOUSE_RULE,
        url=reverse("hold", args=[hold.association_id, hold.pk]),
        action_label=action_label,
        due_on=hold.ends_on,
        needs=Permission.SEE_FOOTAGE_DAYS,
        is_pressing=True,
    )
