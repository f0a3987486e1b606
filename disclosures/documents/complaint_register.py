"""苦情処理簿: a fiscal year's complaints on A4 landscape (ガイドライン3(6)、規程7).

A view of the records as they stand when it is opened; it is not stored.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from associations.models import Association
from civic.fiscal_year import FiscalYear
from civic.pdf import render_pdf
from civic.wareki import formal, wareki
from disclosures.models import Complaint
from disclosures.queries.complaint_register import of_year
from disclosures.queries.complaints import name_label

TEMPLATE = "documents/complaint_register.html"


def build(association: Association, year: FiscalYear, on: date) -> dict[str, Any]:
    complaints = of_year(association.pk, year)
    so_far = f"（{wareki(on)}現在）" if on <= year.last_day else ""
    return {
        "paper": {
            "title": f"苦情処理簿（{year.label}）",
            "issued_on": formal(on),
            "maker": association.name,
            "opening": f"{year.label}に受け付けた苦情・問合せは、次の{len(complaints)}件です。{so_far}",
        },
        "rows": [_row(each) for each in complaints],
    }


def _row(complaint: Complaint) -> dict[str, Any]:
    kept = complaint.regulations
    return {
        "number": complaint.number,
        "received": f"{_day(complaint.received_at)}\n{complaint.get_way_display()}",
        "kind": complaint.get_kind_display(),
        "name": name_label(complaint),
        "camera": "\n".join(
            filter(None, [str(complaint.camera or ""), f"規程第{kept.version}版" if kept else ""])
        ),
        "content": complaint.content,
        "answered": f"{_day(complaint.answered_at)}\n（期限 {wareki(complaint.due_on)}）",
        "answer": complaint.answer,
        "remedy": f"{complaint.get_remedy_display()}\n{complaint.remedy_remarks}".strip(),
        "owner": str(complaint.owner or ""),
        "closed": _day(complaint.closed_at),
    }


def _day(at: datetime | None) -> str:
    return wareki(timezone.localdate(at)) if at else "まだ"


def render(association: Association, year: FiscalYear, on: date) -> bytes:
    return render_pdf(TEMPLATE, build(association, year, on))
