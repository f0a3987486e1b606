"""お知らせの受け取り方: a person's own choice, calendar address and past notices."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from associations.actions.choose_way import choose_way
from associations.actions.make_feed import hash_token, make_feed, revoke_feed
from associations.documents import calendar
from associations.forms import NoticeChoiceForm
from associations.models import CalendarFeed, Notice, NoticeChoice
from associations.queries.deadlines import deadlines_of
from associations.queries.posts import posts_of
from associations.queries.recipients import way_of_user
from associations.rules.reminders import Way
from associations.views.access import ActionMixin, SignedInView
from civic.forms import HouseForm
from civic.rate_limit import Limit, is_over

_PAST_SHOWN = 20
# 本システムの定め. Calendars ask every few hours; many share the address of one company's network.
_BY_ADDRESS = Limit(count=60, seconds=600)
_BY_FEED = Limit(count=30, seconds=600)
_TOO_MANY = 429
_SEEN_ONCE = "feed_token"


class NoticePage(SignedInView, ActionMixin):
    form_class = NoticeChoiceForm
    template_name = "associations/notices.html"
    page_title = "お知らせの受け取り方"
    done = "受け取り方を変えました。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "has_mail": bool(self.user.email)}

    def get_initial(self) -> dict[str, Any]:
        return {"way": way_of_user(self.user)}

    def act(self, form: HouseForm) -> NoticeChoice:
        way = Way(form.cleaned_data["way"])
        return choose_way(user=self.user, way=way, by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("today")

    def next_url(self, made: NoticeChoice) -> str:
        return reverse("notices")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "email": self.user.email,
            "feed": CalendarFeed.objects.visible_to(self.user).open().first(),
            "has_deadlines": bool(self.user.posts.in_associations),
            "past": Notice.objects.shown_to(self.user)[:_PAST_SHOWN],
        }


class MakeFeed(SignedInView):
    """A new address; the one before is stopped."""

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session[_SEEN_ONCE] = make_feed(user=self.user, by=self.user, at=self.now)
        return redirect("feed_address")


class FeedAddress(SignedInView):
    """Shown once to its owner."""

    def get(self, request: HttpRequest) -> HttpResponse:
        token = request.session.pop(_SEEN_ONCE, "")
        path = reverse("feed", args=[token]) if token else ""
        address = f"{settings.PUBLIC_ADDRESS}{path}" if token else ""
        return render(request, "associations/feed_address.html", {"address": address})


class RevokeFeed(SignedInView):
    def post(self, request: HttpRequest) -> HttpResponse:
        if revoke_feed(user=self.user, by=self.user, at=self.now):
            messages.success(request, "予定表のアドレスを止めました。もう誰も読めません。")
        return redirect("notices")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in: the secret address is the key, and it opens titles and days only."""
    mark = hash_token(token)
    address = get_adapter().get_client_ip(request)
    if is_over(f"feed-from:{address}", _BY_ADDRESS) or is_over(f"feed:{mark}", _BY_FEED):
        return HttpResponse("しばらくしてから読み直してください。", status=_TOO_MANY)
    found = CalendarFeed.objects.open().select_related("user").filter(token_hash=mark).first()
    if found is None:
        raise Http404
    now = timezone.now()
    found.user.posts = posts_of(found.user, now)
    content = calendar.build(deadlines_of(found.user, now), address=settings.PUBLIC_ADDRESS, at=now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = 'inline; filename="kigen.ics"'
    return response
