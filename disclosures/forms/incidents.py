"""Input about incidents."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from cameras.models import Camera
from civic.forms import HouseForm, WarekiDateField
from disclosures.rules.incident_clock import Cause, ReportKind
from disclosures.rules.incident_items import ITEMS
from retention.forms.moments import day, hour, moment_of

_LONGEST = 3000


def _text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class IncidentForm(HouseForm):
    submit_label = "記録して、知らせる相手と期限を見る"

    outline = _text("何が起きましたか", "例：集会所が荒らされ、SDカードが1枚無くなりました。")
    known_on = day("知った日", "この日の翌日から、期限を数えます。")
    known_time = hour("知った時刻")
    happened_on = WarekiDateField(
        label="起きた日", required=False, help_text="分からないときは空けておきます。"
    )
    happened_time = hour("起きた時刻", "分からないときは空けておきます（0時として記録します）。")
    causes = forms.MultipleChoiceField(
        label="当てはまるものすべて",
        required=False,
        choices=[(each.value, each.label) for each in Cause],
        widget=forms.CheckboxSelectMultiple,
        help_text="迷うときは印を付けます。一つでもあれば、個人情報保護委員会への報告が要ります（個人情報保護法26条）。",
    )
    camera = forms.ChoiceField(label="どのカメラの映像ですか", widget=forms.RadioSelect)

    def __init__(self, *args: Any, cameras: Sequence[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(camera.pk): camera for camera in cameras}
        self.fields["happened_time"].required = False
        self.fields["camera"].choices = [  # type: ignore[attr-defined]
            *((pk, f"{each.site.number}号 {each.site.label}") for pk, each in self.by_pk.items()),
            ("none", "分からない・複数のカメラ"),
        ]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(
            "outline",
            Fieldset("いつ知りましたか", Row("known_on", "known_time")),
            Fieldset("いつ起きましたか（分かるとき）", Row("happened_on", "happened_time")),
            "causes",
            "camera",
        )
        return helper

    def known_at(self) -> datetime:
        return moment_of(self, "known")

    def happened_at(self) -> datetime | None:
        if not self.cleaned_data["happened_on"]:
            return None
        self.cleaned_data["happened_time"] = (
            self.cleaned_data["happened_time"] or datetime.min.time()
        )
        return moment_of(self, "happened")

    def chosen_camera(self) -> Camera | None:
        return self.by_pk.get(self.cleaned_data["camera"])

    def chosen_causes(self) -> list[Cause]:
        return [Cause(each) for each in self.cleaned_data["causes"]]


class ItemsForm(HouseForm):
    submit_label = "9項目を記録する"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, (name, label) in enumerate(ITEMS.items(), start=1):
            self.fields[name] = _text(f"{number}　{label}", required=name == "outline")


class TellForm(HouseForm):
    submit_label = "知らせたことを記録する"

    kind = forms.ChoiceField(
        label="どこへ知らせましたか",
        choices=[(each.value, each.label) for each in ReportKind],
        widget=forms.RadioSelect,
    )
    told_on = day("知らせた日")
    way = forms.CharField(label="方法", max_length=80, help_text="例：電話、入力フォーム、文書")
    receipt_number = forms.CharField(label="受付番号など", max_length=80, required=False)


class CloseIncidentForm(HouseForm):
    submit_label = "この事案を終える"
