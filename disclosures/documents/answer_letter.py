"""回答書: why nothing is given, or that there is nothing, in words that can be handed over."""

from typing import Any

from django.utils import timezone

from associations.models import Association
from civic.pdf import render_pdf
from civic.refusals import HOUSE_RULE
from civic.wareki import FULL_WIDTH, formal, wareki
from disclosures.models import Decision, Inquiry
from disclosures.rules.stages import Outcome

TEMPLATE = "documents/answer_letter.html"
_OPENINGS = {
    Outcome.REFUSE: (
        "求めのありました防犯カメラの映像については、次の理由により、提供も閲覧もできませんので、お知らせします。"
    ),
    Outcome.NO_FOOTAGE: (
        "求めのありました防犯カメラの映像については、確かめたところ、該当する映像がありませんので、お知らせします。"
    ),
}
_NOTES = {
    Outcome.REFUSE: (
        "防犯カメラの映像を提供できるのは、法令の規定に基づく場合、捜査機関または裁判所から照会があった場合、"
        "生命・身体または財産の安全を守るため緊急でやむを得ない場合、本人の同意がある場合または本人に提供する場合に"
        "限られます（管理運用規程6(2)）。",
        "犯罪や事故に関わることは、警察に相談してください。警察からの照会には、規程に従って応じます。",
    ),
    Outcome.NO_FOOTAGE: (
        "映像は、管理運用規程で決めた日数を過ぎると消去しています。消去した映像をもとに戻すことはできません。",
    ),
}


def build(decision: Decision) -> dict[str, Any]:
    inquiry, outcome = decision.inquiry, Outcome(decision.outcome)
    return {
        "paper": {
            "title": "防犯カメラの映像について（回答）",
            "number": f"第{inquiry.number}号".translate(FULL_WIDTH),
            "issued_on": formal(timezone.localdate(decision.decided_at)),
            "addressee": f"{inquiry.agency or inquiry.requester or '求められた方'}　様",
            "applicant_role": "回答者",
            "applicant": _issuer(inquiry.association, decision),
            "opening": _OPENINGS[outcome],
            "rows": _facts(inquiry, decision),
        },
        "notes": _NOTES[outcome],
        "house_rule": HOUSE_RULE,
    }


def _issuer(association: Association, decision: Decision) -> list[dict[str, str]]:
    """The 管理責任者 answers; a deputy answers for him, and says so."""
    post = "管理責任者（代理）" if decision.as_deputy_id else "管理責任者"
    rows = {
        "団体名": association.name,
        "所在地": association.address,
        post: decision.decided_by.name,
        "電話": association.phone,
    }
    return [{"label": label, "value": value} for label, value in rows.items() if value]


def _facts(inquiry: Inquiry, decision: Decision) -> list[dict[str, str]]:
    reason = "お断りする理由" if decision.outcome == Outcome.REFUSE else "該当する映像がない理由"
    rows = {
        "受け付けた日": wareki(timezone.localdate(inquiry.received_at)),
        "求めた方": inquiry.from_whom or "（名前を聞いていません）",
        inquiry.what.document_name: _document(inquiry),
        "求められた映像": _footage(inquiry),
        "目的": inquiry.purpose,
        reason: decision.reason,
    }
    return [{"label": label, "value": value} for label, value in rows.items() if value]


def _document(inquiry: Inquiry) -> str:
    day = f"（{wareki(inquiry.document_on)}）" if inquiry.document_on else ""
    return f"{inquiry.document_number}{day}" if inquiry.document_number else ""


def _footage(inquiry: Inquiry) -> str:
    """Place, cameras and time, as far as they were said."""
    sites = [each.site for each in inquiry.cameras.with_site().order_by("site__number")]
    cameras = "、".join(f"{site.number}号カメラ（{site.label}）" for site in sites)
    span = ""
    if inquiry.from_at and inquiry.to_at:
        first, last = (timezone.localtime(each) for each in (inquiry.from_at, inquiry.to_at))
        span = f"{_moment(first)}から{_moment(last)}まで"
    return "\n".join(filter(None, [inquiry.spot, cameras, span]))


def _moment(at: Any) -> str:
    return f"{wareki(at.date())} {at.hour}時{at.minute:02}分"


def render(decision: Decision) -> bytes:
    return render_pdf(TEMPLATE, build(decision))
