"""Who fills in an application: an officer of the association, or the city from paper (代理入力)."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from associations.models import Association, User
from associations.rules.roles import Permission
from associations.views.access import ActionMixin, OfficerView, SignedInView
from cameras.models import CameraSite
from civic.forms import HouseForm
from civic.refusals import HOUSE_RULE, Refused
from civic.wareki import wareki
from subsidies.forms.shown import Shown, shown
from subsidies.models import GrantApplication, Submission
from subsidies.queries.proxy import city_may_write
from subsidies.rules.checks import Check
from subsidies.rules.questions import Question
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act

_PAPER_PAGES = {Question.PAPERS, Question.REPORT_PAPERS}
# By the clause of the check: which room puts it right.
_ROOMS = {
    "ガイドライン3(1)ア": ("association", "管理責任者を登録する"),
    "ガイドライン3(2)": ("regulations", "規程を開く"),
    "ガイドライン2(2)エ": ("camera_installed", "設置日を記録する"),
    HOUSE_RULE: ("association", "団体の登録を見る"),
}


class GrantView(OfficerView):
    """A page about one application; the city's staff come to those that they enter from paper."""

    needs = Permission.APPLY_FOR_SUBSIDY
    writes: ClassVar[bool] = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        user = request.user
        if not (isinstance(user, User) and user.posts.is_city):
            return super().dispatch(request, *args, **kwargs)
        if not user.posts.may(Permission.REVIEW_GRANTS):
            raise Http404
        visible = Association.objects.visible_to(user)
        self.association = get_object_or_404(visible, pk=kwargs["association_id"])
        if not self.grant.is_by_proxy:
            raise Http404
        if self.writes and not self.may_write:
            return self._read_only(request)
        return super(SignedInView, self).dispatch(request, *args, **kwargs)

    def _read_only(self, request: HttpRequest) -> HttpResponse:
        """The association has taken its paper application into its own hands."""
        if request.method != "GET":
            raise Http404
        messages.warning(request, str(Refused(ApplicationReason.IN_OTHER_HANDS)))
        return redirect(self.to("grant"))

    @property
    def is_staff(self) -> bool:
        return self.user.posts.is_city

    @cached_property
    def may_write(self) -> bool:
        """Staff: only while nobody of the association has taken it into the own hands."""
        if self.is_staff:
            return city_may_write(self.grant)
        return self.user.posts.may(Permission.APPLY_FOR_SUBSIDY, self.association.pk)

    @cached_property
    def grant(self) -> GrantApplication:
        mine = GrantApplication.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(mine.with_parties(), pk=self.kwargs["pk"])

    def to(self, name: str, *args: Any) -> str:
        """An address below this application."""
        return reverse(name, args=[self.association.pk, self.kwargs["pk"], *args])

    def back_url(self) -> str:
        return self.to("grant")

    def moved_on(self, act: Act) -> HttpResponse:
        """After a second click or 「戻る」: the receipt where there is one, and what is so now."""
        newest = self.grant.submissions.filter(act=act).in_order().last()
        messages.warning(self.request, str(self._told(act, newest)))
        return redirect(self.to("submission", newest.pk) if newest else self.to("grant"))

    def _told(self, act: Act, newest: Submission | None) -> Refused:
        said = {"stage": self.grant.now.label, "act": act.label}
        if newest is None:
            return Refused(SubsidyReason.NOT_NOW, **said)
        day = wareki(timezone.localdate(newest.submitted_at))
        number = newest.receipt_number
        return Refused(SubsidyReason.HANDED_IN_ALREADY, day=day, number=number, **said)

    def lacking(self, check: Check) -> dict[str, Any]:
        """What is missing, with its clause, and whether the city has published it."""
        is_unverified = self.grant.programme.is_unverified(check.field)
        told = {"sentence": check.sentence, "clause": check.clause, "is_unverified": is_unverified}
        return {**told, **self._mended_in(check)}

    def _mended_in(self, check: Check) -> dict[str, str]:
        """Where it is put right: a page of the application, or another room."""
        if check.question:
            label = "付ける" if check.question in _PAPER_PAGES else "書く"
            return {"url": self.to("grant_question", check.question.value), "label": label}
        name, label = _ROOMS.get(check.clause, ("cameras", "カメラを開く"))
        if name == "camera_installed" and not self.is_staff:
            return {"url": self._installation_of(check), "label": label}
        known = "" if self.is_staff else reverse(name, args=[self.association.pk])
        return {"url": known, "label": label}

    def _installation_of(self, check: Check) -> str:
        """The page of the camera that the check begins with; it leads back here."""
        address = reverse("cameras", args=[self.association.pk])
        for site in self._sites:
            if check.sentence.startswith(f"{site.number}号"):
                address = reverse("camera_installed", args=[self.association.pk, site.pk])
                return f"{address}?{urlencode({'back': self.request.path})}"
        return address

    @cached_property
    def _sites(self) -> list[CameraSite]:
        chosen = self.grant.grant_cameras.select_related("camera__site")
        return [row.camera.site for row in chosen]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "grant": self.grant,
            "is_staff": self.is_staff,
            "grant_url": self.to("grant"),
        }


class GrantRead(GrantView, TemplateView):
    """A page to read."""


class GrantForm(GrantView, ActionMixin):
    """A form about one application."""

    writes = True


class TwicePage(GrantForm):
    """What cannot be taken back is shown once more on a second page before it is done."""

    second_template: ClassVar[str] = "subsidies/second_page.html"
    second_title: ClassVar[str] = ""
    warning: ClassVar[str] = ""
    verb: ClassVar[str] = "送る"
    is_danger: ClassVar[bool] = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """「直す」 on the second page leads back to the first, with everything as it was typed."""
        if "mend" in request.POST:
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: HouseForm) -> HttpResponse:
        if "sure" in self.request.POST:
            return super().form_valid(form)
        return render(self.request, self.second_template, self.second_context(form))

    def rows(self, form: HouseForm) -> list[Shown]:
        return shown(form)

    def second_context(self, form: HouseForm) -> dict[str, Any]:
        return {
            **self.get_context_data(form=form),
            "page_title": self.second_title or self.page_title,
            "rows": self.rows(form),
            "hidden": _typed(self.request),
            "warning": self.warning,
            "verb": self.verb,
            "is_danger": self.is_danger,
        }


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be carried through the second page."""
    own = {"csrfmiddlewaretoken", "send"}
    lists = ((name, request.POST.getlist(name)) for name in request.POST if name not in own)
    return [(name, value) for name, values in lists for value in values]
