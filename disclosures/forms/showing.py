"""Input about showing footage, and about the copies that are made to be given."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from civic.forms import HouseForm
from disclosures.forms.two_people import ByPeople, text_area, who
from retention.forms.moments import day, hour


class ViewingForm(ByPeople):
    submit_label = "見せたことを記録する"
    acting = "shown_by"

    began_on = day("見せた日")
    began_time = hour("見せ始めた時刻")
    ended_time = hour("見せ終わった時刻")
    place = forms.CharField(label="場所", max_length=120, help_text="例：集会所の事務室")
    viewers = text_area("見た人", "例：見本警察署 巡査部長 見本 太郎")
    footage = text_area("見せた映像", "例：1号カメラ 11月12日 21時から22時まで")
    seen = text_area("分かったこと", required=False)
    shown_by = who("見せた人", "管理責任者か、許可を受けた取扱責任者です（規程4(3)）。")
    witness = who("立ち会った人", "見せた人とは別の人です（本システムの定め）。")

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(
            Fieldset(
                "いつ、どこで見せましたか", "began_on", Row("began_time", "ended_time"), "place"
            ),
            Fieldset("だれに、何を見せましたか", "viewers", "footage", "seen"),
            Fieldset("団体の2人", "shown_by", "witness"),
        )
        return helper

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        return data | {"ended_on": data.get("began_on")}


class CopiesForm(HouseForm):
    submit_label = "選んだ映像の写しを作る"

    footage = forms.MultipleChoiceField(
        label="写しを作る映像",
        widget=forms.CheckboxSelectMultiple,
        help_text="求められたカメラと時間の映像だけが並んでいます。渡すものだけを選びます。",
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["footage"].choices = choices  # type: ignore[attr-defined]
