"""The sum of a quote, as the component of that name draws it."""

from typing import Any

from subsidies.rules.amount import Quote


def ladder(quote: Quote) -> list[dict[str, Any]]:
    return [
        {"label": step.label, "value": f"{step.yen:,}円", "note": step.note, "total": step.is_total}
        for step in quote.steps
    ]
