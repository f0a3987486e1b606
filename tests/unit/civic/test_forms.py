"""What the house's form says where something was left out."""

import pytest
from django import forms

from civic.forms import HouseForm, figures, yen


class Sample(HouseForm):
    name = forms.CharField(label="氏名")
    kind = forms.ChoiceField(label="種類", choices=[("a", "あ")])
    looked = forms.BooleanField(label="見ました")
    agreed = forms.BooleanField(error_messages={"required": "数を見てから、印を付けてください。"})


def test_each_kind_of_field_asks_for_what_it_lacks_and_keeps_its_own_words():
    assert Sample({}).errors == {
        "name": ["「氏名」を入力してください。"],
        "kind": ["「種類」を選んでください。"],
        "looked": ["「見ました」に印を付けてください。"],
        "agreed": ["数を見てから、印を付けてください。"],
    }


class Limited(HouseForm):
    name = forms.CharField(label="氏名", max_length=3)
    days = figures("日数", 1, 30)


def test_what_is_too_long_or_out_of_range_is_told_in_plain_words():
    assert Limited({"name": "あいうえ", "days": "３１"}).errors == {
        "name": ["3文字までにしてください（今は4文字あります）。"],
        "days": ["30以下の数を入れてください。"],
    }
    assert Limited({"name": "あ", "days": "0"}).errors == {"days": ["1以上の数を入れてください。"]}


class Money(HouseForm):
    cost = yen("費用")


@pytest.mark.parametrize(
    ("typed", "yen"),
    [
        ("15万円", 150_000),
        ("１２万", 120_000),
        ("3万5000円", 35_000),
        ("１５０，０００円", 150_000),
    ],
)
def test_yen_are_read_as_they_are_written(typed, yen):
    form = Money({"cost": typed})

    assert form.is_valid()
    assert form.cleaned_data == {"cost": yen}


@pytest.mark.parametrize("typed", ["万", "3万五千", "-1万", "およそ3000"])
def test_what_is_no_amount_is_told_with_an_example(typed):
    assert Money({"cost": typed}).errors == {"cost": ["金額は数字で入力してください。例：150,000"]}
