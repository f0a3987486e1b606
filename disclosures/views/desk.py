"""窓口: what is going on, and the deputies of the 管理責任者."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.forms import HouseForm
from disclosures.actions.end_deputy import end_deputy
from disclosures.actions.name_deputy import name_deputy
from disclosures.forms.steps import DeputyForm, EndDeputyForm
from disclosures.models import Deputy, Inquiry
from disclosures.models.inquiry import InquiryQuerySet
from disclosures.queries.desk import desk_rows, found
from disclosures.queries.who_may_act import deputy_candidates, who_may_act
from retention.queries.standing import standing_of

_CLOSED_SHOWN = 50


def my_inquiries(view: OfficerView) -> InquiryQuerySet:
    inquiries = Inquiry.objects.visible_to(view.user)
    return inquiries.of_association(view.association.pk).newest_first()


class Desk(OfficerPage):
    needs = Permission.RECEIVE_INQUIRIES
    template_name = "disclosures/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").strip()
        mine = found(my_inquiries(self), words) if words else my_inquiries(self)
        return {
            **super().get_context_data(**kwargs),
            "going_on": desk_rows(mine.going_on()),
            "over": desk_rows(mine.over()[:_CLOSED_SHOWN]),
            "words": words,
            "who": who_may_act(self.association.pk, [], self.now),
        }


class Deputies(OfficerForm):
    """Everybody at the desk reads who decides; only the 管理責任者 names somebody."""

    needs = Permission.RECEIVE_INQUIRIES
    form_class = DeputyForm
    template_name = "disclosures/deputies.html"
    page_title = "管理責任者の代わりの方"
    done = "代わりの方を決めました。"

    def get_form_kwargs(self) -> dict[str, Any]:
        people = deputy_candidates(self.association.pk, self.now)
        return {
            **super().get_form_kwargs(),
            "people": [each for each in people if each != self.user],
        }

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.today}

    def act(self, form: HouseForm) -> Deputy:
        if not isinstance(form, DeputyForm):
            raise TypeError(form)
        data = form.cleaned_data
        return name_deputy(
            association=self.association,
            user=form.chosen(),
            rank=data["rank"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("desk", args=[self.association.pk])

    def next_url(self, made: Deputy) -> str:
        return reverse("deputies", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Deputy.objects.visible_to(self.user).of_association(self.association.pk)
        return {
            **super().get_context_data(**kwargs),
            "named": mine.not_over(self.today).in_order(),
            "is_manager": standing_of(self.user, self.association.pk, self.now).is_manager,
            "who": who_may_act(self.association.pk, [], self.now),
        }


class EndDeputy(OfficerForm):
    needs = Permission.DECIDE_INQUIRIES
    form_class = EndDeputyForm
    page_title = "代わりの方を取りやめる"
    done = "代わりの方を取りやめました。"

    def deputy(self) -> Deputy:
        mine = Deputy.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(mine.select_related("user"), pk=self.kwargs["pk"])

    def act(self, form: HouseForm) -> Deputy:
        return end_deputy(deputy=self.deputy(), by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("deputies", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.deputy().user.name
        lead = f"{name}さんは、この後、管理責任者に代わって決めることができなくなります。"
        return {**super().get_context_data(**kwargs), "lead": lead}
