"""Input about holds; a policeman may be standing by."""

from datetime import date, datetime, time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.http import QueryDict
from django.utils import timezone

from cameras.models import Camera
from civic.forms import HouseForm, WarekiDateField, paper
from civic.wareki import wareki
from retention.forms.moments import hour
from retention.rules.grounds import Ground

LONGEST_REASON = 1000  # characters
_WHOLE = "分からないときは空けておきます（{which}）。"


class HoldFootageForm(HouseForm):
    """Which footage: cameras, and from when to when. An hour left out takes in the whole day."""

    submit_label = "次へ（まだ保全しません）"

    cameras = forms.MultipleChoiceField(label="カメラ", widget=forms.CheckboxSelectMultiple)
    from_on = WarekiDateField(label="始まりの日", help_text="例：11月12日なら「R8.11.12」")
    from_time = hour("始まりの時刻", _WHOLE.format(which="0時から"))
    to_on = WarekiDateField(
        label="終わりの日", required=False, help_text="始まりと同じ日なら空けておきます。"
    )
    to_time = hour("終わりの時刻", _WHOLE.format(which="その日の終わりまで"))

    def __init__(self, *args: Any, cameras: list[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(camera.pk): camera for camera in cameras}
        self.fields["cameras"].choices = [  # type: ignore[attr-defined]
            (key, f"{camera.site.number}号 {camera.site.label}")
            for key, camera in self.by_key.items()
        ]
        if len(cameras) == 1:
            self.fields["cameras"].initial = list(self.by_key)
        for name in ("from_time", "to_time"):
            self.fields[name].required = False

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(
            "cameras",
            Fieldset("いつからの映像ですか", Row("from_on", "from_time")),
            Fieldset("いつまでの映像ですか", Row("to_on", "to_time")),
        )
        return helper

    def chosen(self) -> list[Camera]:
        return [self.by_key[key] for key in self.cleaned_data["cameras"]]

    def period(self) -> tuple[datetime, datetime]:
        """Both inclusive, in Japan."""
        data = self.cleaned_data
        ends_on = data["to_on"] or data["from_on"]
        return (
            _moment(data["from_on"], data["from_time"] or time.min),
            _moment(ends_on, data["to_time"] or time.max.replace(microsecond=0)),
        )

    def as_query(self) -> str:
        """The answers for the next page's address: no name is among them."""
        query = QueryDict(mutable=True)
        query.setlist("cameras", self.cleaned_data["cameras"])
        for name in ("from_on", "to_on"):
            query[name] = wareki(day) if (day := self.cleaned_data[name]) else ""
        for name in ("from_time", "to_time"):
            query[name] = f"{at:%H:%M}" if (at := self.cleaned_data[name]) else ""
        return query.urlencode()


class HoldReasonForm(HouseForm):
    submit_label = "今すぐ仮保全する"

    ground = forms.ChoiceField(
        label="どの理由で求められていますか",
        choices=[(each.value, each.label) for each in Ground],
        widget=forms.RadioSelect,
        help_text="映像を提供できるのは、この4つの場合だけです（規程6(2)）。",
    )
    requester = forms.CharField(
        label="求めた人・機関", max_length=120, help_text="例：下関警察署 刑事第一課"
    )
    reason = forms.CharField(
        label="保全する理由",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例：11月12日の夜の自転車盗の捜査のため",
    )


class ConfirmHoldForm(HouseForm):
    submit_label = "この文書と最終日で確かめる"

    document_number = forms.CharField(
        label="文書の番号", max_length=120, help_text="照会書などの右上にある番号です。"
    )
    ends_on = WarekiDateField(label="保全の最終日")
    document = paper("文書の写し")

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].help_text = _at_most(latest)


class RenewHoldForm(HouseForm):
    submit_label = "延長を申し出る"

    ends_on = WarekiDateField(label="新しい最終日")
    reason = forms.CharField(
        label="延ばす理由",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].help_text = _at_most(latest)


class ConfirmRenewalForm(HouseForm):
    submit_label = "延長を確かめる"


class ReleaseHoldForm(HouseForm):
    def __init__(self, *args: Any, kept: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submit_label = f"{kept}本の保全を解く" if kept else "保全を解く"


def _at_most(latest: date) -> str:
    return f"要る日までで、できるだけ短くします。{wareki(latest)}までです（本システムの定め）。"


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
