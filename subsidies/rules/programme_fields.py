"""What of a programme the city may not have published yet: the names behind 「未確認」."""

from enum import StrEnum


class ProgrammeField(StrEnum):
    """Values are the names of the columns, or of the rows that hang on a programme."""

    RATE = "rate"
    ROUNDING_UNIT = "rounding_unit"
    ROUNDING = "rounding"
    CAP_PER_CAMERA = "cap_per_camera"
    CAP_PER_ASSOCIATION = "cap_per_association"
    CAMERA_LIMIT = "camera_limit"
    ELIGIBLE_COST_KINDS = "eligible_cost_kinds"
    ELIGIBLE_KINDS = "eligible_kinds"
    REQUIRED_PAPERS = "required_papers"
    REPORT_PAPERS = "report_papers"
    NEEDS_CONSULTATION = "needs_consultation"
    BARS_CONTRACT = "bars_contract_before_decision"
    WANTS_ANNUAL_REPORT = "wants_annual_report"
    OTHER_SUBSIDY = "other_subsidy"
    SELECTION = "selection"
    REVIEW_DAYS = "review_days"
    WINDOWS = "windows"
    FORM_TITLES = "form_titles"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ProgrammeField.RATE: "補助率",
    ProgrammeField.ROUNDING_UNIT: "切り捨ての単位",
    ProgrammeField.ROUNDING: "切り捨て方",
    ProgrammeField.CAP_PER_CAMERA: "1台の上限",
    ProgrammeField.CAP_PER_ASSOCIATION: "1団体の上限",
    ProgrammeField.CAMERA_LIMIT: "台数の上限",
    ProgrammeField.ELIGIBLE_COST_KINDS: "対象になる費用",
    ProgrammeField.ELIGIBLE_KINDS: "申請できる団体",
    ProgrammeField.REQUIRED_PAPERS: "申請に要る書類",
    ProgrammeField.REPORT_PAPERS: "実績報告に要る書類",
    ProgrammeField.NEEDS_CONSULTATION: "事前協議",
    ProgrammeField.BARS_CONTRACT: "決定の前の契約",
    ProgrammeField.WANTS_ANNUAL_REPORT: "年次報告",
    ProgrammeField.OTHER_SUBSIDY: "ほかの補助との関係",
    ProgrammeField.SELECTION: "選び方",
    ProgrammeField.REVIEW_DAYS: "審査の日数",
    ProgrammeField.WINDOWS: "受付期間",
    ProgrammeField.FORM_TITLES: "様式の番号と題名",
}
