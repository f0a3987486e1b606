"""Input about on-site recorders, answered standing under the pole with a phone."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from cameras.models import Camera
from civic.forms import HouseForm, WarekiDateField, figures, paper
from retention.forms.moments import day, hour
from retention.models import RecorderCheck

_RIGHT, _AHEAD, _BEHIND = "RIGHT", "AHEAD", "BEHIND"
_EITHER = (
    "「合っている」を選びましたが、ずれも書いてあります。"
    "「進んでいる」か「遅れている」を選ぶか、ずれを消してください。"
)


class OnSiteRecorderForm(HouseForm):
    submit_label = "録画装置を登録する"

    name = forms.CharField(
        label="録画装置の呼び名", max_length=60, help_text="例：通学路角のカメラ（内蔵の録画）"
    )
    cameras = forms.MultipleChoiceField(
        label="この録画装置に録画するカメラ", widget=forms.CheckboxSelectMultiple
    )
    in_use_from = WarekiDateField(label="使い始めた日")

    def __init__(self, *args: Any, cameras: list[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {f"{camera.site.number}号": camera for camera in cameras}
        self.fields["cameras"].choices = [  # type: ignore[attr-defined]
            (key, f"{key}（{camera.site.label}）") for key, camera in self.by_key.items()
        ]

    def channels(self) -> dict[str, Camera]:
        """Such a recorder names no channels of its own: the number of the site does."""
        return {key: self.by_key[key] for key in self.cleaned_data["cameras"]}


class CheckForm(HouseForm):
    submit_label = "点検を記録する"

    checked_on = WarekiDateField(label="点検した日")
    oldest_on = day(
        "いちばん古い映像の日付", "録画装置の一覧で、いちばん前にある映像です。画面のとおりに。"
    )
    oldest_time = hour("いちばん古い映像の時刻")
    newest_on = day("いちばん新しい映像の日付", "一覧のいちばん後ろにある映像です。")
    newest_time = hour("いちばん新しい映像の時刻")
    clock = forms.ChoiceField(
        label="録画装置の時計は合っていますか",
        choices=[(_RIGHT, "合っている"), (_AHEAD, "進んでいる"), (_BEHIND, "遅れている")],
        widget=forms.RadioSelect,
        help_text="時報（117）やスマートフォンの時刻と比べます。",
    )
    clock_hours = figures("時間", 0, 200_000, required=False)
    clock_minutes = figures("分", 0, 59, required=False)
    clock_seconds = figures("秒", 0, 59, required=False)
    set_days = figures(
        "設定してある保存日数", 1, 3650, help_text="録画装置の設定の画面にある日数です。"
    )
    playback_seen = forms.ChoiceField(
        label="映像を再生してみましたか",
        choices=RecorderCheck._meta.get_field("playback_seen").choices or (),
        widget=forms.RadioSelect,
    )
    photo = paper(
        "設定の画面の写真",
        "人の映っていない画面を写してください。JPEG、PNG、PDF、15メガバイトまで。",
    )
    remarks = forms.CharField(
        label="気づいたこと", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def helper(self) -> FormHelper:
        """In the order in which the recorder is looked at; how far the clock is off stands with it."""
        helper = super().helper
        off = Fieldset(
            "ずれているときは、どれだけずれていますか",
            Row("clock_hours", "clock_minutes", "clock_seconds", css_class="row-tight"),
        )
        frames = ("oldest_on", "oldest_time", "newest_on", "newest_time")
        helper.layout = Layout(
            "checked_on",
            Fieldset("① 映像", *frames),
            Fieldset("② 時計", "clock", off),
            Fieldset("③ 設定・再生・写真", "set_days", "playback_seen", "photo", "remarks"),
        )
        return helper

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("clock") in (_AHEAD, _BEHIND) and not self._seconds(data):
            self.add_error("clock_minutes", "時計が何分、何秒ずれているかを入れてください。")
        if data.get("clock") == _RIGHT and self._seconds(data):
            self.add_error("clock", _EITHER)
        return data

    def clock_error(self) -> int:
        """Seconds, positive when the recorder is ahead."""
        seconds = self._seconds(self.cleaned_data)
        return {_RIGHT: 0, _AHEAD: seconds, _BEHIND: -seconds}[self.cleaned_data["clock"]]

    @staticmethod
    def _seconds(data: dict[str, Any]) -> int:
        hours, minutes, seconds = (
            data.get(f"clock_{part}") or 0 for part in ("hours", "minutes", "seconds")
        )
        return int(hours * 3600 + minutes * 60 + seconds)
