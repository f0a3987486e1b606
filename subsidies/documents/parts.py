"""Fields that several forms have in common, in words."""

from subsidies.documents.matter import Matter
from subsidies.documents.words import wide
from subsidies.rules.amount import Quote


def places(matter: Matter) -> str:
    """「（１）下関市見本町…（集会所前）」, one a line, in the association's own order of need."""
    return "\n".join(
        f"（{wide(str(at))}）{row.site.address}（{row.site.label}）{_pole(row.site.pole_number)}"
        for at, row in enumerate(matter.case.cameras, 1)
    )


def _pole(number: str) -> str:
    return f"電柱番号 {number}" if number else ""


def sum_in_words(matter: Matter) -> str:
    return steps(matter.case.plan)


def actual_sum_in_words(matter: Matter) -> str:
    return steps(matter.case.actual)


def steps(quote: Quote) -> str:
    """The same steps as on the screens (subsidies/rules/amount.py), one a line."""
    return "\n".join(
        f"{step.label}　{step.yen:,}円" + (f"（{step.note}）" if step.note else "")
        for step in quote.steps
    )
