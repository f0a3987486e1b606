"""Input of what follows the decision."""

import re
from collections.abc import Sequence
from typing import Any

import jaconv
from django import forms

from cameras.models import Camera
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm, WarekiDateField, figures, yen
from civic.wareki import wareki
from subsidies.models import ChangeRequest, DisposalRequest, PaymentClaim
from subsidies.rules.account import Account

CHECK = "次へ（まだ送りません）"
_MOST_YEN = 100_000_000
_ACCOUNT_FIGURES = 7
_READING = re.compile(r"[ァ-ヶー・．－（）()\-\s0-9０-９A-ZＡ-Ｚ]+")


class WithdrawForm(HouseForm):
    submit_label = CHECK


class StartForm(HouseForm):
    submit_label = CHECK

    contracted_on = WarekiDateField(label="業者と契約した日")
    started_on = WarekiDateField(label="工事を始めた日（着手した日）")


class ChangeForm(HouseForm):
    submit_label = CHECK

    kind = forms.ChoiceField(
        label="どうしますか", choices=ChangeRequest.Kind, widget=forms.RadioSelect
    )
    given_up = forms.MultipleChoiceField(
        label="設置をやめるカメラ",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="一部のカメラだけをやめるときに選びます。承認されると、この補助の対象から外れます。",
    )
    before = forms.CharField(
        label="変える前",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="内容を変えるときに書きます。例：2号カメラ 集会所の柱",
    )
    after = forms.CharField(
        label="変えた後", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    requested_yen = yen(
        "変えた後の補助額", largest=_MOST_YEN, required=False,
        help_text="補助の額が変わるときだけ書きます。決定の額より多くはなりません。",
    )  # fmt: skip
    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, cameras: Sequence[Camera], **kwargs: Any) -> None:
        """An only camera is not given up by a change."""
        super().__init__(*args, **kwargs)
        self.by_key = {str(camera.pk): camera for camera in cameras}
        if len(cameras) > 1:
            self.fields["given_up"].choices = _named(cameras)  # type: ignore[attr-defined]
        else:
            del self.fields["given_up"]

    def given(self) -> list[Camera]:
        return [self.by_key[key] for key in self.cleaned_data.get("given_up", [])]


class ClaimForm(HouseForm):
    submit_label = CHECK

    bank = forms.CharField(
        label="金融機関の名前", max_length=40, help_text="例：〇〇銀行、〇〇農業協同組合"
    )
    branch = forms.CharField(label="支店の名前", max_length=40)
    account_kind = forms.ChoiceField(
        label="口座の種類", choices=PaymentClaim.AccountKind, widget=forms.RadioSelect
    )
    account_number = forms.CharField(
        label="口座番号",
        max_length=12,
        help_text="7桁です。通帳の表紙の裏を見て書いてください。"
        "ゆうちょ銀行は、振込用の店名（漢数字3字）と口座番号です。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "figures"}),
    )
    holder = forms.CharField(
        label="口座の名義",
        max_length=60,
        help_text="通帳のとおりに書いてください。団体の名前の口座です。",
    )
    holder_kana = forms.CharField(label="口座の名義（カタカナ）", max_length=80)
    holder_is_checked = forms.BooleanField(
        label="名義を確かめました（団体の名前とちがうときだけ）", required=False
    )

    def clean_account_number(self) -> str:
        """Full-width figures become plain ones; shorter numbers are filled up with noughts."""
        typed = str(self.cleaned_data["account_number"])
        plain: str = jaconv.z2h(typed, kana=False, ascii=True, digit=True)
        figures = plain.replace("-", "").replace(" ", "")
        if not (figures.isascii() and figures.isdecimal()):
            raise forms.ValidationError("口座番号は数字だけで入力してください。")
        if len(figures) > _ACCOUNT_FIGURES:
            raise forms.ValidationError(
                "口座番号は7桁までです。ゆうちょ銀行は、通帳にある振込用の店名と口座番号を書いてください。"
            )
        return figures.zfill(_ACCOUNT_FIGURES)

    def clean_holder_kana(self) -> str:
        """Hiragana and half-width signs become katakana; anything else is not a reading."""
        kana: str = jaconv.hira2kata(jaconv.h2z(self.cleaned_data["holder_kana"], kana=True))
        if not _READING.fullmatch(kana):
            raise forms.ValidationError(
                "名義のよみをカタカナで入力してください。例：ミホンチョウジチカイ"
            )
        return kana

    def account(self) -> Account:
        data = self.cleaned_data
        return Account(
            bank=data["bank"],
            branch=data["branch"],
            kind=data["account_kind"],
            number=data["account_number"],
            holder=data["holder"],
            holder_kana=data["holder_kana"],
        )


class AnnualForm(HouseForm):
    submit_label = CHECK

    fiscal_year = forms.TypedChoiceField(
        label="どの年度の報告ですか", coerce=int, widget=forms.RadioSelect
    )
    condition = forms.CharField(
        label="カメラは動いていましたか",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="動いていない日があれば、いつからいつまでかも書いてください。",
    )
    repairs = forms.CharField(
        label="故障と修理", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    provision_count = figures("映像を提供した件数", 0, 9999, help_text="ないときは0と書きます。")
    complaint_count = figures("苦情の件数", 0, 9999, help_text="ないときは0と書きます。")

    def __init__(self, *args: Any, years: Sequence[FiscalYear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(year.start_year), year.label) for year in years]
        self.fields["fiscal_year"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["fiscal_year"].initial = choices[0][0]


class DisposalForm(HouseForm):
    submit_label = CHECK

    cameras = forms.MultipleChoiceField(
        label="どのカメラですか", widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(
        label="どうしますか", choices=DisposalRequest.Kind, widget=forms.RadioSelect
    )
    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 4}))
    planned_on = WarekiDateField(
        label="予定の日", help_text="承認を受けた後の日です。承認までは、何もしないでください。"
    )

    def __init__(self, *args: Any, cameras: Sequence[Camera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(camera.pk): camera for camera in cameras}
        self.fields["cameras"].choices = [  # type: ignore[attr-defined]
            (key, f"{label}　{_until(self.by_key[key])}") for key, label in _named(cameras)
        ]

    def chosen(self) -> list[Camera]:
        return [self.by_key[key] for key in self.cleaned_data["cameras"]]


def _until(camera: Camera) -> str:
    until = camera.disposal_restricted_until
    return f"管理期間は{wareki(until)}まで" if until else "管理期間ではありません"


def _named(cameras: Sequence[Camera]) -> list[tuple[str, str]]:
    return [
        (str(camera.pk), f"{camera.site.number}号カメラ（{camera.site.label}）")
        for camera in cameras
    ]
