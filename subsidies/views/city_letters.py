"""Letters: drafted by one person of the city, approved by another."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import CityForm, CityPage, CityView
from civic.queueing import send_later
from civic.responses import pdf_response, stored_file_response
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.check_letter import Draft, pages_of
from subsidies.actions.discard_letter import discard_letter
from subsidies.actions.draft_letter import draft_letter
from subsidies.documents.letters import build_letter, render_letter
from subsidies.forms.letters import ApproveForm, DiscardForm, LetterForm
from subsidies.models import Letter
from subsidies.queries.case import case_of
from subsidies.queries.letter_effects import effect_of
from subsidies.queries.letter_facts import money_of
from subsidies.queries.review import Review, review_of
from subsidies.rules.letters import LETTER_RULES, limit_of
from subsidies.rules.stages import Act
from subsidies.tasks import print_letter
from subsidies.views.city_access import CityGrantForm, letter_or_404, may_be_framed
from subsidies.views.city_queue import A_PAGE
from subsidies.views.ladders import ladder


class DraftLetter(CityGrantForm):
    form_class = LetterForm
    template_name = "subsidies/city_letter_new.html"
    done = "起案しました。別の方の承認を待っています。"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.letter_act = Act(kwargs["act"])
        except ValueError as problem:
            raise Http404 from problem
        if self.letter_act not in LETTER_RULES:
            raise Http404

    @property
    def review(self) -> Review:
        if not hasattr(self, "_review"):
            self._review = review_of(self.application, self.user, self.today)
        return self._review

    def get_form_kwargs(self) -> dict[str, Any]:
        rule = LETTER_RULES[self.letter_act]
        return {
            **super().get_form_kwargs(),
            "act": self.letter_act,
            "pages": pages_of(self.application, self.letter_act),
            "lacks": rule.needs_checks and bool(self.review.lacking),
        }

    def get_initial(self) -> dict[str, Any]:
        """The whole computed amount: what is usual is not typed."""
        rule = LETTER_RULES[self.letter_act]
        if not rule.amount or rule.may_pay_back:
            return {}
        return {"amount_yen": limit_of(self.letter_act, money_of(self.review.case))}

    def act(self, form: Any) -> Letter:
        data = form.cleaned_data
        draft = Draft(
            act=self.letter_act,
            amount_yen=data.get("amount_yen"),
            reason=data.get("reason", "").strip(),
            file_note=data.get("file_note", "").strip(),
            conditions=data.get("conditions", "").strip(),
            due_on=data.get("due_on"),
            remarks=form.remarks(),
        )
        return draft_letter(application=self.application, draft=draft, by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("city_grant", args=[self.application.pk])

    def next_url(self, made: Letter) -> str:
        return reverse("city_letter", args=[made.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rule = LETTER_RULES[self.letter_act]
        return {
            **super().get_context_data(**kwargs),
            "page_title": f"「{self.letter_act.label}」を起案する",
            "act": self.letter_act,
            "review": self.review,
            "shows_lacking": rule.needs_checks or rule.needs_remarks,
            "steps": ladder(self.review.quote),
        }


class LetterMixin(CityView):
    needs = Permission.REVIEW_GRANTS

    @property
    def letter(self) -> Letter:
        if not hasattr(self, "_letter"):
            self._letter = letter_or_404(self.user, self.kwargs["pk"])
        return self._letter


class LetterPage(LetterMixin, CityPage):
    template_name = "subsidies/city_letter.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letter = self.letter
        return {
            **super().get_context_data(**kwargs),
            "letter": letter,
            "application": letter.application,
            "remarks": letter.remarks.order_by("pk"),
            "effect": effect_of(letter, self.today),
            "is_open": not (letter.approved_at or letter.discarded_at),
            "is_own": letter.drafted_by_id == self.user.pk,
            "may_approve": self.user.posts.may(Permission.APPROVE_GRANTS),
        }


class ApproveLetter(LetterMixin, CityForm):
    """The approver's page: what will happen, the paper, one button."""

    needs = Permission.APPROVE_GRANTS
    form_class = ApproveForm
    template_name = "subsidies/city_letter_approve.html"
    done = "承認して、通知を出しました。"

    def act(self, form: Any) -> Letter:
        letter = approve_letter(
            letter=self.letter, address=settings.PUBLIC_ADDRESS, by=self.user, at=self.now
        )
        send_later(print_letter, letter.pk)
        return letter

    def back_url(self) -> str:
        return reverse("city_letter", args=[self.letter.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "page_title": f"「{self.letter.kind.label}」を承認する",
            "letter": self.letter,
            "application": self.letter.application,
            "remarks": self.letter.remarks.order_by("pk"),
            "effect": effect_of(self.letter, self.today),
        }


class DiscardLetter(LetterMixin, CityForm):
    form_class = DiscardForm
    page_title = "起案を取りやめる"
    lead = "起案は記録に残りますが、承認できなくなります。申請の段階は変わりません。"
    done = "起案を取りやめました。"

    def act(self, form: Any) -> Letter:
        return discard_letter(letter=self.letter, by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("city_letter", args=[self.letter.pk])

    def next_url(self, made: Letter) -> str:
        return reverse("city_grant", args=[made.application_id])


@may_be_framed
class LetterPdf(LetterMixin):
    """The stored paper; a draft, and one whose paper is still in print, as it would be printed."""

    def get(self, _request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        letter = self.letter
        if letter.paper:
            return stored_file_response(letter.paper)
        context = letter.paper_context or self._as_draft(letter)
        return pdf_response(render_letter(context), f"{letter.kind.label}.pdf")

    def _as_draft(self, letter: Letter) -> dict[str, Any]:
        case = case_of(letter.application, self.today)
        return build_letter(letter, case, number=None, on=self.today)


class WaitingLetters(CityPage):
    """承認待ち: every open draft, the oldest first."""

    needs = Permission.REVIEW_GRANTS
    template_name = "subsidies/city_letters.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letters = Letter.objects.visible_to(self.user).open().with_application().in_order()
        return {
            **super().get_context_data(**kwargs),
            "page_obj": Paginator(letters, A_PAGE).get_page(self.request.GET.get("page")),
            "may_approve": self.user.posts.may(Permission.APPROVE_GRANTS),
        }
