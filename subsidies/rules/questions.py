"""The pages of an application, by version of the form: one begun under an older one keeps its pages."""

from dataclasses import dataclass
from enum import StrEnum

from subsidies.rules.stages import Act


class Question(StrEnum):
    """One page each; the value is its address and the key of a reviewer's remark."""

    CAMERAS = "cameras"
    PURPOSE = "purpose"
    POLICE = "police"
    COSTS = "costs"
    OTHER_SUBSIDY = "other-subsidy"
    SCHEDULE = "schedule"
    AGREEMENT = "agreement"
    CONTACT = "contact"
    PAPERS = "papers"
    AMOUNT = "amount"
    CONTRACT = "contract"
    COMPLETION = "completion"
    ACTUAL_COSTS = "actual-costs"
    REPORT_PAPERS = "report-papers"

    @property
    def heading(self) -> str:
        return _TITLES[self]

    @property
    def subject(self) -> str:
        """What it is about, as a letter of the city names it."""
        return _SUBJECTS[self]


@dataclass(frozen=True, slots=True)
class FormVersion:
    """`plan` is asked before 事前協議 and 交付申請, `report` before 実績報告."""

    number: int
    plan: tuple[Question, ...]
    report: tuple[Question, ...]

    def pages(self, act: Act) -> tuple[Question, ...]:
        return self.report if act is Act.REPORT else self.plan


_Q = Question
_REPORT = (_Q.CONTRACT, _Q.COMPLETION, _Q.ACTUAL_COSTS, _Q.REPORT_PAPERS)
VERSIONS = {
    1: FormVersion(
        1,
        (
            _Q.CAMERAS, _Q.PURPOSE, _Q.COSTS, _Q.OTHER_SUBSIDY, _Q.SCHEDULE, _Q.AGREEMENT,
            _Q.CONTACT, _Q.PAPERS, _Q.AMOUNT,
        ),
        _REPORT,
    ),
    2: FormVersion(
        2,
        (
            _Q.CAMERAS, _Q.PURPOSE, _Q.POLICE, _Q.COSTS, _Q.OTHER_SUBSIDY, _Q.SCHEDULE,
            _Q.AGREEMENT, _Q.CONTACT, _Q.PAPERS, _Q.AMOUNT,
        ),
        _REPORT,
    ),
}  # fmt: skip
CURRENT = max(VERSIONS)
_TITLES = {
    _Q.CAMERAS: "どのカメラの補助を受けますか",
    _Q.PURPOSE: "なぜカメラが要りますか",
    _Q.POLICE: "警察に相談しましたか",
    _Q.COSTS: "費用はいくらですか",
    _Q.OTHER_SUBSIDY: "ほかの補助を受けますか",
    _Q.SCHEDULE: "いつ設置しますか",
    _Q.AGREEMENT: "団体の合意はいつですか",
    _Q.CONTACT: "連絡はどなたにしますか",
    _Q.PAPERS: "書類を付けてください",
    _Q.AMOUNT: "いくら申請しますか",
    _Q.CONTRACT: "いつ契約しましたか",
    _Q.COMPLETION: "いつ設置が終わりましたか",
    _Q.ACTUAL_COSTS: "実際にいくらかかりましたか",
    _Q.REPORT_PAPERS: "報告の書類を付けてください",
}
_SUBJECTS = {
    _Q.CAMERAS: "申請するカメラ",
    _Q.PURPOSE: "設置する理由",
    _Q.POLICE: "警察への相談",
    _Q.COSTS: "費用の見積り",
    _Q.OTHER_SUBSIDY: "ほかの補助",
    _Q.SCHEDULE: "設置の予定",
    _Q.AGREEMENT: "団体の合意",
    _Q.CONTACT: "連絡先",
    _Q.PAPERS: "添付書類",
    _Q.AMOUNT: "申請する額",
    _Q.CONTRACT: "契約した日",
    _Q.COMPLETION: "設置が終わった日",
    _Q.ACTUAL_COSTS: "実際の費用",
    _Q.REPORT_PAPERS: "報告の書類",
}
