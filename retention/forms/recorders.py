"""Input of the retention room."""

from typing import Any

from django import forms
from django.conf import settings

from cameras.models import Camera
from civic.forms import HouseForm, WarekiDateField
from retention.rules.erasure import Method, StoreKind
from retention.rules.filenames import Layout


def _methods() -> list[tuple[str, str]]:
    """A bucket is offered where there is a server for it; the method tells the kind of store."""
    folder, bucket = (
        [(each.value, each.label) for each in Method if each.store is kind] for kind in StoreKind
    )
    if not settings.S3_ADDRESS:
        return folder
    return [(value, f"{label}（フォルダー）") for value, label in folder] + bucket


class RecorderForm(HouseForm):
    submit_label = "録画装置を登録する"

    name = forms.CharField(
        label="録画装置の呼び名", max_length=60, help_text="例：集会所の録画装置"
    )
    folder = forms.CharField(
        label="記録データのフォルダー",
        max_length=120,
        help_text="市または保守の担当者が、この団体のために用意したフォルダーの名前です。例：mihoncho",
    )
    layout = forms.ChoiceField(
        label="ファイル名の方式",
        choices=[(each.value, each.label) for each in Layout],
        widget=forms.RadioSelect,
        help_text="録画装置のメーカーで選びます。分からないときは保守の担当者に聞いてください。",
    )
    pattern = forms.CharField(
        label="「その他」を選んだときだけ：ファイル名の型",
        max_length=120,
        required=False,
        help_text="保守の担当者に聞いてください。例：{yyyy}{MM}{dd}_{HH}{mm}{ss}*.mp4",
    )
    method = forms.ChoiceField(
        label="消去の方法",
        choices=_methods,
        widget=forms.RadioSelect,
        initial=Method.OVERWRITE_UNLINK,
        help_text="分からないときは「上書きしてから削除」のままにしてください。",
    )
    snapshots = forms.CharField(
        label="保存先に自動の控え（スナップショットなど）は残りませんか",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="どう確かめたかを書きます。例：NASの自動の控えを切ったことを設定画面で確かめた。",
    )
    in_use_from = WarekiDateField(
        label="使い始めた日", help_text="これより前の日付の映像は、時計の誤りとして扱います。"
    )

    def __init__(self, *args: Any, cameras: list[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cameras = {f"channel_{camera.pk}": camera for camera in cameras}
        for name, camera in self.cameras.items():
            self.fields[name] = forms.CharField(
                label=f"{camera.site.number}号カメラ（{camera.site.label}）のチャンネル",
                max_length=60,
                required=False,
                help_text="ファイル名に出る番号や名前です。例：01",
            )

    def clean(self) -> dict[str, Any]:
        """Two cameras on one channel would leave one of them out unsaid."""
        data = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for name in self.cameras:
            if (key := data.get(name)) and key in taken:
                self.add_error(name, "このチャンネルは、別のカメラにも入れてあります。")
            elif key:
                taken.add(key)
        return data

    def channels(self) -> dict[str, Camera]:
        """Channel name → camera, of those that were filled in."""
        data = self.cleaned_data
        return {data[name]: camera for name, camera in self.cameras.items() if data.get(name)}


class DateFootageForm(HouseForm):
    submit_label = "撮影日を決める"

    recorded_on = WarekiDateField(label="この映像を撮影した日")
