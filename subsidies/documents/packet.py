"""The packet of a submission: all its own forms in one PDF, then the papers attached (ADR 0006)."""

import hashlib
import json
from datetime import date
from typing import Any

from civic.pdf import render_pdf
from civic.refusals import Refused
from civic.wareki import wareki
from subsidies.documents.bundle import sheets_of, with_attached
from subsidies.documents.bundle_papers import as_context, bundled
from subsidies.documents.form_kit import filled
from subsidies.documents.matter import Matter, titles_of
from subsidies.documents.packet_forms import FORMS, WITH_ROW, item_of
from subsidies.queries.case import Case
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.stages import Act

TEMPLATE = "documents/grant_forms.html"


def build_packet(case: Case, act: Act, *, number: str, on: date) -> dict[str, Any]:
    """JSON: what is printed when `act` is handed in on that day under that reception number."""
    item = item_of(case.application, act)
    if item is None and act in WITH_ROW:
        raise Refused(SubsidyReason.NOT_READY, what=f"{act.label}の内容が、まだ書かれていません。")
    matter = Matter(case, act, number, on, item=item, titles=titles_of(case.programme))
    forms = [filled(form, matter) for form in FORMS[act]]
    body: dict[str, Any] = {
        "paper": {
            "title": f"{act.label}の書類　{number}".rstrip("　"),
            "reception_number": number,
            "submitted_label": wareki(on) if number else "",
        },
        "forms": forms,
        "papers": as_context(bundled(matter)),
    }
    body["paper"]["check_number"] = check_number(body) if number else ""
    return body


def check_number(body: dict[str, Any]) -> str:
    """Twelve signs of the SHA-256 of what is printed, in groups that can be read over the telephone."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return "-".join(digest[at : at + 4] for at in (0, 4, 8))


def render_packet(context: dict[str, Any]) -> bytes:
    """Forms first, then a sheet for every page attached; bookmarks and page numbers run through."""
    sheets = sheets_of(context["papers"])
    return with_attached(render_pdf(TEMPLATE, {**context, "sheets": sheets}), sheets)
