"""Input about people, posts and associations."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password

from associations.models import Association, Resolution, User
from associations.rules.roles import ASSOCIATION_ROLES, Role
from associations.rules.safety import Answer, Measure
from civic.forms import HouseForm, PhoneField, TownField, WarekiDateField, figures, paper

_ROLE_CHOICES = [(role.value, role.label) for role in Role if role in ASSOCIATION_ROLES]


class AssociationForm(HouseForm):
    submit_label = "団体を登録する"

    kind = forms.ChoiceField(label="団体の種類", choices=Association.Kind, widget=forms.RadioSelect)
    name = forms.CharField(
        label="団体の名前", max_length=60, help_text="規程や申請書に書く正式な名前です。"
    )
    reading = forms.CharField(label="ふりがな", max_length=100)
    place = TownField(label="事務所の町")
    address_line = forms.CharField(
        label="番地など", max_length=80, help_text="例：10番1号（集会所）"
    )
    phone = PhoneField(label="電話番号", max_length=20, required=False)


class OpenAssociationForm(AssociationForm):
    """An association and its first officer, by the city."""

    officer = forms.CharField(
        label="最初の役員の氏名",
        max_length=60,
        help_text="姓と名の間を空けてください。髙や﨑もそのまま使えます。",
    )
    email = forms.EmailField(
        label="役員のメールアドレス",
        required=False,
        help_text="ない方には、印刷した招待番号をお渡しします。",
    )
    post = forms.CharField(label="役職名", max_length=40, initial="会長", help_text="例：会長")
    term_until = WarekiDateField(label="任期の終わりの日", help_text="例：令和9年3月31日")


class CityAppointForm(HouseForm):
    submit_label = "登録して招待する"

    officer = forms.CharField(label="氏名", max_length=60, help_text="姓と名の間を空けてください。")
    email = forms.EmailField(
        label="メールアドレス",
        required=False,
        help_text="ない方には、印刷した招待番号をお渡しします。",
    )
    post = forms.CharField(label="役職名", max_length=40)
    term_until = WarekiDateField(label="任期の終わりの日")


class CityStaffForm(HouseForm):
    submit_label = "職員を招待する"

    name = forms.CharField(label="氏名", max_length=60)
    email = forms.EmailField(label="メールアドレス")
    role = forms.ChoiceField(
        label="役割",
        choices=[(role.value, role.label) for role in Role if role.is_city],
        widget=forms.RadioSelect,
    )
    starts_on = WarekiDateField(label="就任日")


class AppointForm(HouseForm):
    submit_label = "役員を登録する"

    person = forms.ModelChoiceField(
        label="すでに登録した人から選ぶ",
        queryset=User.objects.none(),
        required=False,
        empty_label="新しい人を登録する",
        help_text="会長が管理責任者を兼ねるときは、ここで選びます。新しい人のときは、次の欄に入力します。",
    )
    name = forms.CharField(
        label="氏名（新しい人のとき）",
        max_length=60,
        required=False,
        help_text="姓と名の間を空けてください。",
    )
    email = forms.EmailField(label="メールアドレス（新しい人のとき）", required=False)
    role = forms.ChoiceField(label="役割", choices=_ROLE_CHOICES, widget=forms.RadioSelect)
    post = forms.CharField(
        label="役職名", max_length=40, help_text="規程に書く役職です。例：会長、防犯部長"
    )
    starts_on = WarekiDateField(label="就任日")
    term_until = WarekiDateField(label="任期の終わりの日", help_text="この日まで務めます。")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("person") and not data.get("name"):
            self.add_error("name", "登録した人から選ぶか、新しい人の氏名を入力してください。")
        return data


class ResignForm(HouseForm):
    submit_label = "退任を記録する"

    ended_on = WarekiDateField(
        label="退任日",
        help_text="この日まで務めました。今日より前の日なら、すぐに使えなくなります。",
    )


class PledgeForm(HouseForm):
    submit_label = "署名を記録する"

    signed_on = WarekiDateField(label="誓約書に署名した日")


class DayForm(HouseForm):
    """The day for 「その日の管理責任者」; sent by GET."""

    submit_label = "調べる"

    day = WarekiDateField(label="調べる日")

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_method = "get"
        helper.disable_csrf = True
        return helper


class SafetyForm(HouseForm):
    submit_label = "確かめた結果を記録する"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for measure in Measure:
            self.fields[measure.value] = forms.ChoiceField(
                label=measure.question,
                help_text=measure.clause,
                choices=[(answer.value, answer.label) for answer in Answer],
                widget=forms.RadioSelect,
            )
            self.fields[measure.value].error_messages["required"] = "どちらかを選んでください。"

    def answers(self) -> dict[Measure, Answer]:
        return {measure: Answer(self.cleaned_data[measure.value]) for measure in Measure}


class ResolutionForm(HouseForm):
    submit_label = "議決を記録する"

    body = forms.ChoiceField(label="会議", choices=Resolution.Body, widget=forms.RadioSelect)
    held_on = WarekiDateField(label="開いた日")
    subject = forms.CharField(
        label="決めたこと", max_length=120, help_text="例：防犯カメラ2台の設置と管理運用規程の制定"
    )
    votes_for = figures("賛成した人数", 0, 9999)
    votes_against = figures("反対した人数", 0, 9999, initial=0)
    minutes = paper("議事録の写し")


class WelcomeCodeForm(HouseForm):
    submit_label = "次へ進む"

    code = forms.CharField(
        label="招待番号",
        max_length=20,
        help_text="紙に書かれた12文字です。小文字でもかまいません。",
    )


class WelcomePasswordForm(HouseForm):
    submit_label = "決めて始める"

    password = forms.CharField(
        label="パスワード",
        min_length=10,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="10文字以上で、ご自分だけが知っている言葉にしてください。",
    )
    again = forms.CharField(
        label="パスワード（もう一度）",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].error_messages["min_length"] = "10文字以上にしてください。"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if password and again and password != again:
            self.add_error("again", "2回の入力がちがっています。もう一度入力してください。")
        elif password:
            try:
                validate_password(password, self.user)
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return data
