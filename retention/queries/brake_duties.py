"""A stopped night asks two officers."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from retention.models import BrakeStop


def brake_duties(association_id: int, on: date) -> Iterator[Duty]:
    """One query."""
    stops = BrakeStop.objects.of_association(association_id).waiting()
    for stop in stops.select_related("run__recorder").order_by("pk"):
        count = "あと1人" if stop.first_at else "2人"
        yield Duty(
            title=f"{stop.run.recorder.name}の消去が止まっています（{stop.due_count}本）",
            reason=(
                f"{stop.get_reason_display()}ためです（見込みは{stop.expected_count}本）。"
                f"{count}の役員の確認が要ります。"
            ),
            clause=HOUSE_RULE,
            url=reverse("brake", args=[association_id, stop.pk]),
            action_label="確かめる",
            needs=Permission.LIFT_BRAKE,
            due_on=stop.run.night,
        )
