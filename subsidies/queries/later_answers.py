"""What is handed in after the decision, in words: change, claim, yearly report, disposal."""

from collections.abc import Callable, Iterator

from civic.fiscal_year import FiscalYear
from civic.wareki import wareki
from subsidies.queries.case import Case
from subsidies.rules.stages import Act

Row = tuple[str, str, str]


def later_answers(case: Case, act: Act) -> Iterator[Row]:
    """(key, label, value) of the newest row of this act."""
    return _ANSWERS[act](case)


def _start(case: Case) -> Iterator[Row]:
    application = case.application
    for key, label, day in (
        ("start-contract", "契約した日", application.contracted_on),
        ("start-day", "着手した日", application.started_on),
    ):
        yield key, label, wareki(day) if day else ""


def _withdrawal(case: Case) -> Iterator[Row]:
    yield "withdrawal-number", "取り下げる申請", case.application.number


def _change(case: Case) -> Iterator[Row]:
    row = case.application.change_requests.latest("requested_at", "pk")
    yield "change-kind", "変更か中止か", row.get_kind_display()
    if row.before or row.after:
        yield "change-before", "変える前", row.before
        yield "change-after", "変えた後", row.after
    yield "change-reason", "理由", row.reason
    if row.requested_yen is not None:
        yield "change-yen", "変えた後の補助額", f"{row.requested_yen:,}円"


def _claim(case: Case) -> Iterator[Row]:
    row = case.application.claim
    yield "claim-yen", "請求する額", f"{case.application.settled_yen or 0:,}円"
    yield "claim-bank", "金融機関", f"{row.bank}　{row.branch}"
    yield "claim-account", "口座", f"{row.get_account_kind_display()}　{row.account_number}"
    yield "claim-holder", "口座の名義", f"{row.holder}（{row.holder_kana}）"


def _annual(case: Case) -> Iterator[Row]:
    row = case.application.annual_reports.latest("reported_at", "pk")
    yield "annual-year", "年度", FiscalYear(row.fiscal_year).label
    yield "annual-condition", "カメラの動き", row.condition
    yield "annual-repairs", "故障と修理", row.repairs or "ありません"
    yield "annual-provisions", "映像を提供した件数", f"{row.provision_count}件"
    yield "annual-complaints", "苦情の件数", f"{row.complaint_count}件"


def _disposal(case: Case) -> Iterator[Row]:
    row = case.application.disposal_requests.latest("requested_at", "pk")
    cameras = row.cameras.select_related("site").order_by("site__number")
    yield (
        "disposal-cameras",
        "対象のカメラ",
        "\n".join(f"{camera.site.number}号カメラ（{camera.site.label}）" for camera in cameras),
    )
    yield "disposal-kind", "どうしますか", row.get_kind_display()
    yield "disposal-reason", "理由", row.reason
    yield "disposal-day", "予定の日", wareki(row.planned_on)


_ANSWERS: dict[Act, Callable[[Case], Iterator[Row]]] = {
    Act.START: _start,
    Act.WITHDRAW: _withdrawal,
    Act.REQUEST_CHANGE: _change,
    Act.CLAIM: _claim,
    Act.REPORT_YEAR: _annual,
    Act.REQUEST_DISPOSAL: _disposal,
}
