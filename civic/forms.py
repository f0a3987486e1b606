"""Fields and the form that every page builds on: Japanese dates, towns, attached papers."""

from datetime import date
from typing import Any

import jaconv
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError

from civic import towns
from civic.files import LARGEST_UPLOAD
from civic.wareki import UnreadableDate, parse, wareki

_LIMITS = {
    "max_length": "%(limit_value)d文字までにしてください（今は%(show_value)d文字あります）。",
    "min_value": "%(limit_value)s以上の数を入れてください。",
    "max_value": "%(limit_value)s以下の数を入れてください。",
}


class DatePairWidget(forms.MultiWidget):
    """A text that takes 令和8年11月23日, R8.11.23 and the like, beside the browser's own picker."""

    template_name = "civic/date_pair.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        typed = forms.TextInput({"autocomplete": "off", "class": "date-text"})
        picked = forms.DateInput({"type": "date", "class": "date-picker"}, format="%Y-%m-%d")
        super().__init__({"": typed, "picked": picked}, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [wareki(value), None] if isinstance(value, date) else [value, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """After an error the picked day is shown in the text, where it can be mended."""
        if isinstance(value, list) and len(value) > 1 and value[1]:
            value = [value[1], None]
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context


class WarekiDateField(forms.Field):
    """A picked day counts before a typed one: it is the later act."""

    widget = DatePairWidget

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        typed, picked = ([*value, None, None][:2]) if isinstance(value, list) else (value, None)
        text = picked or typed
        if not text:
            return None
        try:
            return parse(text)
        except UnreadableDate as problem:
            raise ValidationError(str(problem)) from problem

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != initial)


class TownWidget(forms.Select):
    """All towns grouped by area; with scripts on, typing narrows them down."""

    template_name = "civic/town_select.html"


class TownField(forms.ChoiceField):
    """Cleans to a Town; the value sent is 「7500006 南部町」."""

    widget = TownWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_town_choices, **kwargs)

    def clean(self, value: Any) -> towns.Town | None:
        chosen = super().clean(value)
        if not chosen:
            return None
        postcode, name = chosen.split(" ", 1)
        return towns.find(postcode, name)


def town_value(town: towns.Town) -> str:
    return f"{town.postcode} {town.name}"


def town_label(town: towns.Town) -> str:
    return f"{town.name}（〒{town.postcode[:3]}-{town.postcode[3:]}）"


def _town_choices() -> list[Any]:
    groups = [
        (area, [(town_value(town), town_label(town)) for town in members])
        for area, members in towns.grouped().items()
    ]
    return [("", "町を選んでください"), *groups]


class PhoneField(forms.CharField):
    """Full-width figures and hyphens become plain ones."""

    def to_python(self, value: Any) -> str:
        text: str = jaconv.z2h(str(value or ""), kana=False, ascii=True, digit=True)
        plain = (
            text.replace("ー", "-").replace("－", "-").replace("‐", "-").replace("−", "-").strip()
        )
        if plain and not all(sign.isdigit() or sign in "-+() " for sign in plain):
            raise ValidationError("電話番号は数字とハイフンで入力してください。")
        return plain


class HouseForm(forms.Form):
    """The shape of input only. `submit_label` is the verb on the button."""

    submit_label = "記録する"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _required(field)
            field.error_messages.setdefault("invalid_choice", "一覧から選んでください。")
            for code, words in _LIMITS.items():
                field.error_messages.setdefault(code, words)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_method = "post"
        helper.attrs = {"novalidate": "novalidate"}
        helper.add_input(Submit("send", self.submit_label, css_class="button button-solid"))
        return helper

    def attached(self, name: str) -> tuple[str, bytes] | None:
        """(file name, bytes) of an uploaded paper, or None."""
        file = self.cleaned_data.get(name)
        return (file.name, file.read(LARGEST_UPLOAD + 1)) if file else None


def _required(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return f"「{field.label}」に印を付けてください。"
    picks = isinstance(field, forms.ChoiceField)
    return f"「{field.label}」を{'選んで' if picks else '入力して'}ください。"


def yes_no(label: str, help_text: str = "") -> forms.TypedChoiceField:
    """A question answered by two large radio buttons; nothing is chosen beforehand."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=[("yes", "はい"), ("no", "いいえ")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


def paper(label: str, help_text: str = "") -> forms.FileField:
    return forms.FileField(
        label=label,
        required=False,
        help_text=help_text or "写真（JPEG、PNG）またはPDF、15メガバイトまで。",
    )


_TEN_THOUSAND = 10_000


def figures(label: str, smallest: int, largest: int, **kwargs: Any) -> forms.IntegerField:
    return _Figures(label=label, min_value=smallest, max_value=largest, **kwargs)


class _Figures(forms.IntegerField):
    """A whole number, typed in half- or full-width figures; a text box, which shows both."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "figures"}
        self.error_messages["invalid"] = "数字で入力してください。"

    def to_python(self, value: Any) -> int | None:
        text = _plain_figures(value) if isinstance(value, str) else value
        return super().to_python(text)


def _plain_figures(text: str) -> str:
    """１，２００円, 1,200 円 and 1200 are the same number; so are 15万円 and 150000."""
    plain: str = jaconv.z2h(text, kana=False, ascii=True, digit=True)
    figures = plain.replace("，", "").replace(",", "").strip().removesuffix("円").strip()
    head, sign, tail = figures.partition("万")
    if sign and head.isdecimal() and (not tail or tail.isdecimal()):
        return str(int(head) * _TEN_THOUSAND + int(tail or 0))
    return figures


def yen(label: str, *, largest: int = 2_000_000_000, **kwargs: Any) -> forms.IntegerField:
    """Whole yen, none below nothing; shown with separators, typed with or without them."""
    smallest = kwargs.pop("smallest", 0)
    return _Yen(label=f"{label}（円）", min_value=smallest, max_value=largest, **kwargs)


class _Yen(_Figures):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "金額は数字で入力してください。例：150,000"

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}" if isinstance(value, int) else value
