"""F20 実績報告書, with 収支決算書."""

from subsidies.documents.balance import income, outgoings
from subsidies.documents.bundle_papers import boxes
from subsidies.documents.f05_budget import HEAD, WIDTHS
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.parts import actual_sum_in_words, places
from subsidies.documents.words import BLANK_AMOUNT, BLANK_DAY, amount, count, day
from subsidies.models import CostLine
from subsidies.rules.papers import FormKind

ACTUAL = CostLine.Phase.ACTUAL


def settled(matter: Matter) -> int:
    """What was worked out from the money paid, never above what was decided."""
    decided = matter.application.decided_yen
    return matter.case.due if decided is None else min(matter.case.due, decided)


FORM = Form(
    kind=FormKind.COMPLETION,
    role="報告者",
    opening="交付の決定を受けた{programme}の事業が終わったので、次のとおり報告します。",
    fields=(
        Field("交付決定", lambda m: m.decision, "令和　　年　　月　　日　　　　第　　　　号"),
        Field("決定の額", lambda m: amount(m.application.decided_yen), BLANK_AMOUNT),
        Field("精算の額", lambda m: amount(settled(m)), BLANK_AMOUNT, is_big=True),
        Field("算定", actual_sum_in_words, lines=3),
        Field("契約した日", lambda m: day(m.application.contracted_on), BLANK_DAY),
        Field("着手した日", lambda m: day(m.application.started_on), BLANK_DAY),
        Field("設置が終わった日", lambda m: day(m.application.completed_on), BLANK_DAY),
        Field("支払いを終えた日", lambda m: day(m.application.costs_paid_on), BLANK_DAY),
        Field("設置台数", lambda m: count(len(m.case.cameras), "台"), "　　　　台"),
        Field("設置場所", places, lines=4),
    ),
    boxes=boxes,
)  # fmt: skip
ACCOUNTS = Form(
    kind=None,
    heading="収支決算書",
    is_enclosure=True,
    tables=(
        Table("収入", HEAD, WIDTHS, lambda m: income(m.case, ACTUAL, settled(m)), numbers=(1,),
              blank_labels=("補助金", "自己資金", "その他"), blank_rows=4, has_sum=True),
        Table("支出", HEAD, WIDTHS, lambda m: outgoings(m.case, ACTUAL), numbers=(1,),
              blank_labels=("機器", "工事", "表示板", "その他", "対象外の費用"), blank_rows=7, has_sum=True),
    ),
    notes=("収入の合計と支出の合計は、同じ額です。", "補助金の額は、市の確定の通知で決まります。"),
)  # fmt: skip
