"""補助金: what is offered, what was applied for, and how an application is begun."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.models import Association
from associations.rules.roles import Permission
from associations.views.access import CityForm, OfficerForm, OfficerPage
from civic.forms import HouseForm
from subsidies.actions.begin_application import begin_application
from subsidies.forms.questions import BeginForm, BeginFromPaperForm
from subsidies.models import GrantApplication, Programme
from subsidies.queries.offers import Offer, offer_of, offers
from subsidies.queries.overview import overview


class Subsidies(OfficerPage):
    template_name = "subsidies/subsidies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = GrantApplication.objects.visible_to(self.user).of_association(self.association.pk)
        found = offers(self.association, self.today)
        return {
            **super().get_context_data(**kwargs),
            "applications": overview(mine),
            "open_offers": [offer for offer in found if offer.act],
            "closed_offers": [offer for offer in found if not offer.act],
        }


class BeginGrant(OfficerForm):
    needs = Permission.APPLY_FOR_SUBSIDY
    form_class = BeginForm
    template_name = "subsidies/begin.html"
    page_title = "補助金の申請を始める"
    done = "申請を始めました。答えは、ページごとに保存されます。"

    @cached_property
    def offer(self) -> Offer:
        programmes = Programme.objects.visible_to(self.user).with_parts()
        programme = get_object_or_404(programmes, pk=self.kwargs["programme_id"])
        return offer_of(programme, self.association, self.today)

    def act(self, form: HouseForm) -> GrantApplication:
        return begin_application(
            programme=self.offer.programme,
            association=self.association,
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("subsidies", args=[self.association.pk])

    def next_url(self, made: GrantApplication) -> str:
        return reverse("grant", args=[self.association.pk, made.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "offer": self.offer}


class CityBeginGrant(CityForm):
    """代理入力: the association handed its application in on paper."""

    needs = Permission.REVIEW_GRANTS
    form_class = BeginFromPaperForm
    page_title = "紙の申請を入力する"
    lead = (
        "団体が紙で出した申請を、代わりに入力します。"
        "この申請には、ずっと「代理入力」の印が付きます。"
    )
    done = "代理入力を始めました。紙のとおりに入力してください。"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.association_id = kwargs["association_id"]

    def get_form_kwargs(self) -> dict[str, Any]:
        programmes = Programme.objects.visible_to(self.user).of_the_city().newest_first()
        return {**super().get_form_kwargs(), "programmes": list(programmes)}

    def act(self, form: HouseForm) -> GrantApplication:
        if not isinstance(form, BeginFromPaperForm):
            raise Http404
        return begin_application(
            programme=form.chosen(),
            association=self.get_association(),
            paper_received_on=form.cleaned_data["paper_received_on"],
            by=self.user,
            at=self.now,
        )

    def get_association(self) -> Association:
        visible = Association.objects.visible_to(self.user)
        return get_object_or_404(visible, pk=self.association_id)

    def back_url(self) -> str:
        return reverse("city_association", args=[self.association_id])

    def next_url(self, made: GrantApplication) -> str:
        return reverse("grant", args=[self.association_id, made.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "association": self.get_association()}
