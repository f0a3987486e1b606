"""The lines of the estimate, or of what was paid in the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from associations.models import User
from civic.refusals import Refused
from subsidies.actions.write_page import note_written, open_page
from subsidies.models import CostLine, GrantApplication
from subsidies.rules.costs import CostKind
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason

_PHASES = {
    Question.COSTS: CostLine.Phase.PLAN,
    Question.ACTUAL_COSTS: CostLine.Phase.ACTUAL,
}


@dataclass(frozen=True, slots=True)
class CostEntry:
    """Whole yen, net of discounts, tax included; `camera_id` None is shared by all cameras."""

    kind: CostKind
    yen: int
    camera_id: int | None = None
    description: str = ""


@transaction.atomic
def enter_costs(
    *,
    application: GrantApplication,
    question: Question,
    entries: Sequence[CostEntry],
    stamp: str = "",
    by: User,
    at: datetime,
) -> GrantApplication:
    """`question`: COSTS or ACTUAL_COSTS. The lines that were there before are replaced."""
    with open_page(application, question, stamp=stamp) as locked:
        _replace(locked, _PHASES[question], entries)
    note_written(locked, question, by=by, at=at, facts={"行": len(entries)})
    return locked


def _replace(locked: GrantApplication, phase: CostLine.Phase, entries: Sequence[CostEntry]) -> None:
    chosen = set(locked.grant_cameras.values_list("camera_id", flat=True))
    if any(entry.camera_id not in chosen | {None} for entry in entries):
        raise Refused(ApplicationReason.CAMERA_OF_COST_MISSING)
    locked.cost_lines.filter(phase=phase).delete()
    for entry in entries:
        line = CostLine(
            application=locked,
            phase=phase,
            camera_id=entry.camera_id,
            kind=entry.kind,
            description=entry.description,
            yen=entry.yen,
        )
        line.full_clean()
        line.save()
