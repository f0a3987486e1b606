"""First arrival: the invited person types the code and chooses a password. No account needed."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from associations.actions.accept_invitation import accept_invitation, find_invitation
from associations.forms import WelcomeCodeForm, WelcomePasswordForm
from civic.forms import HouseForm
from civic.refusals import Refused

TRIES = 20
WINDOW_SECONDS = 600
BACKEND = "shimonoseki_cam.backends.AppointmentBackend"


class Welcome(FormView):
    """Step 1 of 2: the code, from paper or from the link in the mail."""

    form_class = WelcomeCodeForm
    template_name = "associations/welcome.html"

    def get_initial(self) -> dict[str, Any]:
        return {"code": self.request.GET.get("code", "")}

    def form_valid(self, form: HouseForm) -> HttpResponse:
        if _tries_too_often(self.request):
            form.add_error(None, "何度もまちがえたため、10分待ってからもう一度入力してください。")
            return self.form_invalid(form)
        try:
            find_invitation(form.cleaned_data["code"], at=timezone.now())
        except Refused as refusal:
            form.add_error("code", str(refusal))
            return self.form_invalid(form)
        self.request.session["welcome_code"] = form.cleaned_data["code"]
        return redirect("welcome_password")


class WelcomePassword(FormView):
    """Step 2 of 2: the password; then the person is signed in."""

    form_class = WelcomePasswordForm
    template_name = "associations/welcome_password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            code = request.session.get("welcome_code", "")
            self.invited = find_invitation(code, at=timezone.now()).user
        except Refused:
            return redirect("welcome")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.invited}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "invited": self.invited}

    def form_valid(self, form: HouseForm) -> HttpResponse:
        code = self.request.session.pop("welcome_code", "")
        try:
            user = accept_invitation(
                code=code, password=form.cleaned_data["password"], at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        login(self.request, user, backend=BACKEND)
        messages.success(
            self.request,
            f"{user.name}さん、ようこそ。次からは、メールアドレスまたは利用者番号 {user.number} で入れます。",
        )
        return redirect("today")


def _tries_too_often(request: HttpRequest) -> bool:
    """Twenty tries in ten minutes from one address; the codes have 60 bits besides."""
    key = f"welcome:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, WINDOW_SECONDS)
    return cache.incr(key) > TRIES
