"""Input about notices: the chosen way, the month of the letters, the days of the reminders."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import jaconv
from django import forms
from django.core.exceptions import ValidationError

from associations.rules.reminders import Days, DutyKind, Way, readable_days
from civic.forms import HouseForm
from civic.wareki import year_label

_HELP = {
    Way.MAIL: "そのつどメールで受け取る（同じ朝のものは1通にまとめます）",
    Way.DIGEST: "月曜日の朝に、1週間分をまとめて受け取る（次の月曜日までに期限が来るものは、すぐに届きます）",
    Way.LETTER: "毎月、印刷した手紙で受け取る",
}
_MOST_DAYS = 400
_DIGITS = re.compile(r"\d+")


class NoticeChoiceForm(HouseForm):
    submit_label = "この受け取り方にする"

    way = forms.ChoiceField(label="受け取り方", widget=forms.RadioSelect)

    def __init__(self, *args: Any, has_mail: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = list(Way) if has_mail else [Way.LETTER]
        field = self.fields["way"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(way.value, _HELP[way]) for way in ways]


class LetterForm(HouseForm):
    submit_label = "手紙を作る"

    month = forms.TypedChoiceField(
        label="何月の手紙ですか",
        widget=forms.RadioSelect,
        coerce=date.fromisoformat,
        help_text="同じ月の手紙は、1人に1通だけ作ります。",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = today.replace(day=1)
        coming = date(this.year + this.month // 12, this.month % 12 + 1, 1)
        field = self.fields["month"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(day.isoformat(), _month(day)) for day in (this, coming)]


def _month(day: date) -> str:
    return f"{year_label(day)}{day.month}月"


class DaysField(forms.CharField):
    """「60、30、14、3」 in any order, with any marks between, in full- or half-width figures."""

    def to_python(self, value: Any) -> Any:
        text = jaconv.z2h(super().to_python(value) or "", kana=False, ascii=True, digit=True)
        rest = _DIGITS.sub("", text).strip("、，,・ 　日前後")
        if rest.translate(dict.fromkeys(map(ord, "、，,・ 　日前後"))):
            raise ValidationError("日数だけを「30、14、3」のように書いてください。")
        days = sorted({int(figure) for figure in _DIGITS.findall(text)}, reverse=True)
        if days and days[0] > _MOST_DAYS:
            raise ValidationError(f"日数は{_MOST_DAYS}日までにしてください。")
        return days


class ReminderForm(HouseForm):
    """Two fields for each kind of duty."""

    submit_label = "この日に決める"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in DutyKind:
            self.fields[f"{kind}_before"] = DaysField(
                label=f"{kind.label}：期限の何日前",
                error_messages={"required": f"「{kind.label}」の前の日数を1つは書いてください。"},
            )
            self.fields[f"{kind}_after"] = DaysField(
                label=f"{kind.label}：期限をすぎて何日後", required=False
            )

    @staticmethod
    def initial_of(days: Mapping[DutyKind, Days]) -> dict[str, str]:
        before = {f"{kind}_before": readable_days(each.before) for kind, each in days.items()}
        return before | {f"{kind}_after": readable_days(each.after) for kind, each in days.items()}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["days"] = {kind: self._days(kind) for kind in DutyKind}
        return data

    def _days(self, kind: DutyKind) -> Days:
        before, after = self.cleaned_data[f"{kind}_before"], self.cleaned_data[f"{kind}_after"]
        return Days(tuple(before), tuple(sorted(day for day in after if day)))
