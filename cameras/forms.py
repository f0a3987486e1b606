"""Input of the cameras room."""

import json
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML
from django import forms

from associations.models import Resolution
from cameras.models import CameraSite, Consent, FieldOfView, Permit
from cameras.rules.additional_clauses import Addition
from civic.forms import HouseForm, TownField, WarekiDateField, figures, paper, yes_no

# What an officer can tell standing under the pole; the map shows the result.
COMPASS = [
    (0, "北"),
    (45, "北東"),
    (90, "東"),
    (135, "南東"),
    (180, "南"),
    (225, "南西"),
    (270, "西"),
    (315, "北西"),
]


CITY_CENTRE = (33.9578, 130.9414)
_MAP = (
    '{% if house.tiles %}{% include "_components/live_map.html" with map_data=form.map_data '
    'tiles=house.tiles picks="id_latitude,id_longitude" '
    'label="地図を押すと、緯度と経度が入ります" %}{% endif %}'
)


class SiteForm(HouseForm):
    submit_label = "場所を記録して次へ"

    label = forms.CharField(label="呼び名", max_length=40, help_text="例：集会所前")
    place = TownField(label="カメラを付ける町")
    address_line = forms.CharField(
        label="番地など",
        max_length=80,
        help_text="住所のない所は「10番地先」のように書きます。",
    )
    mounting = forms.ChoiceField(
        label="取り付ける物", choices=CameraSite.Mounting, widget=forms.RadioSelect
    )
    pole_number = forms.CharField(
        label="電柱番号", max_length=40, required=False, help_text="電柱の札に書いてあります。"
    )
    local_association = forms.CharField(
        label="その場所の自治会",
        max_length=60,
        required=False,
        help_text="自分の団体の区域でないときだけ、その場所の自治会の名前を書きます。",
    )
    latitude = forms.DecimalField(
        label="緯度", max_digits=9, decimal_places=6, required=False, help_text="例：33.957800"
    )
    longitude = forms.DecimalField(
        label="経度", max_digits=9, decimal_places=6, required=False, help_text="例：130.941500"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.map_data = json.dumps({"center": CITY_CENTRE, "zoom": 14, "points": []})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            lacking = "latitude" if data.get("latitude") is None else "longitude"
            self.add_error(lacking, "緯度と経度は、両方を入力するか、両方を空けておきます。")
        return data

    @property
    def helper(self) -> FormHelper:
        """The map, where tiles are configured, stands above the two numbers it fills in."""
        helper = super().helper
        helper.layout.insert(list(self.fields).index("latitude"), HTML(_MAP))
        return helper


class CameraForm(HouseForm):
    submit_label = "機器を記録して次へ"

    recognises_faces = yes_no(
        "顔を見分ける機能（顔識別）を使いますか",
        "使う場合は、このガイドラインの対象ではありません。先に生活安全課への相談が要ります。",
    )
    necessity = forms.CharField(
        label="この場所・この台数が必要な理由",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例：通学路の見通しが悪く、昨年度に声かけが2件ありました。",
    )
    maker = forms.CharField(label="メーカーと型番", max_length=80, required=False)
    records_sound = yes_no(
        "音声も録音しますか", "ガイドラインが認めているのは画像です。録音しない設定をお勧めします。"
    )
    default_password_changed_on = WarekiDateField(
        label="初期パスワードを変えた日",
        required=False,
        help_text="まだのときは空けておきます。パスワードそのものは書かないでください。",
    )


class FaceConsultationForm(HouseForm):
    submit_label = "相談を送る"

    maker = forms.CharField(label="使いたい機器のメーカーと型番", max_length=80)
    question = forms.CharField(
        label="相談したいこと",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="使いたい理由と、機能を切れるかどうかを書きます。個人の名前は書かないでください。",
    )


class FaceAnswerForm(HouseForm):
    submit_label = "回答を記録する"

    answer = forms.CharField(
        label="市の回答",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="団体の画面にこのまま出ます。記録したあとは直せません。",
    )


class ViewForm(HouseForm):
    submit_label = "撮影範囲を記録して次へ"

    subject = forms.CharField(
        label="何を映しますか", max_length=120, help_text="例：集会所前の市道と横断歩道"
    )
    bearing = forms.TypedChoiceField(
        label="カメラの向き", choices=COMPASS, coerce=int, widget=forms.RadioSelect
    )
    angle = figures("映る幅（角度）", 1, 180, initial=90, help_text="ふつうは60度から110度です。")
    range_m = figures("映る距離（メートル）", 1, 200, initial=20)
    masking = forms.ChoiceField(
        label="住宅の中など、私的な場所は映りませんか",
        choices=FieldOfView.Masking,
        widget=forms.RadioSelect,
    )
    households_in_view = figures(
        "映る範囲の世帯数",
        0,
        999,
        help_text="玄関や窓が映るお宅の数です。この数だけ同意を集めます。",
    )
    on = WarekiDateField(
        label="この向きにした日",
        help_text="向きを変えたときは、この日より前の日付の同意を数えます。",
    )

    def __init__(self, *args: Any, asks_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_day:
            del self.fields["on"]


class AgreementForm(HouseForm):
    submit_label = "合意したカメラを記録する"

    resolution = forms.ModelChoiceField(
        label="どの議決ですか", queryset=Resolution.objects.none(), empty_label="選んでください"
    )
    sites = forms.ModelMultipleChoiceField(
        label="どのカメラについて決めましたか",
        queryset=CameraSite.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, resolutions: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = resolutions  # type: ignore[attr-defined]
        self.fields["sites"].queryset = sites  # type: ignore[attr-defined]


class ConsentForm(HouseForm):
    submit_label = "同意を記録する"

    party = forms.ChoiceField(
        label="どなたの同意ですか", choices=Consent.Party, widget=forms.RadioSelect
    )
    given_by = forms.CharField(
        label="世帯または自治会の名前",
        max_length=80,
        help_text="同意書に書かれたとおりに入力します。",
    )
    answer = forms.ChoiceField(label="答え", choices=Consent.Answer, widget=forms.RadioSelect)
    agreed_on = WarekiDateField(label="書面の日付")
    sheet = paper("同意書の写真")


class InstallationForm(HouseForm):
    submit_label = "設置日を記録する"

    installed_on = WarekiDateField(label="設置日", help_text="取り付けの工事が終わった日です。")


class PermitForm(HouseForm):
    submit_label = "許可を記録する"

    kind = forms.ChoiceField(label="許可の種類", choices=Permit.Kind, widget=forms.RadioSelect)
    granted_by = forms.CharField(
        label="許可した人・会社", max_length=80, help_text="例：電柱の持ち主の会社、道路の管理者"
    )
    granted_on = WarekiDateField(label="許可された日")
    valid_until = WarekiDateField(
        label="許可の終わりの日", required=False, help_text="終わりの日がないときは空けておきます。"
    )


class PasswordChangeForm(HouseForm):
    submit_label = "変更日を記録する"

    changed_on = WarekiDateField(
        label="パスワードを変えた日", help_text="パスワードそのものは、どこにも書かないでください。"
    )


class AdoptForm(HouseForm):
    submit_label = "この内容で制定する"

    retention_days = figures(
        "映像の保存期間（日）",
        1,
        99,
        help_text="できるだけ短く、最長30日です。ほかの市の例では7日から14日が多くなっています。",
    )
    additions = forms.MultipleChoiceField(
        label="市の例の後に加える条項",
        choices=[(addition.value, addition.heading) for addition in Addition],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="加えなくてもかまいません。文面は本システムの定めで、市の例にはありません。",
    )
    resolution = forms.ModelChoiceField(
        label="規程を決めた議決", queryset=Resolution.objects.none(), empty_label="選んでください"
    )
    effective_on = WarekiDateField(label="施行日", help_text="この日から規程が効き始めます。")

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = resolutions  # type: ignore[attr-defined]
