"""Input about programmes: their terms, windows, forms, budget and lots."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Fieldset, Layout, Row
from django import forms

from associations.models import Association
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm, WarekiDateField, figures, yen, yes_no
from subsidies.models import Programme, ProgrammeWindow
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import FormKind, PaperKind
from subsidies.rules.programme_entry import COLUMNS, ProgrammeEntry
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.terms import OtherSubsidy, Rounding, Selection

_YES_NO = ("needs_consultation", "bars_contract_before_decision", "wants_annual_report")
_YEARS_BACK, _YEARS_AHEAD = 12, 3
_KINDS = [(kind.value, kind.label) for kind in Association.Kind]
_COSTS = [(kind.value, kind.label) for kind in CostKind]
_PAPERS = [(kind.value, kind.label) for kind in PaperKind]


def _columns(name: str) -> Field:
    """Many short answers, side by side where there is room."""
    return Field(name, wrapper_class="field-columns")


_PARTS = {
    "制度": ("code", "name", "fiscal_year", "source", "note"),
    "補助額の計算": (
        Row("rate_numerator", "rate_denominator"),
        "cap_per_camera", "cap_per_association", "rounding_unit", "rounding", "camera_limit",
    ),
    "申請できる団体と対象になる費用": ("eligible_kinds", _columns("eligible_cost_kinds")),
    "手続": ("needs_consultation", "bars_contract_before_decision", "wants_annual_report",
             "other_subsidy", "selection", "review_days", "letter_mark"),
    "書類": (_columns("required_papers"), _columns("report_papers")),
    "市がまだ公表していない項目": (_columns("unverified"),),
}  # fmt: skip


def several(label: str, choices: Any, help_text: str = "", *, required: bool = True) -> Any:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def one_of(label: str, members: Any, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(member.value, member.label) for member in members],
        help_text=help_text,
        widget=forms.RadioSelect,
    )


class _YearForm(HouseForm):
    """A programme has a fiscal year, chosen by its name."""

    fiscal_year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args: Any, this_year: FiscalYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = this_year.plus(_YEARS_AHEAD).start_year
        years = range(newest, this_year.start_year - _YEARS_BACK, -1)
        self.fields["fiscal_year"].choices = [  # type: ignore[attr-defined]
            (year, FiscalYear(year).label) for year in years
        ]


def code_field() -> forms.SlugField:
    return forms.SlugField(
        label="記号",
        max_length=40,
        help_text="半角の英数字とハイフンで、ほかの制度と重ならないように付けます。例：shimonoseki-r9",
        error_messages={"invalid": "半角の英数字とハイフンで入力してください。"},
    )


class ProgrammeForm(_YearForm):
    submit_label = "制度を保存する"

    code = code_field()
    name = forms.CharField(label="補助金の名前", max_length=80)
    source = forms.CharField(
        label="出典", max_length=300, required=False, help_text="要綱の名前や、ページの住所です。"
    )
    note = forms.CharField(
        label="補足", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    rate_numerator = figures("補助率の分子", 1, 100, help_text="3分の2のときは2です。")
    rate_denominator = figures("補助率の分母", 1, 100, help_text="3分の2のときは3です。")
    cap_per_camera = yen("1台の上限", required=False, help_text="上限がなければ空けておきます。")
    cap_per_association = yen(
        "1団体の上限", required=False, help_text="同じ年度に決定した額の合計にかかります。"
    )
    rounding_unit = yen(
        "切り捨ての単位",
        smallest=1,
        help_text="1,000円未満を切り捨てるときは1,000、切り捨てないときは1です。",
    )
    rounding = one_of("切り捨て方", Rounding)
    camera_limit = figures("1団体の台数の上限", 1, 999, required=False)
    eligible_kinds = several("申請できる団体の種類", _KINDS)
    eligible_cost_kinds = several("対象になる費用", _COSTS)
    needs_consultation = yes_no("申請の前に事前協議が要りますか")
    bars_contract_before_decision = yes_no("決定の前に契約や着手をすると、補助しませんか")
    wants_annual_report = yes_no("管理期間中に、毎年の報告を求めますか")
    other_subsidy = one_of("ほかの補助との関係", OtherSubsidy)
    selection = one_of("予算が足りないときの選び方", Selection)
    review_days = figures("審査の日数（営業日）", 1, 365, required=False)
    letter_mark = forms.CharField(
        label="文書の記号", max_length=20, required=False, help_text="通知の番号の前に付きます。"
    )
    required_papers = several("申請に要る書類", _PAPERS, required=False)
    report_papers = several("実績報告に要る書類", _PAPERS, required=False)
    unverified = several(
        "未確認の項目",
        [(field.value, field.label) for field in ProgrammeField],
        "印を付けた項目には、役員の画面と市の画面で「未確認」と付きます。",
        required=False,
    )

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(*(Fieldset(title, *parts) for title, parts in _PARTS.items()))
        return helper

    def entry(self) -> ProgrammeEntry:
        return ProgrammeEntry(**{column: self.cleaned_data[column] for column in COLUMNS})

    @staticmethod
    def initial_of(programme: Programme) -> dict[str, Any]:
        values = {column: getattr(programme, column) for column in COLUMNS}
        answers = {name: "yes" if values[name] else "no" for name in _YES_NO}
        return {**values, **answers}


class SourceForm(HouseForm):
    """What may be mended of a frozen programme."""

    submit_label = "出典を記録する"

    source = forms.CharField(
        label="出典", max_length=300, required=False, help_text="要綱の名前や、ページの住所です。"
    )
    note = forms.CharField(
        label="補足", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    unverified = several(
        "未確認の項目",
        [(field.value, field.label) for field in ProgrammeField],
        "確かめた項目の印を外します。外した項目には、「未確認」と付かなくなります。",
        required=False,
    )

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout("source", "note", _columns("unverified"))
        return helper


class CopyForm(_YearForm):
    submit_label = "制度を写す"

    code = code_field()

    field_order = ["fiscal_year", "code"]


class WindowForm(HouseForm):
    submit_label = "受付期間を記録する"

    kind = one_of("種類", ProgrammeWindow.Kind)
    opens_on = WarekiDateField(label="受付の始まりの日")
    closes_on = WarekiDateField(label="受付の終わりの日", help_text="この日まで受け付けます。")


class FormTitleForm(HouseForm):
    submit_label = "番号と題名を記録する"

    kind = forms.ChoiceField(
        label="様式", choices=[(kind.value, kind.heading) for kind in FormKind]
    )
    number = forms.CharField(
        label="様式番号",
        max_length=60,
        required=False,
        help_text="例：様式第1号（第5条関係）。空けておくと「様式第　号」と印刷します。",
    )
    title = forms.CharField(
        label="題名",
        max_length=120,
        required=False,
        help_text="空けておくと、いつもの題名を印刷します。",
    )


class AppropriationForm(HouseForm):
    submit_label = "予算を記入する"

    direction = forms.ChoiceField(
        label="増やしますか、減らしますか",
        choices=[("more", "増やす（当初予算、補正予算）"), ("less", "減らす（減額補正、流用）")],
        initial="more",
        widget=forms.RadioSelect,
    )
    yen = yen("額", smallest=1)
    note = forms.CharField(
        label="摘要", max_length=120, required=False, help_text="例：令和8年度 当初予算"
    )

    def amount(self) -> int:
        """Below nothing when it takes back."""
        sign = -1 if self.cleaned_data["direction"] == "less" else 1
        return sign * int(self.cleaned_data["yen"])


class DrawForm(HouseForm):
    submit_label = "抽選して記録する"

    seed = forms.CharField(
        label="抽選のもとになる言葉",
        max_length=120,
        help_text="前もって選べない、だれもが確かめられる言葉にします。"
        "例：立会人が引いた札の番号と日付「20261201-3-17-42」",
    )
