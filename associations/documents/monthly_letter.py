"""The monthly letter: one sheet a person in large print, its address in the window of an envelope."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from associations.models import LetterBatch
from civic.pdf import render_pdf
from civic.wareki import formal, year_label

TEMPLATE = "documents/monthly_letter.html"
_MOST_LINES = 4  # more would not fit on one sheet in large print


def build(batch: LetterBatch) -> dict[str, Any]:
    sheets = [_sheet(letter.lines) for letter in batch.letters.order_by("pk")]
    month = f"{year_label(batch.month_on)}{batch.month_on.month}月"
    return {
        "paper": {"title": f"防犯カメラのお知らせ　{month}"},
        "month": month,
        "sheets": sheets,
        "issued_on": formal(timezone.localdate(batch.printed_at)),
        "phone": settings.CITY_OFFICE_PHONE,
        "address": settings.PUBLIC_ADDRESS,
    }


def render(batch: LetterBatch) -> bytes:
    return render_pdf(TEMPLATE, build(batch))


def _sheet(frozen: dict[str, Any]) -> dict[str, Any]:
    """What does not fit is counted, never left out in silence."""
    lines = [*frozen["lines"], *frozen["news"]]
    return {**frozen, "shown": lines[:_MOST_LINES], "left_count": max(0, len(lines) - _MOST_LINES)}
