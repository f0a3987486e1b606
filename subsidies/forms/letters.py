"""Forms of the city's letters and of what it records of money."""

from collections.abc import Sequence
from typing import Any

from django import forms

from civic.forms import HouseForm, WarekiDateField, figures
from subsidies.rules.letters import LETTER_RULES, Basis, LetterRule
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act

_MOST = 100_000_000
_LABELS = {
    Basis.PLAN: "額（円）",
    Basis.CHANGE: "変えた後の額（円）",
    Basis.ACTUAL: "確定する額（円）",
    Basis.PAID: "返還を求める額（円）",
}


class LetterForm(HouseForm):
    """Only the fields that the letter has; a remark for each page of the application."""

    submit_label = "起案する"

    def __init__(
        self, *args: Any, act: Act, pages: Sequence[Question] = (), lacks: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        self.rule, self.lacks = LETTER_RULES[act], lacks
        super().__init__(*args, **kwargs)
        self.fields |= _fields(self.rule, lacks=lacks)
        self.pages = pages if self.rule.needs_remarks else ()
        for page in self.pages:
            self.fields[_name(page)] = _words(f"「{page.heading}」への指摘", rows=2)

    def remarks(self) -> dict[Question, str]:
        written = {page: self.cleaned_data.get(_name(page), "") for page in self.pages}
        return {page: text for page, text in written.items() if text}


def _name(page: Question) -> str:
    return f"remark_{page.value.replace('-', '_')}"


def _fields(rule: LetterRule, *, lacks: bool) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    if rule.amount:
        found["amount_yen"] = figures(
            _LABELS[rule.amount], 0, _MOST, required=not rule.may_pay_back
        )
    if rule.needs_reason:
        found["reason"] = _words("理由", required=True)
    if rule.needs_checks:
        label = "足りないものがあっても進める理由（市の控え。団体には見えません）"
        found["file_note"] = _words(label, required=lacks)
    if rule.prints_conditions:
        found["conditions"] = _words("条件")
    if rule.due:
        found["due_on"] = WarekiDateField(label=rule.due, required=False)
    return found


def _words(label: str, *, rows: int = 3, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea({"rows": rows}), max_length=2000
    )


class ApproveForm(HouseForm):
    submit_label = "承認して通知を出す"


class DiscardForm(HouseForm):
    submit_label = "起案を取りやめる"


class PaymentForm(HouseForm):
    submit_label = "支払いを記録する"
    paid_on = WarekiDateField(label="振り込んだ日")


class RepaymentForm(HouseForm):
    submit_label = "返還を記録する"
    yen = figures("納付された額（円）", 1, _MOST)
    repaid_on = WarekiDateField(label="納付された日")
