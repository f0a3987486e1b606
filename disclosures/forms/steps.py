"""Input about an inquiry that was received: paper, identity, rescue, decision, end."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from associations.models import User
from civic.forms import HouseForm, WarekiDateField, figures, paper
from disclosures.models import Inquiry, RescueTask
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import Outcome

_LONGEST = 1000  # characters


def _few_lines(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DocumentForm(HouseForm):
    submit_label = "文書を記録する"

    arrival = forms.ChoiceField(
        label="どのように届きましたか", choices=Inquiry.Arrival, widget=forms.RadioSelect
    )
    number = forms.CharField(
        label="文書の番号",
        max_length=80,
        required=False,
        help_text="右上か右下にある番号です。番号がないときは、相手に問い合わせてください。",
    )
    written_on = WarekiDateField(label="文書の日付", required=False)
    valid_until = WarekiDateField(
        label="有効な最後の日", required=False, help_text="書いてあるときだけ入れます。"
    )
    original_on = WarekiDateField(
        label="原本を受け取った日", required=False, help_text="原本を受け取ったときだけ入れます。"
    )
    reply_due_on = WarekiDateField(label="回答の期限", required=False)
    scan = paper("文書の写し")


class IdentityForm(HouseForm):
    submit_label = "確かめたことを記録する"

    requester = forms.CharField(label="相手の氏名", max_length=60, required=False)
    proof = forms.CharField(
        label="見せてもらった証明",
        max_length=40,
        help_text="例：警察手帳、運転免許証。種類だけを書きます。写しも番号も取りません。",
    )
    asks_as = forms.ChoiceField(
        label="求めているのはだれですか", choices=Inquiry.AsksAs, widget=forms.RadioSelect
    )
    subject_name = forms.CharField(
        label="同意した本人の氏名",
        max_length=60,
        required=False,
        help_text="本人の同意を受けた人が求めているときに入れます。同意書は「文書を記録する」で記録します。",
    )
    others = forms.ChoiceField(
        label="ほかの人が映っていますか",
        choices=Inquiry.Others,
        widget=forms.RadioSelect,
        required=False,
        help_text="映像を見て選びます。まだ見ていないときは、選ばずに進めます。",
    )
    others_in_picture = _few_lines(
        "ほかに映っている人",
        "映っているときだけ書きます。写しは渡さず、見せるだけにします。",
        required=False,
    )

    def __init__(self, *args: Any, kind: InquiryKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind is not InquiryKind.SUBJECT:
            for name in ("asks_as", "subject_name", "others", "others_in_picture"):
                del self.fields[name]


class RescueForm(HouseForm):
    submit_label = "結果を記録する"

    ending = forms.ChoiceField(
        label="どうでしたか", choices=RescueTask.End, widget=forms.RadioSelect
    )
    remarks = _few_lines(
        "気づいたこと", "例：SDカードを抜いて、集会所の金庫に入れました。", required=False
    )


class DecisionForm(HouseForm):
    """Only the outcomes that could stand are offered; the action refuses the others anyhow."""

    submit_label = "このとおり決める"

    outcome = forms.ChoiceField(label="どうしますか", widget=forms.RadioSelect)
    reason = _few_lines(
        "決めた理由", "お断りするときと、映像がないときは、相手に渡す書面に載ります。"
    )

    def __init__(self, *args: Any, offered: list[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.fields["outcome"].initial = offered[0].value


class WithdrawForm(HouseForm):
    submit_label = "取り下げられたことを記録する"

    remarks = _few_lines("いきさつ", "例：別の所で見つかったと、電話で聞きました。", required=False)


class TakenErasureForm(HouseForm):
    submit_label = "消したことを記録する"

    erased_on = WarekiDateField(label="消した日")
    how = _few_lines(
        "どこから、どのように消しましたか",
        "例：USBメモリーから消し、パソコンの「ダウンロード」と「ごみ箱」にないことを確かめた。",
    )


class CloseForm(HouseForm):
    submit_label = "完了にする"


class DeputyForm(HouseForm):
    submit_label = "代わりの方を決める"

    person = forms.ChoiceField(label="代わりの方")
    rank = figures("連絡する順番", 1, 9, initial=1, help_text="1がいちばん先です。")
    starts_on = WarekiDateField(label="いつから")
    ends_on = WarekiDateField(label="いつまで", help_text="この日まで任せます。1年までです。")

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(user.pk): user for user in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "選んでください"),
            *((key, f"{user.name} さん") for key, user in self.by_key.items()),
        ]

    def chosen(self) -> User:
        return self.by_key[self.cleaned_data["person"]]


class EndDeputyForm(HouseForm):
    submit_label = "代わりの方を取りやめる"

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.inputs = [Submit("send", self.submit_label, css_class="button button-danger")]
        return helper
