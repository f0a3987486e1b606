"""Input of permits and playback."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from associations.models import User
from civic.forms import HouseForm
from retention.forms.moments import day, hour, moment_of

_LENGTHS = {1: "1時間", 2: "2時間", 4: "4時間", 8: "8時間", 24: "24時間"}


class PermitForm(HouseForm):
    submit_label = "取扱いを許可する"

    handler = forms.ModelChoiceField(
        label="許可する取扱責任者",
        queryset=User.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    purpose = forms.CharField(
        label="何のために映像を扱いますか",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例：11月20日の夜の器物損壊について、日時を確かめるため。",
    )
    start_on = day("許可の始まりの日")
    start_time = hour("許可の始まりの時刻")
    hours = forms.TypedChoiceField(
        label="許可する長さ",
        coerce=int,
        choices=list(_LENGTHS.items()),
        widget=forms.RadioSelect,
        help_text="必要な長さだけにしてください。1回24時間までです（本システムの定め）。",
    )

    def __init__(self, *args: Any, handlers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = handlers  # type: ignore[attr-defined]

    def span(self) -> tuple[datetime, datetime]:
        """Start and end of the permit, as moments in Japan."""
        starts_at = moment_of(self, "start")
        return starts_at, starts_at + timedelta(hours=self.cleaned_data["hours"])


class RevokeForm(HouseForm):
    submit_label = "この許可を取り消す"


class PlaybackForm(HouseForm):
    submit_label = "目的を記録して映像を開く"

    purpose = forms.CharField(
        label="何のために見ますか",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例：11月20日の夜の器物損壊について、日時を確かめるため。操作記録簿に残ります。",
    )
    only_for_this = forms.BooleanField(
        label="この目的に限って見ます",
        error_messages={"required": "「この目的に限って見ます」に印を付けてください。"},
    )
