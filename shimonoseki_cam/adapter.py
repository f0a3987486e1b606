"""What allauth asks this product: no open sign-up, and a clear word to those without a post."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from associations.models import User
from associations.queries.posts import posts_of

NO_POST = (
    "今は役職についていないため、入れません。任期が終わった方は、これで終わりです。"
    "続けて務める方は、会長または管理責任者に、新しい任期の登録を頼んでください。"
)

NOT_THESE = (
    "メールアドレス（または利用者番号）かパスワードがちがいます。もう一度入力するか、"
    "「パスワードを忘れたとき」へ進んでください。"
)
_MISMATCHES = ("email_password_mismatch", "username_password_mismatch", "invalid_login")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | dict.fromkeys(_MISMATCHES, NOT_THESE)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        if not posts_of(user, timezone.now()).any:
            messages.error(request, NO_POST)
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer
