"""What the city's letters have in common: who it goes to, what was asked for, fields and tables."""

from collections.abc import Callable
from typing import Any

from subsidies.documents.form_kit import Field, Form, Table, filled
from subsidies.documents.matter import Matter
from subsidies.documents.parts import places, step_rows
from subsidies.documents.words import amount, count, day
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act

REASON = Field("理由", lambda m: m.item.reason)
DECISION = Field("交付決定", lambda m: m.decision)
DECIDED = Field("決定の額", lambda m: amount(m.application.decided_yen))
PLACES = Field("設置場所", places)
COUNT = Field("設置台数", lambda m: count(len(m.case.cameras), "台"))
CONDITIONS = Field("条件", lambda m: m.item.conditions)
ACTUAL_SUM = Table(
    "補助額の算定", ("項目", "金額（円）", "考え方"), (40, 25, 35),
    lambda m: step_rows(m.case.actual), numbers=(1,),
)  # fmt: skip
PLAN_SUM = Table(
    "補助額の算定", ("項目", "金額（円）", "考え方"), (40, 25, 35),
    lambda m: step_rows(m.case.plan), numbers=(1,),
)  # fmt: skip


def due(label: str) -> Field:
    return Field(label, lambda m: day(m.item.due_on))


def money(label: str) -> Field:
    return Field(label, _amount, is_big=True)


def _amount(matter: Matter) -> str:
    """Empty when the letter names none, so that its row is left out."""
    yen = matter.item.amount_yen
    return "" if yen is None else amount(yen)


def asked(act: Act, sentence: str) -> Callable[[Matter], str]:
    """「令和…付けで申請のあった…」: `sentence` follows it and may name {programme}."""

    def words(matter: Matter) -> str:
        on = matter.asked_on(act)
        start = f"{on}付けで" if on else ""
        number = f"（受付番号 {matter.application.number}）" if matter.application.number else ""
        return f"{start}{_ASKED[act]}{number}{sentence}".format(programme=matter.programme_name)

    return words


_ASKED = {
    Act.CONSULT: "事前協議のあった{programme}",
    Act.APPLY: "交付の申請のあった{programme}",
    Act.REPORT: "実績報告のあった{programme}",
    Act.REQUEST_CHANGE: "承認の申請のあった{programme}",
    Act.REQUEST_DISPOSAL: "財産処分の承認の申請のあった{programme}",
    Act.DECIDE: "交付を決定した{programme}",
}


def remarks(matter: Matter) -> list[list[str]]:
    """In the order of the pages, each with what is to be mended."""
    order = list(Question)
    found = sorted(matter.item.remarks.all(), key=lambda each: order.index(Question(each.question)))
    return [[Question(each.question).subject, each.text] for each in found]


def without_empty(context: dict[str, Any]) -> dict[str, Any]:
    """A letter has no row for what was not written: no empty 「条件」, no empty 「期限」."""
    rows = [row for row in context["rows"] if row["value"]]
    return {**context, "rows": rows, "tables": [t for t in context["tables"] if t["rows"]]}


def letter(form: Form, matter: Matter) -> dict[str, Any]:
    name = matter.case.association.name
    return {
        **without_empty(filled(form, matter)),
        "foot": "",  # the city issues it itself
        "number": matter.number,
        "addressee": f"{name}\n{matter.chair}　様" if matter.chair else f"{name}　様",
        "role": "",
        "applicant": [{"label": "", "value": "下関市長"}],
    }
