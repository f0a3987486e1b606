"""What the house's form says where something was left out."""

from django import forms

from civic.forms import HouseForm, figures


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
