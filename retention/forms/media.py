"""Input about media: what it is, where it lies, who keeps it, how it was broken."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from associations.models import Appointment, User
from civic.forms import HouseForm, WarekiDateField, paper
from retention.forms.moments import day, hour
from retention.models import MediumDestruction, Recorder
from retention.models.medium import MediumKind


class _WhatForm(HouseForm):
    kind = forms.ChoiceField(
        label="記録媒体の種類", choices=MediumKind.choices, widget=forms.RadioSelect
    )
    serial = forms.CharField(
        label="製造番号",
        max_length=80,
        help_text="書いていないときは、油性ペンで番号を書き、同じ番号をここに入れます。",
    )
    acquired_on = WarekiDateField(label="手に入れた日")

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        what = ("kind", "serial", "acquired_on")
        where = [name for name in self.fields if name not in what]
        helper.layout = Layout(Fieldset("① もの", *what), Fieldset("② 置き場所", *where))
        return helper


class _WhereForm(HouseForm):
    """Under which lock, and in whose keeping: somebody who handles footage."""

    place = forms.CharField(
        label="場所", max_length=120, help_text="例：集会所の事務室の金庫、電柱の収納箱の中"
    )
    lock = forms.CharField(
        label="施錠のしかた",
        max_length=120,
        help_text="例：金庫の鍵は会長が持つ。かならず施錠します（規程5(2)）。",
    )
    keeper = forms.ChoiceField(
        label="預かる人",
        widget=forms.RadioSelect,
        help_text="管理責任者か取扱責任者です（規程4(3)）。",
    )
    moved_on = day("そこに置いた日")
    moved_time = hour("そこに置いた時刻")

    def __init__(self, *args: Any, keepers: Sequence[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(post.user_id): post.user for post in keepers}
        self.fields["keeper"].choices = [  # type: ignore[attr-defined]
            (pk, f"{user.name} さん") for pk, user in self.people.items()
        ]

    def chosen_keeper(self) -> User:
        return self.people[self.cleaned_data["keeper"]]


class _PlacedForm(_WhereForm):
    """Into a recorder, or outside of any."""

    recorder = forms.ChoiceField(label="録画装置", widget=forms.RadioSelect)

    def __init__(self, *args: Any, recorders: Sequence[Recorder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(recorder.pk): recorder for recorder in recorders}
        self.fields["recorder"].choices = [  # type: ignore[attr-defined]
            *((pk, f"{recorder.name}に入れる") for pk, recorder in self.by_pk.items()),
            ("none", "録画装置には入れない（しまっておく）"),
        ]

    def chosen_recorder(self) -> Recorder | None:
        return self.by_pk.get(self.cleaned_data["recorder"])


class MediumForm(_PlacedForm, _WhatForm):
    submit_label = "記録媒体を登録する"
    field_order = ("kind", "serial", "acquired_on", "recorder")


class MoveForm(_PlacedForm):
    submit_label = "移したことを記録する"
    field_order = ("recorder", "place", "lock", "keeper", "reason")

    reason = forms.CharField(label="移した理由", max_length=200, help_text="例：点検のため")
    moved_on = day("移した日")
    moved_time = hour("移した時刻")


class ReplaceForm(_WhereForm, _WhatForm):
    submit_label = "替えたことを記録する"
    field_order = ("kind", "serial", "acquired_on")

    kind = forms.ChoiceField(
        label="新しいものの種類", choices=MediumKind.choices, widget=forms.RadioSelect
    )
    serial = forms.CharField(
        label="新しいものの製造番号",
        max_length=80,
        help_text="書いていないときは、油性ペンで番号を書き、同じ番号をここに入れます。",
    )
    acquired_on = WarekiDateField(label="新しいものを手に入れた日")
    place = forms.CharField(
        label="取り出した古いものをしまう場所", max_length=120, help_text="例：集会所の事務室の金庫"
    )
    lock = forms.CharField(
        label="古いものの施錠のしかた",
        max_length=120,
        help_text="例：金庫の鍵は会長が持つ。かならず施錠します（規程5(2)）。",
    )
    keeper = forms.ChoiceField(
        label="両方を預かる人",
        widget=forms.RadioSelect,
        help_text="管理責任者か取扱責任者です（規程4(3)）。",
    )
    moved_on = day("替えた日")
    moved_time = hour("替えた時刻")


class DestroyForm(HouseForm):
    submit_label = "廃棄を記録する"

    way = forms.ChoiceField(
        label="壊し方",
        choices=MediumDestruction._meta.get_field("way").choices or (),
        widget=forms.RadioSelect,
    )
    witness = forms.CharField(
        label="立ち会った人の氏名",
        max_length=60,
        help_text="記録するあなたとは別の人です。役員でなくてもかまいません。",
    )
    destroyed_on = day("壊した日")
    destroyed_time = hour("壊した時刻")
    photo = paper("壊した後の写真")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = True
        self.fields["photo"].error_messages["required"] = "壊した後の写真を選んでください。"
