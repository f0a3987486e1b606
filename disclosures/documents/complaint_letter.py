"""回答書: the answer to a complaint, to be handed over or posted (規程7)."""

from typing import Any

from django.utils import timezone

from associations.queries.manager import manager_on
from civic.pdf import render_pdf
from civic.wareki import formal, wareki
from disclosures.models import Complaint

TEMPLATE = "documents/complaint_letter.html"


def build(complaint: Complaint) -> dict[str, Any]:
    """Of a complaint that was answered."""
    answered_on = timezone.localdate(complaint.answered_at)
    received = wareki(timezone.localdate(complaint.received_at))
    rows = {
        "お申し出": f"{complaint.get_kind_display()}（受付 第{complaint.number}号）",
        "受け付けた日": f"{received}（{complaint.get_way_display()}）",
        "カメラ": str(complaint.camera or ""),
    }
    return {
        "paper": {
            "title": "お申し出への回答",
            "issued_on": formal(answered_on),
            "addressee": f"{complaint.complainant}　様"
            if complaint.complainant
            else "お申し出の方へ",
            "applicant_role": "設置者",
            "applicant": _issuer(complaint),
            "opening": "防犯カメラについてのお申し出に、次のとおりお答えします。",
            "rows": [{"label": label, "value": value} for label, value in rows.items() if value],
        },
        "content": complaint.content,
        "answer": complaint.answer,
        "regulations": _regulations(complaint),
    }


def _issuer(complaint: Complaint) -> list[dict[str, str]]:
    association = complaint.association
    manager = manager_on(association.pk, timezone.localdate(complaint.answered_at))
    lines = {
        "団体名": association.name,
        "所在地": association.address,
        "管理責任者": manager.user.name if manager else "（選任されていません）",
        "電話": association.phone,
    }
    return [{"label": label, "value": value} for label, value in lines.items() if value]


def _regulations(complaint: Complaint) -> str:
    kept = complaint.regulations
    if kept is None:
        return ""
    return f"受け付けた日に施行していた管理運用規程は、第{kept.version}版（{wareki(kept.effective_on)}施行）です。"


def render(complaint: Complaint) -> bytes:
    return render_pdf(TEMPLATE, build(complaint))
