"""Letters of the city: what is frozen at their approval."""

from datetime import date
from typing import Any

from subsidies.models import Letter
from subsidies.queries.case import Case


def build_letter(letter: Letter, case: Case, *, number: int | None, on: date) -> dict[str, Any]:
    return {
        "act": letter.act,
        "number": number,
        "on": on.isoformat(),
        "association": case.association.name,
        "amount_yen": letter.amount_yen,
        "reason": letter.reason,
        "conditions": letter.conditions,
        "due_on": letter.due_on.isoformat() if letter.due_on else None,
        "remarks": [
            {"question": remark.question, "text": remark.text} for remark in letter.remarks.all()
        ],
    }
