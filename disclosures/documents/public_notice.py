"""周知のお知らせ: told to every household around the cameras, in large print (ガイドライン3(2))."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from civic.pdf import render_pdf
from civic.qr import qr_svg
from civic.wareki import formal, wareki
from disclosures.documents.sign import public_address
from disclosures.models import PublicPage
from disclosures.queries.public_page import public_facts

TEMPLATE = "documents/public_notice.html"


def build(page: PublicPage, at: datetime) -> dict[str, Any]:
    facts = public_facts(page, at)
    address = public_address(page)
    ruling = facts.regulations
    return {
        "paper": {
            "title": "防犯カメラについてのお知らせ",
            "issued_on": formal(timezone.localdate(at)),
        },
        "association": facts.association,
        "cameras": facts.cameras,
        "days": ruling.retention_days if ruling else None,
        "effective_on": wareki(ruling.effective_on) if ruling else "",
        "manager_post": facts.manager_post,
        "contact": facts.contact,
        "address": address,
        "qr": qr_svg(address),
    }


def render(page: PublicPage, at: datetime) -> bytes:
    return render_pdf(TEMPLATE, build(page, at))
