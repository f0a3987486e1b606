"""Which forms an act hands in, and which row of the flow they speak of."""

from typing import Any

from subsidies.documents import (
    f01_consultation,
    f03_application,
    f04_plan,
    f05_budget,
    f06_site_map,
    f07_view_map,
    f08_site_list,
    f11_minutes_cover,
    f16_pledge,
    f17_manager_notice,
    f19_change_request,
    f20_completion,
    f22_claim,
    f23_annual_report,
    f24_disposal_request,
    notices,
)
from subsidies.documents.form_kit import Form
from subsidies.models import GrantApplication
from subsidies.rules.stages import Act

_PLAN = (
    f04_plan.FORM,
    f05_budget.FORM,
    f06_site_map.FORM,
    f07_view_map.FORM,
    f08_site_list.FORM,
)
FORMS: dict[Act, tuple[Form, ...]] = {
    Act.CONSULT: (f01_consultation.FORM, *_PLAN),
    Act.APPLY: (
        f03_application.FORM,
        *_PLAN,
        f11_minutes_cover.FORM,
        f16_pledge.FORM,
        f17_manager_notice.FORM,
    ),
    Act.START: (notices.START,),
    Act.WITHDRAW: (notices.WITHDRAWAL,),
    Act.REQUEST_CHANGE: (f19_change_request.FORM,),
    Act.REPORT: (f20_completion.FORM, f20_completion.ACCOUNTS, f08_site_list.FORM),
    Act.CLAIM: (f22_claim.FORM,),
    Act.REPORT_YEAR: (f23_annual_report.FORM,),
    Act.REQUEST_DISPOSAL: (f24_disposal_request.FORM,),
}


def item_of(application: GrantApplication, act: Act) -> Any:
    """The newest row that this act has made; None where an act makes none."""
    if act is Act.CLAIM:
        return getattr(application, "claim", None)
    name = _ROWS.get(act)
    return getattr(application, name).order_by("-pk").first() if name else None


_ROWS = {
    Act.REQUEST_CHANGE: "change_requests",
    Act.REPORT_YEAR: "annual_reports",
    Act.REQUEST_DISPOSAL: "disposal_requests",
}
# Their forms speak of a row, which is written when they are handed in.
WITH_ROW = frozenset({*_ROWS, Act.CLAIM})
