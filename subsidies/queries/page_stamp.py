"""A mark of what one page of an application holds: two screens that saw the same have the same."""

import hashlib
import json
from typing import Any

from subsidies.models import CostLine, GrantApplication
from subsidies.rules.answers import COLUMNS
from subsidies.rules.questions import Question

_PHASES = {
    Question.COSTS: CostLine.Phase.PLAN,
    Question.ACTUAL_COSTS: CostLine.Phase.ACTUAL,
}


def page_stamp(application: GrantApplication, question: Question) -> str:
    """Of the content alone: what was written away and back again is the same."""
    text = json.dumps(_content(application, question), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _content(application: GrantApplication, question: Question) -> list[Any]:
    if question is Question.CAMERAS:
        chosen = application.grant_cameras.order_by("priority")
        return list(chosen.values_list("camera_id", "priority"))
    if question in _PHASES:
        lines = application.cost_lines.filter(phase=_PHASES[question]).order_by("pk")
        return list(lines.values_list("kind", "yen", "camera_id", "description"))
    return [application.serializable_value(column) for column in COLUMNS.get(question, ())]
