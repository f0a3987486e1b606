"""Input while somebody stands at the door: who asks, and for which footage."""

from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.html import format_html

from cameras.models import Camera
from civic.forms import HouseForm, PhoneField, WarekiDateField
from disclosures.models import Inquiry
from disclosures.rules.kinds import InquiryKind
from retention.forms.holds import HoldFootageForm

_LONGEST = 1000  # characters


class KindForm(HouseForm):
    submit_label = "次へ"

    kind = forms.ChoiceField(
        label="だれが、どのように求めていますか",
        choices=[
            (
                each.value,
                format_html('<strong>{}</strong><span class="option-hint">{}</span>', each.label, each.hint),
            )
            for each in InquiryKind
        ],
        widget=forms.RadioSelect,
    )  # fmt: skip


def _few_lines(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AskerForm(HouseForm):
    """What is asked of each kind of asker. Little is demanded now; more before the decision."""

    submit_label = "受け付けて次へ"

    agency = forms.CharField(label="機関の名前", max_length=120, help_text="例：下関警察署")
    department = forms.CharField(
        label="課・係", max_length=80, required=False, help_text="例：刑事第一課"
    )
    rank = forms.CharField(
        label="階級・役職", max_length=40, required=False, help_text="例：巡査部長"
    )
    requester = forms.CharField(label="来た人の氏名", max_length=60)
    phone = PhoneField(label="連絡先の電話", max_length=20, required=False)
    purpose = _few_lines("何のために要るのか（目的）", "例：11月12日の夜の自転車盗の捜査のため")
    urgency = _few_lines("なぜ緊急なのか", "例：今朝から高齢の方の行方が分からないため")
    unavoidable = _few_lines(
        "なぜほかに方法がないのか", "例：家族がさがしたが見つからず、警察に届けたところであるため"
    )
    identity_proof = forms.CharField(
        label="見せてもらった証明",
        max_length=40,
        required=False,
        help_text="例：警察手帳、運転免許証。種類だけを書きます。写しは取りません。",
    )
    asks_as = forms.ChoiceField(
        label="求めているのはだれですか", choices=Inquiry.AsksAs, widget=forms.RadioSelect
    )
    subject_name = forms.CharField(
        label="同意した本人の氏名",
        max_length=60,
        required=False,
        help_text="本人の同意を受けた人が求めているときに入れます。本人の同意書が要ります。",
    )
    others = forms.ChoiceField(
        label="ほかの人が映っていますか",
        choices=Inquiry.Others,
        widget=forms.RadioSelect,
        required=False,
        help_text="映像を見て選びます。まだ見ていないときは、選ばずに進めます。",
    )
    others_in_picture = _few_lines(
        "ほかに映っている人", "映っているときだけ書きます。写しは渡さず、見せるだけにします。"
    )
    arrival = forms.ChoiceField(
        label="文書は届いていますか",
        choices=Inquiry.Arrival,
        initial=Inquiry.Arrival.NOT_YET,
        widget=forms.RadioSelect,
    )
    document_number = forms.CharField(label="文書の番号", max_length=80, required=False)
    document_on = WarekiDateField(label="文書の日付", required=False)
    valid_until = WarekiDateField(
        label="有効な最後の日", required=False, help_text="書いてあるときだけ入れます。"
    )
    reply_due_on = WarekiDateField(label="回答の期限", required=False)

    def __init__(self, *args: Any, kind: InquiryKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in set(self.fields) - set(_asked(kind)):
            del self.fields[name]
        for name in _LATER & set(self.fields):
            self.fields[name].required = False
        if kind is InquiryKind.SUBJECT:
            self.fields["requester"].label = "来た人の氏名"
        if kind is InquiryKind.OTHER:
            self.fields["requester"].required = False

    @property
    def helper(self) -> FormHelper:
        """The paper stands together, below the person."""
        helper = super().helper
        of_paper = [name for name in _PAPER if name in self.fields]
        person = [name for name in self.fields if name not in of_paper]
        groups: list[Any] = [_side_by_side(person)]
        if of_paper:
            groups.append(Fieldset(self.kind.document_name, *_PAPER_ROWS))
        helper.layout = Layout(*groups)
        return helper


_PAPER = ("arrival", "document_number", "document_on", "valid_until", "reply_due_on")
_PAPER_ROWS = ("arrival", "document_number", "document_on", Row("valid_until", "reply_due_on"))
# Known before the decision, not always at the door.
_LATER = {"unavoidable", "others_in_picture"}
_AUTHORITY = ("agency", "department", "rank", "requester", "phone", "purpose", "identity_proof")


_PICTURE = ("others", "others_in_picture")


def _asked(kind: InquiryKind) -> tuple[str, ...]:
    if kind.comes_from_authority:
        return (*_AUTHORITY, *_PAPER)
    common = ("requester", "phone", "purpose")
    if kind is InquiryKind.EMERGENCY:
        return (*common, "urgency", "unavoidable", "identity_proof")
    if kind is InquiryKind.SUBJECT:
        return ("asks_as", *common, "subject_name", "identity_proof", *_PICTURE)
    return common


def _side_by_side(names: list[str]) -> Layout:
    if "department" not in names:
        return Layout(*names)
    rest = [name for name in names if name not in {"agency", "department", "rank"}]
    return Layout("agency", Row("department", "rank"), *rest)


class PlaceForm(HoldFootageForm):
    """Where and when. The point is filled in by a script where the person stands, or left empty."""

    submit_label = "映像があるか調べる"

    spot = forms.CharField(
        label="場所", max_length=120, required=False, help_text="例：集会所前の横断歩道"
    )
    latitude = forms.DecimalField(
        max_digits=9, decimal_places=6, required=False, widget=forms.HiddenInput
    )
    longitude = forms.DecimalField(
        max_digits=9, decimal_places=6, required=False, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: Any, cameras: list[Camera], covering: set[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, cameras=cameras, **kwargs)
        self.fields["cameras"].choices = [  # type: ignore[attr-defined]
            (key, _camera_label(camera, covers=camera.pk in covering))
            for key, camera in self.by_key.items()
        ]
        if covering:
            self.fields["cameras"].initial = [str(pk) for pk in covering]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout.insert(0, Layout("spot", "latitude", "longitude"))
        return helper

    def point(self) -> tuple[Decimal, Decimal] | None:
        latitude, longitude = (self.cleaned_data.get(name) for name in ("latitude", "longitude"))
        return None if latitude is None or longitude is None else (latitude, longitude)


def _camera_label(camera: Camera, *, covers: bool) -> str:
    name = f"{camera.site.number}号 {camera.site.label}"
    return f"{name}（この場所が映ります）" if covers else name


class PointForm(HouseForm):
    """A point that a script has put into the address; anything else counts as none."""

    latitude = forms.DecimalField(max_digits=9, decimal_places=6, min_value=-90, max_value=90)
    longitude = forms.DecimalField(max_digits=9, decimal_places=6, min_value=-180, max_value=180)

    def point(self) -> tuple[Decimal, Decimal] | None:
        if not self.is_valid():
            return None
        return self.cleaned_data["latitude"], self.cleaned_data["longitude"]


class SecureForm(HouseForm):
    """Asks nothing: the page above it says what will be kept."""

    submit_label = "消えないように残す"
