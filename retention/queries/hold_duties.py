"""What an association must do about its holds: nothing of it can be made good afterwards."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from civic.wareki import wareki
from retention.models import HoldRenewal, PreservationHold


def hold_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Two queries."""
    in_force = PreservationHold.objects.of_association(association_id).in_force(on)
    for hold in in_force.provisional().order_by("ends_on", "pk"):
        yield _duty(
            hold,
            title=f"仮保全が{wareki(hold.ends_on)}で切れます。別の役員が確かめてください",
            reason="切れると、最終保存日を過ぎた映像は次の夜に消えます。",
            action_label="仮保全を見る",
        )
    waiting = HoldRenewal.objects.filter(hold__in=in_force, confirmed_at=None)
    for renewal in waiting.select_related("hold").order_by("hold__ends_on", "pk"):
        yield _duty(
            renewal.hold,
            title=f"保全が{wareki(renewal.hold.ends_on)}で切れます。延長を別の役員が確かめてください",
            reason=f"{wareki(renewal.ends_on)}までの延長が申し出られています。",
            action_label="延長の申し出を見る",
        )


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
