"""Sign-in takes what a Japanese keyboard gives: full-width letters and figures become plain ones."""

from typing import Any

import jaconv
from allauth.account.forms import ConfirmLoginCodeForm, LoginForm


def _narrow(text: str) -> str:
    narrow: str = jaconv.z2h(text, kana=False, ascii=True, digit=True)
    return narrow.replace("－", "-").strip()


class SignInForm(LoginForm):
    """By mail or by 利用者番号."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "メールアドレスまたは利用者番号"

    def clean_login(self) -> str:
        self.cleaned_data["login"] = _narrow(self.cleaned_data["login"])
        login: str = super().clean_login()
        return login


class MailedCodeForm(ConfirmLoginCodeForm):
    """The code from the mail."""

    def clean_code(self) -> str:
        self.cleaned_data["code"] = _narrow(self.cleaned_data["code"])
        code: str = super().clean_code()
        return code
