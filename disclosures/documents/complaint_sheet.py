"""苦情・問合せ申出書: the public page's form for a pen (ガイドライン3(6)、規程7)."""

from typing import Any

from civic.pdf import render_pdf
from disclosures.models import PublicPage
from disclosures.rules.complaints import DAYS_TO_ANSWER

TEMPLATE = "documents/complaint_sheet.html"


def build(page: PublicPage) -> dict[str, Any]:
    return {
        "paper": {
            "title": "防犯カメラについての苦情・問合せ申出書",
            "addressee": f"{page.association.name}　管理責任者　様",
            "opening": "次のとおり申し出ます。",
        },
        "contact": page.contact,
        "days": DAYS_TO_ANSWER,
    }


def render(page: PublicPage) -> bytes:
    return render_pdf(TEMPLATE, build(page))
