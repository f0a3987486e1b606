"""The same step for many: what would happen first, then what did, one line each."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import CityPage, CityView
from civic.queueing import send_later
from civic.refusals import Refused
from subsidies.actions.do_many import (
    Outcome,
    approve_many,
    draft_many,
    pay_many,
    preview_drafts,
)
from subsidies.actions.order_print_batch import order_print_batch
from subsidies.forms.letters import PaymentForm
from subsidies.models import GrantApplication, Letter, Programme
from subsidies.models.letter import LetterQuerySet
from subsidies.queries.grant_queue import waiting_for
from subsidies.queries.letter_effects import effect_of
from subsidies.rules.letters import IN_BULK, LETTER_RULES
from subsidies.rules.stages import Act, Stage
from subsidies.tasks import print_batch, print_letter
from subsidies.views.city_queue import filters_of

# Done while the clerk waits: a few seconds. What is more comes in the next round.
_MOST = 50


def picked(request: HttpRequest) -> list[int]:
    """The ticked ones, in the address or in the form; what is no number is none."""
    values = request.POST.getlist("pick") or request.GET.getlist("pick")
    return [int(value) for value in values if value.isdecimal()]


def left_off(request: HttpRequest, asked: int = 0) -> dict[str, int]:
    """What of `asked` this round does not take; the second page carries on what the first has said."""
    typed = request.POST.get("left_off", "")
    known = min(int(typed), 10_000) if typed.isdecimal() else 0
    return {"left_off": known + max(asked - _MOST, 0), "most": _MOST}


class BulkDraft(CityPage):
    """GET shows what would be drafted; POST drafts it."""

    needs = Permission.REVIEW_GRANTS
    template_name = "subsidies/city_bulk.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        asked = request.POST.get("act") or request.GET.get("act", "")
        self.letter_act = Act(asked) if asked in set(IN_BULK) else None
        self.reason = (request.POST.get("reason") or "").strip()

    @property
    def applications(self) -> list[GrantApplication]:
        visible = GrantApplication.objects.visible_to(self.user).with_parties()
        return list(visible.filter(pk__in=self.asked[:_MOST]).order_by("number"))

    @cached_property
    def asked(self) -> list[int]:
        """All that the queue's filters let pass and that no draft waits for, where all was asked."""
        if not self.request.GET.get("all"):
            return picked(self.request)
        filters = filters_of(self.request.GET)
        rows = waiting_for(self.user, self.today)
        open_letters = Letter.objects.visible_to(self.user).open()
        drafted = set(open_letters.values_list("application_id", flat=True))
        return [row.pk for row in rows if filters.passes(row) and row.pk not in drafted]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.letter_act is None:
            return {**context, "outcomes": []}
        outcomes = context.get("outcomes")
        if outcomes is None:
            outcomes = preview_drafts(
                self.applications, act=self.letter_act, reason=self.reason, on=self.today
            )
        rule = LETTER_RULES[self.letter_act]
        return {
            **context,
            **summed(outcomes),
            **left_off(self.request, len(self.asked)),
            "act": self.letter_act,
            "reason": self.reason,
            "is_file_note": not rule.needs_reason,
            "takes_reason": rule.needs_reason or rule.needs_checks,
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.letter_act is None:
            raise Http404
        if "preview" in request.POST:
            return self.render_to_response(self.get_context_data(**kwargs))
        outcomes = draft_many(
            self.applications,
            act=self.letter_act,
            reason=self.reason,
            on=self.today,
            by=self.user,
            at=self.now,
        )
        return self.render_to_response(self.get_context_data(outcomes=outcomes, is_done=True))


class BulkApprove(CityPage):
    needs = Permission.APPROVE_GRANTS
    template_name = "subsidies/city_bulk_approve.html"

    @cached_property
    def asked(self) -> LetterQuerySet:
        letters = Letter.objects.visible_to(self.user).open()
        if not self.request.GET.get("all") or self.request.method == "POST":
            letters = letters.within(picked(self.request))
        return letters

    @property
    def letters(self) -> list[Letter]:
        return list(self.asked.with_application().in_order()[:_MOST])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | left_off(self.request)
        if "outcomes" in context:
            sent = [each.letter for each in context["outcomes"] if each.letter]
            return {**context, **summed(context["outcomes"]), "sent": sent}
        letters = self.letters
        rows = [(letter, effect_of(letter, self.today)) for letter in letters]
        context |= left_off(self.request, self.asked.count())
        return {**context, "rows": rows, "total": sum(each.amount_yen or 0 for each in letters)}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        outcomes = approve_many(
            self.letters, address=settings.PUBLIC_ADDRESS, by=self.user, at=self.now
        )
        for each in outcomes:
            if each.letter:
                send_later(print_letter, each.letter.pk)
        return self.render_to_response(self.get_context_data(outcomes=outcomes))


class BulkPrint(CityView):
    """A batch for each programme of the chosen letters."""

    needs = Permission.REVIEW_GRANTS

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        letters = list(
            Letter.objects.visible_to(self.user)
            .issued()
            .with_application()
            .filter(pk__in=picked(request))
        )
        try:
            batches = [self._order(programme, letters) for programme in _programmes(letters)]
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("city_letters")
        if not batches:
            return redirect("city_letters")
        return redirect(reverse("print_batch", args=[batches[0]]))

    def _order(self, programme: Programme, letters: Sequence[Letter]) -> int:
        own = [each for each in letters if each.application.programme == programme]
        batch = order_print_batch(programme=programme, letters=own, by=self.user, at=self.now)
        send_later(print_batch, batch.pk)
        return batch.pk


class Payments(CityPage):
    """支払い待ち, and recording that many were paid on one day."""

    needs = Permission.REVIEW_GRANTS
    template_name = "subsidies/city_payments.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = list(
            GrantApplication.objects.visible_to(self.user)
            .filter(stage=Stage.CLAIMED)
            .with_parties()
            .select_related("claim")
            .order_by("claim__claimed_at", "pk")
        )
        outcomes = summed(context["outcomes"]) if "outcomes" in context else {}
        return {
            "form": PaymentForm(initial={"paid_on": self.today}),
            **context,
            **outcomes,
            "rows": rows,
            "total": sum(row.settled_yen or 0 for row in rows),
            "picked": picked(self.request),
        }

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = PaymentForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        visible = GrantApplication.objects.visible_to(self.user).with_parties()
        chosen = visible.filter(pk__in=picked(request)[:_MOST]).order_by("number")
        paid_on = form.cleaned_data["paid_on"]
        outcomes = pay_many(chosen, paid_on=paid_on, by=self.user, at=self.now)
        told = left_off(request, len(picked(request)))
        return self.render_to_response(self.get_context_data(outcomes=outcomes, **told))


def summed(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    done = [each for each in outcomes if not each.refusal]
    return {
        "outcomes": outcomes,
        "done": done,
        "refused": [each for each in outcomes if each.refusal],
        "sum": sum(each.yen or 0 for each in done),
    }


def _programmes(letters: Sequence[Letter]) -> list[Programme]:
    return list(
        {each.application.programme_id: each.application.programme for each in letters}.values()
    )
