"""F5 収支予算書: 収入合計 = 支出合計."""

from subsidies.documents.balance import income, outgoings
from subsidies.documents.form_kit import Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.parts import step_rows
from subsidies.models import CostLine
from subsidies.rules.papers import FormKind

PLAN = CostLine.Phase.PLAN
HEAD = ("科目", "金額（円）", "摘要")
WIDTHS = (40, 25, 35)


def _income(matter: Matter) -> list[list[str]]:
    wanted = matter.application.requested_yen
    return income(matter.case, PLAN, matter.case.plan.amount if wanted is None else wanted)


FORM = Form(
    kind=FormKind.BUDGET,
    is_enclosure=True,
    tables=(
        Table(
            "収入", HEAD, WIDTHS, _income,
            numbers=(1,), blank_labels=("補助金", "自己資金", "その他"), blank_rows=4, has_sum=True,
        ),
        Table(
            "支出", HEAD, WIDTHS, lambda m: outgoings(m.case, PLAN),
            numbers=(1,), blank_labels=("機器", "工事", "表示板", "その他", "対象外の費用"), blank_rows=7, has_sum=True,
        ),
        Table(
            "補助額の算定", ("項目", "金額（円）", "考え方"), WIDTHS, lambda m: step_rows(m.case.plan),
            numbers=(1,), blank_labels=("補助の対象になる経費", "補助率をかけた額", "切り捨てた額", "補助額"), blank_rows=4,
        ),
    ),
    notes=("収入の合計と支出の合計は、同じ額です。", "金額は、値引きを引いた後の税込みの額です。"),
)  # fmt: skip
