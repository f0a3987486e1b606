"""Input about complaints: what was said, who looks after it, what is answered and done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from associations.models import User
from cameras.models import Camera
from civic.forms import HouseForm
from disclosures.rules.complaints import ComplaintKind, Remedy, Way
from retention.forms.moments import day, hour, moment_of

LONGEST_TEXT = 3000
_TAKEN_BY_US = [each for each in Way if each is not Way.PAGE]


def _text(label: str, help_text: str = "", rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ReceiveForm(HouseForm):
    submit_label = "受け付ける"

    kind = forms.ChoiceField(
        label="どのような申し出ですか",
        choices=[(each.value, each.label) for each in ComplaintKind],
        widget=forms.RadioSelect,
    )
    way = forms.ChoiceField(
        label="どのように伝えられましたか",
        choices=[(each.value, each.label) for each in _TAKEN_BY_US],
        widget=forms.RadioSelect,
    )
    camera = forms.ChoiceField(label="どのカメラのことですか", widget=forms.RadioSelect)
    content = _text("内容", "聞いたとおりに書きます。例：うちの窓が映っていないか心配です。")
    complainant = forms.CharField(
        label="申し出た人",
        max_length=60,
        required=False,
        help_text="名のらない方は空けておきます。完了の1年後に消します（本システムの定め）。",
    )
    contact = forms.CharField(
        label="連絡先",
        max_length=200,
        required=False,
        help_text="答えを伝えるための電話番号や住所です。氏名と同じ日に消します。",
    )
    received_on = day("受け付けた日")
    received_time = hour("受け付けた時刻")

    def __init__(self, *args: Any, cameras: Sequence[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(camera.pk): camera for camera in cameras}
        self.fields["camera"].choices = [  # type: ignore[attr-defined]
            *((pk, f"{each.site.number}号 {each.site.label}") for pk, each in self.by_pk.items()),
            ("none", "どのカメラかは分からない・カメラのことではない"),
        ]

    def chosen_camera(self) -> Camera | None:
        return self.by_pk.get(self.cleaned_data["camera"])

    def received_at(self) -> datetime:
        return moment_of(self, "received")


class WithdrawalForm(ReceiveForm):
    """Of a consent that is known: its kind, its camera and whose it was need no asking."""

    submit_label = "同意の取りやめを受け付ける"
    kind = camera = None  # type: ignore[assignment]
    content = _text(
        "取りやめの理由や希望", "例：向きを変えて、うちの庭が映らないようにしてほしい。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        HouseForm.__init__(self, *args, **kwargs)


class AssignForm(HouseForm):
    submit_label = "担当を決める"

    owner = forms.ChoiceField(label="担当の方", widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            (pk, f"{user.name} さん") for pk, user in self.people.items()
        ]

    def chosen(self) -> User:
        return self.people[self.cleaned_data["owner"]]


class AnswerForm(HouseForm):
    submit_label = "答えを記録して、回答書を作る"

    answer = _text("答え", "このまま回答書に印刷します。「です・ます」で書きます。", rows=10)


class RemedyForm(HouseForm):
    submit_label = "したことを記録する"

    remedy = forms.ChoiceField(
        label="何をしましたか",
        choices=[(each.value, each.label) for each in Remedy],
        widget=forms.RadioSelect,
        help_text="カメラの向きを変えるときは、同意を取り直します（ガイドライン2(1)）。",
    )
    remarks = _text("したことの説明", "例：11月25日に、向きを道路側へ20度変えることにしました。", 4)


class CloseForm(HouseForm):
    submit_label = "完了にする"
