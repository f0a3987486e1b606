"""事案の報告書: the nine items, whom was told and when, on one form (個人情報保護法施行規則8条1項).

A view of the records as they stand when it is opened; the report itself goes to the commission's form.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from associations.queries.manager import manager_on
from civic.pdf import render_pdf
from civic.wareki import formal, wareki
from disclosures.models import Incident
from disclosures.queries.incidents import deadline_rows
from disclosures.rules.incident_items import ITEMS

TEMPLATE = "documents/incident_report.html"


def build(incident: Incident, on: date) -> dict[str, Any]:
    manager = manager_on(incident.association_id, on)
    applicant = {
        "団体名": incident.association.name,
        "所在地": incident.association.address,
        "管理責任者": manager.user.name if manager else "（選任されていません）",
        "電話": incident.association.phone,
    }
    return {
        "paper": {
            "title": "漏えい等の事案の報告書",
            "number": f"事案 第{incident.number}号",
            "issued_on": formal(on),
            "applicant_role": "報告者",
            "applicant": [{"label": k, "value": v} for k, v in applicant.items() if v],
            "opening": f"次の事案について、{wareki(on)}現在で分かっていることを報告します。",
            "rows": _rows(incident),
        },
        "told": [_told(row) for row in deadline_rows(incident)],
        "causes": [f"{each.label}（{each.clause}）" for each in incident.what],
    }


def _rows(incident: Incident) -> list[dict[str, str]]:
    known, happened = timezone.localtime(incident.known_at), incident.happened_at
    moments = {
        "知った日時": f"{wareki(known.date())} {known:%H:%M}",
        "起きた日時": wareki(timezone.localdate(happened)) if happened else "調べています",
    }
    items = {
        f"{number}　{label}": incident.items[name] or "調べています"
        for number, (name, label) in enumerate(ITEMS.items(), start=1)
    }
    return [{"label": label, "value": value} for label, value in (moments | items).items()]


def _told(row: Any) -> dict[str, str]:
    return {
        "label": row.label,
        "due": wareki(row.due_on),
        "told": wareki(row.told_on) if row.told_on else "まだ",
        "number": row.receipt_number,
    }


def render(incident: Incident, on: date) -> bytes:
    return render_pdf(TEMPLATE, build(incident, on))
