"""What residents write on the public page, and what officers write about the page itself."""

from collections.abc import Sequence
from typing import Any

import jaconv
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms

from civic.forms import HouseForm
from disclosures.queries.public_page import PublicCamera
from disclosures.rules.complaints import ComplaintKind

LONGEST = 2000
_NO_CAMERA = ("", "特に決まっていない・分からない")
_KINDS = [
    (ComplaintKind.COMPLAINT, "苦情（困っていること、直してほしいこと）"),
    (ComplaintKind.QUESTION, "問合せ（聞きたいこと）"),
    (ComplaintKind.CONSENT_WITHDRAWN, "前にした撮影の同意を取りやめたい"),
]


class ComplaintForm(HouseForm):
    """`website` is a trap: people do not see it, and machines fill it in."""

    submit_label = "送る"

    kind = forms.ChoiceField(label="どのようなことですか", choices=_KINDS, widget=forms.RadioSelect)
    camera = forms.ChoiceField(
        label="どのカメラのことですか", required=False, widget=forms.RadioSelect
    )
    content = forms.CharField(
        label="内容",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="ほかの人の名前や、車のナンバーなどは、書かないでください。",
    )
    complainant = forms.CharField(
        label="お名前", max_length=60, required=False, help_text="書かなくても送れます。"
    )
    contact = forms.CharField(
        label="連絡先",
        max_length=200,
        required=False,
        help_text="お返事がほしいときだけ、電話番号か住所を書いてください。"
        "同意の取りやめは、どの家か分かるように書いてください。",
    )
    website = forms.CharField(
        label="この欄には、何も書かないでください",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, cameras: Sequence[PublicCamera], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(each.pk), f"{each.number}号 {each.label}") for each in cameras]
        self.fields["camera"].choices = [_NO_CAMERA, *named]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """No token against other sites: there is no cookie that one could be compared with."""
        helper = super().helper
        helper.disable_csrf = True
        shown = [name for name in self.fields if name != "website"]
        helper.layout = Layout(*shown, Field("website", wrapper_class="honey"))
        return helper

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("website"))


class ContactForm(HouseForm):
    submit_label = "問合せ先を変える"

    contact = forms.CharField(
        label="問合せ先",
        max_length=120,
        help_text="だれでも読めます。個人の携帯電話や自宅の番号は避け、"
        "集会所などの番号と、出られる時間を書いてください。"
        "例：集会所 083-000-0000（平日の午前）",
    )

    def clean_contact(self) -> str:
        """Figures in half width, so that a telephone can dial them."""
        plain: str = jaconv.z2h(self.cleaned_data["contact"], kana=False, ascii=False, digit=True)
        return plain


class OpenPublicPageForm(ContactForm):
    submit_label = "公開する"

    seen = forms.BooleanField(
        label="カメラの呼び名と「映しているもの」に、個人の名前や家が分かる言葉がないことを確かめました"
    )


class ClosePublicPageForm(HouseForm):
    submit_label = "公開ページを閉じる"
