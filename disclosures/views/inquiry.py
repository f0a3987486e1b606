"""One inquiry: the one thing to do next, what is known, what was done."""

from typing import Any, ClassVar

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerPage, OfficerView
from civic.actors import SystemActor
from civic.refusals import Refused
from civic.responses import stored_file_response
from disclosures.actions.keep_answer import keep_answer
from disclosures.documents.answer_letter import render
from disclosures.models import Decision, Inquiry, Provision, Viewing
from disclosures.queries.inquiry_page import InquiryPage as Page
from disclosures.queries.inquiry_page import inquiry_page
from disclosures.queries.left_to_do import not_returned
from disclosures.queries.who_may_act import who_may_act
from disclosures.rules.next_step import Step
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import DECIDABLE, GOING_ON, SECURABLE, WITHDRAWABLE, Outcome, Stage
from disclosures.views.desk import my_inquiries

_PAGES = {
    Step.PLACE: "inquiry_place",
    Step.SECURE: "inquiry_footage",
    Step.IDENTIFY: "inquiry_identity",
    Step.DOCUMENT: "inquiry_document",
    Step.DECIDE: "inquiry_decide",
    Step.SHOW: "viewing_new",
    Step.COPY: "copies",
    Step.WRITE_OUT: "copies",
    Step.HAND_OVER: "provision_new",
    Step.ERASE_TAKEN: "taken_erased",
    Step.CLOSE: "inquiry_close",
}


class OfOneInquiry(OfficerView):
    """A page about one inquiry of the association."""

    needs = Permission.RECEIVE_INQUIRIES

    @cached_property
    def inquiry(self) -> Inquiry:
        mine = my_inquiries(self).select_related("association", "received_by", "hold", "document")
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    # At which a form about it may be filled in.
    stages: ClassVar[frozenset[Stage]] = GOING_ON

    def back_url(self) -> str:
        return self.way_out()

    def way_out(self) -> str:
        return reverse("inquiry", args=[self.association.pk, self.kwargs["pk"]])

    def closed_to(self) -> Refused | None:
        if self.inquiry.now in self.stages:
            return None
        return Refused(InquiryReason.WRONG_STAGE, stage=self.inquiry.now.label)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "inquiry": self.inquiry}


class InquiryPage(OfOneInquiry, OfficerPage):
    template_name = "disclosures/inquiry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = inquiry_page(self.inquiry, self.now)
        recorders = [each.recorder.pk for each in page.state.recorders]
        rescues = self.inquiry.rescues.select_related("recorder", "begun_by", "finished_by")
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "step_url": self._step_url(page),
            "rescues": rescues.order_by("due_at", "pk"),
            "decisions": self._decisions(),
            "viewings": self._viewings(),
            "provisions": self._provisions(),
            "who": who_may_act(self.association.pk, recorders, self.now),
            # Nobody fetches footage any more for what was given, refused or taken back.
            "is_over": self.inquiry.now not in SECURABLE,
            "may_withdraw": self.inquiry.now in WITHDRAWABLE,
            "may_decide_again": page.decision is not None and self.inquiry.now in DECIDABLE,
        }

    def _decisions(self) -> Any:
        rows = Decision.objects.visible_to(self.user).filter(inquiry=self.inquiry).newest_first()
        return rows.select_related("decided_by", "as_deputy", "paper")

    def _viewings(self) -> Any:
        rows = Viewing.objects.visible_to(self.user).filter(decision__inquiry=self.inquiry)
        return rows.select_related("shown_by", "witness").order_by("began_at", "pk")

    def _provisions(self) -> Any:
        rows = Provision.objects.visible_to(self.user).filter(decision__inquiry=self.inquiry)
        return rows.select_related("corrected_by", "copy_return").order_by("number")

    def _step_url(self, page: Page) -> str:
        if page.step is Step.RESCUE:
            first = next(on.task for on in page.state.recorders if on.task and not on.task.ending)
            return reverse("rescue", args=[self.association.pk, self.inquiry.pk, first.pk])
        if page.step is Step.RETURN and (given := not_returned(self.inquiry)):
            return reverse("provision_return", args=[self.association.pk, given.pk])
        name = _PAGES.get(page.step)
        return reverse(name, args=[self.association.pk, self.inquiry.pk]) if name else ""


class InquiryDocument(OfOneInquiry, OfficerView):
    """The scan that was handed in."""

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        return stored_file_response(self.inquiry.document)


class AnswerLetter(OfOneInquiry, OfficerView):
    """The stored 回答書; where the worker has not made it yet, it is made now, once."""

    def get(self, request: HttpRequest, association_id: int, pk: int, decision_id: int) -> Any:
        mine = Decision.objects.visible_to(self.user).filter(inquiry=self.inquiry)
        answers = mine.answered_in_writing().select_related("inquiry__association", "paper")
        decision = get_object_or_404(answers, pk=decision_id)
        paper = decision.paper or keep_answer(
            decision=decision,
            content=render(decision),
            by=SystemActor("papers"),
            at=self.now,
        )
        return stored_file_response(paper)


def is_answer(outcome: str) -> bool:
    return outcome in {Outcome.REFUSE, Outcome.NO_FOOTAGE}
