"""Input of the hand-over's pages."""

from typing import Any

from django import forms

from associations.models import Appointment, HandOverPost, User
from associations.rules.hand_over import Change
from associations.rules.roles import Role
from civic.forms import HouseForm, WarekiDateField
from civic.wareki import wareki

_CHANGES = (Change.LEAVES, Change.RENEWS, Change.STAYS, Change.ENDS)


class BeginForm(HouseForm):
    """One question for each post that is held today."""

    submit_label = "引継ぎを始める"

    def __init__(self, *args: Any, posts: list[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = posts
        for post in posts:
            self.fields[_name(post)] = _question(post)

    def changes(self) -> dict[Appointment, Change]:
        return {post: Change(self.cleaned_data[_name(post)]) for post in self.posts}


def _name(post: Appointment) -> str:
    return f"post_{post.pk}"


def _question(post: Appointment) -> forms.ChoiceField:
    can_end = post.role != Role.MANAGER
    question = forms.ChoiceField(
        label=f"{post.role_label}　{post.user.name}さん",
        help_text=f"任期は{wareki(post.last_day)}までです。",
        choices=[(c.value, c.label) for c in _CHANGES if can_end or c is not Change.ENDS],
        widget=forms.RadioSelect,
    )
    question.error_messages["required"] = "どれか1つを選んでください。"
    return question


class TermForm(HouseForm):
    """Somebody goes on: only the new term is asked for."""

    submit_label = "新しい任期を決める"

    term_until = WarekiDateField(label="新しい任期の終わりの日", help_text="この日まで務めます。")

    def __init__(self, *args: Any, post: HandOverPost, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post = post

    def who(self) -> dict[str, Any]:
        return {"person": None, "name": "", "email": ""}


class SuccessorForm(TermForm):
    submit_label = "次の方を決める"

    person = forms.ModelChoiceField(
        label="すでに登録した人から選ぶ",
        queryset=User.objects.none(),
        required=False,
        empty_label="新しい人を登録する",
    )
    name = forms.CharField(
        label="氏名（新しい人のとき）",
        max_length=60,
        required=False,
        help_text="姓と名の間を空けてください。",
    )
    email = forms.EmailField(
        label="メールアドレス（新しい人のとき）",
        required=False,
        help_text="ない方には、次のページで、印刷した招待番号をお渡しします。",
    )
    field_order = ["person", "name", "email", "term_until"]

    def __init__(self, *args: Any, post: HandOverPost, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, post=post, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("person") and not data.get("name") and "email" not in self.errors:
            self.add_error("name", "登録した人から選ぶか、新しい人の氏名を入力してください。")
        return data

    def who(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("person", "name", "email")}


class SignedForm(HouseForm):
    submit_label = "署名を記録する"

    signed_on = WarekiDateField(label="誓約書に署名した日")


class DayForm(HouseForm):
    submit_label = "引き継ぐ日を決める"

    day = WarekiDateField(
        label="新しい役員の最初の日",
        help_text="この日の午前0時に、役職と使える範囲が入れ替わります。今日を選ぶと、両方が確かめたときに入れ替わります。",
    )


class ConfirmForm(HouseForm):
    submit_label = "引継ぎを確かめた"
