"""取扱いの許可: who may handle footage, and until when; the 操作記録簿."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.models import Appointment, User
from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.forms import HouseForm
from civic.responses import day_or_404, pdf_response
from retention.actions.grant_handling_permit import grant_handling_permit
from retention.actions.revoke_handling_permit import revoke_handling_permit
from retention.documents import handling_log
from retention.forms.handling import PermitForm, RevokeForm
from retention.forms.moments import initial_moment
from retention.models import HandlingPermit
from retention.queries.handling_months import handling_months
from retention.queries.standing import standing_of

_PAST_OPEN = 5
_PAST_SHOWN = 20


class Handling(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/handling.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.association.pk
        permits = HandlingPermit.objects.visible_to(self.user).of_association(mine).with_people()
        past = list(permits.past(self.now)[: _PAST_SHOWN + 1])
        return {
            **super().get_context_data(**kwargs),
            "standing": standing_of(self.user, mine, self.now),
            "valid": permits.valid_at(self.now),
            "to_come": permits.to_come(self.now),
            "past": past[:_PAST_OPEN],
            "earlier": past[_PAST_OPEN:_PAST_SHOWN],
            "shown": _PAST_SHOWN if len(past) > _PAST_SHOWN else 0,
            "months": handling_months(self.user, mine, self.today),
        }


class PermitHandling(OfficerForm):
    needs = Permission.PERMIT_HANDLING
    form_class = PermitForm
    template_name = "retention/handling_permit.html"
    page_title = "取扱いを許可する"
    lead = "取扱責任者は、管理責任者の許可なく、機器の操作も記録データの取扱いもできません（規程4(3)）。"
    done = "取扱いを許可しました。メールのある方には、お知らせを送ります。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "handlers": self._handlers()}

    def _handlers(self) -> QuerySet[User]:
        posts = Appointment.objects.visible_to(self.user).of_association(self.association.pk)
        handlers = posts.handlers().filter(term_until__gte=self.today, ended_on=None)
        return User.objects.filter(appointments__in=handlers).distinct().order_by("number")

    def get_initial(self) -> dict[str, Any]:
        handlers = self._handlers()
        only = handlers[0] if len(handlers) == 1 else None
        return {**initial_moment("start", self.now), "handler": only}

    def act(self, form: HouseForm) -> HandlingPermit:
        if not isinstance(form, PermitForm):
            raise TypeError(form)
        starts_at, ends_at = form.span()
        return grant_handling_permit(
            association=self.association,
            handler=form.cleaned_data["handler"],
            purpose=form.cleaned_data["purpose"],
            starts_at=starts_at,
            ends_at=ends_at,
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("handling", args=[self.association.pk])


class RevokePermit(OfficerForm):
    """Asks on its own page: whoever it concerns may be looking at a picture."""

    needs = Permission.PERMIT_HANDLING
    form_class = RevokeForm
    template_name = "retention/handling_revoke.html"
    page_title = "許可を取り消す"
    done = "許可を取り消しました。この時から、この許可では扱えません。"

    @cached_property
    def permit(self) -> HandlingPermit:
        mine = HandlingPermit.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(mine.with_people(), pk=self.kwargs["pk"])

    def act(self, form: HouseForm) -> HandlingPermit:
        return revoke_handling_permit(permit=self.permit, by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("handling", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "permit": self.permit}


class HandlingLog(OfficerView):
    """Rendered on demand: a view of the records, never a record of its own."""

    needs = Permission.SEE_FOOTAGE_DAYS

    def get(self, request: HttpRequest, association_id: int, year: int, month: int) -> HttpResponse:
        first = day_or_404(f"{year:04}-{month:02}-01")
        if first > self.today:
            raise Http404
        content = handling_log.render(self.association, first, self.today)
        return pdf_response(content, f"操作記録簿_{first:%Y-%m}.pdf")
