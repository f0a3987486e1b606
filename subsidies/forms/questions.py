"""Input of the pages of an application, one form a question."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from associations.models import Resolution
from cameras.models import Camera
from civic.forms import HouseForm, PhoneField, WarekiDateField, yen, yes_no
from civic.wareki import wareki

NEXT = "保存して次へ"
_MOST_YEN = 100_000_000


class BeginForm(HouseForm):
    """An officer on the screen: nothing to fill in."""

    submit_label = "申請を始める"


class BeginFromPaperForm(HouseForm):
    """The city, from paper (代理入力)."""

    submit_label = "代理入力を始める"

    programme = forms.ChoiceField(label="補助の制度", widget=forms.RadioSelect)
    paper_received_on = WarekiDateField(
        label="紙の申請を受け付けた日", help_text="受付期間は、この日で判断します。"
    )

    def __init__(self, *args: Any, programmes: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(programme.pk): programme for programme in programmes}
        self.fields["programme"].choices = [  # type: ignore[attr-defined]
            (key, str(programme)) for key, programme in self.by_key.items()
        ]

    def chosen(self) -> Any:
        return self.by_key[self.cleaned_data["programme"]]


class CamerasForm(HouseForm):
    """Each camera of the association: is it asked for, and how much is it needed?"""

    submit_label = NEXT

    def __init__(self, *args: Any, cameras: Sequence[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {f"camera_{camera.pk}": camera for camera in cameras}
        places = [("", "申請しません")] + [
            (str(n), f"{n}番目に必要") for n in range(1, len(cameras) + 1)
        ]
        for key, camera in self.by_key.items():
            self.fields[key] = forms.ChoiceField(
                label=f"{camera.site.number}号カメラ（{camera.site.label}）",
                help_text=camera.site.address,
                choices=places,
                required=len(cameras) == 1,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        taken: dict[str, str] = {}
        for key in self.by_key:
            place = data.get(key)
            if place and place in taken:
                self.add_error(key, f"{place}番目が重なっています。ちがう順番を選んでください。")
            elif place:
                taken[place] = key
        if not taken and not self.errors:
            self.add_error(
                None, "カメラが選ばれていません。補助を受けるカメラの順番を選んでください。"
            )
        return data

    def chosen(self) -> list[Camera]:
        places = {key: self.cleaned_data.get(key) for key in self.by_key}
        picked = {key: int(place) for key, place in places.items() if place}
        return [self.by_key[key] for key in sorted(picked, key=lambda key: picked[key])]


class PurposeForm(HouseForm):
    submit_label = NEXT

    purpose = forms.CharField(
        label="設置する理由",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="困っていること、起きたこと、ほかに試したことを、ふだんの言葉で書いてください。"
        "例：通学路の見通しが悪く、昨年は声かけが2件ありました。",
    )


class PoliceForm(HouseForm):
    submit_label = NEXT

    asked = yes_no("警察署か交番に、設置する場所を相談しましたか")
    police_consulted_on = WarekiDateField(
        label="相談した日", required=False, help_text="「はい」のときだけ入力します。"
    )
    police_advice = forms.CharField(
        label="言われたこと", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("asked") and not data.get("police_consulted_on") and not self.errors:
            self.add_error("police_consulted_on", "「相談した日」を入力してください。")
        return data

    def values(self) -> Mapping[str, Any]:
        data = self.cleaned_data
        if not data["asked"]:
            return {"police_consulted_on": None, "police_advice": ""}
        return {name: data[name] for name in ("police_consulted_on", "police_advice")}


class OtherSubsidyForm(HouseForm):
    submit_label = NEXT

    has_other = yes_no(
        "同じカメラに、国・県・警察などのほかの補助を受けますか",
        "申し込んだだけのものも「はい」です。",
    )
    other_subsidy_name = forms.CharField(
        label="ほかの補助の名前",
        max_length=80,
        required=False,
        help_text="「はい」のときだけ入力します。",
    )
    other_subsidy_yen = yen("ほかの補助の額", smallest=1, largest=_MOST_YEN, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("has_other"):
            for name in ("other_subsidy_name", "other_subsidy_yen"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"「{self.fields[name].label}」を入力してください。")
        return data

    def values(self) -> Mapping[str, Any]:
        """Zero yen says that there is none; an answer left out says nothing."""
        data = self.cleaned_data
        if not data["has_other"]:
            return {"other_subsidy_name": "", "other_subsidy_yen": 0}
        return {name: data[name] for name in ("other_subsidy_name", "other_subsidy_yen")}


class ScheduleForm(HouseForm):
    submit_label = NEXT

    planned_start_on = WarekiDateField(
        label="工事を始める予定の日", help_text="業者と契約する日より後の日です。"
    )
    planned_end_on = WarekiDateField(label="設置が終わる予定の日")

    def __init__(self, *args: Any, year_ends_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "planned_end_on"
        ].help_text = f"設置と業者への支払いを、{wareki(year_ends_on)}までに終えます。"


class AgreementForm(HouseForm):
    submit_label = NEXT

    resolution = forms.ModelChoiceField(
        label="この設置を決めた議決",
        queryset=Resolution.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = resolutions  # type: ignore[attr-defined]


class ContactForm(HouseForm):
    submit_label = NEXT

    contact_name = forms.CharField(
        label="連絡する方", max_length=60, help_text="役職と名前。例：会計 佐藤 花子"
    )
    contact_phone = PhoneField(
        label="電話番号", max_length=20, help_text="昼間につながる番号を書いてください。"
    )


class AmountForm(HouseForm):
    submit_label = NEXT

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requested_yen"] = yen(
            "申請する額",
            smallest=1,
            largest=max(most, 1),
            help_text=f"計算した補助額は{most:,}円です。それより少ない額も申請できます。",
        )
        self.fields["requested_yen"].error_messages |= {
            "max_value": f"計算した補助額（{most:,}円）までの額を入力してください。",
            "min_value": "1円以上の額を入力してください。",
        }


class ContractForm(HouseForm):
    submit_label = NEXT

    contracted_on = WarekiDateField(label="業者と契約した日")
    started_on = WarekiDateField(label="工事を始めた日（着手した日）")


class CompletionForm(HouseForm):
    submit_label = NEXT

    completed_on = WarekiDateField(label="設置が終わった日")
    costs_paid_on = WarekiDateField(label="業者に支払いを終えた日")
