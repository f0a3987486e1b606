"""What is done about an inquiry after it was received."""

from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.views.access import OfficerForm
from civic.forms import HouseForm
from civic.queueing import send_later
from disclosures.actions.close_inquiry import close_inquiry
from disclosures.actions.decide import decide
from disclosures.actions.end_spent_copies import end_spent_copies
from disclosures.actions.finish_rescue import finish_rescue
from disclosures.actions.record_document import record_document
from disclosures.actions.record_identity import record_identity
from disclosures.actions.withdraw_inquiry import withdraw_inquiry
from disclosures.forms.steps import (
    CloseForm,
    DecisionForm,
    DocumentForm,
    IdentityForm,
    RescueForm,
    WithdrawForm,
)
from disclosures.models import Decision, Inquiry, RescueTask
from disclosures.queries.inquiry_page import inquiry_page
from disclosures.queries.left_to_do import left_to_do
from disclosures.queries.who_may_act import may_decide, who_may_act
from disclosures.rules.stages import CLOSABLE, DECIDABLE, WITHDRAWABLE, Outcome
from disclosures.tasks import print_answer
from disclosures.views.inquiry import OfOneInquiry, is_answer


class InquiryStep(OfOneInquiry, OfficerForm):
    """A form about one inquiry, below what it asks for."""

    template_name = "disclosures/inquiry_step.html"


class RecordDocument(InquiryStep):
    form_class = DocumentForm
    page_title = "文書を記録する"
    done = "文書を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        inquiry = self.inquiry
        return {
            "arrival": inquiry.arrival,
            "number": inquiry.document_number,
            "written_on": inquiry.document_on,
            "valid_until": inquiry.valid_until,
            "original_on": inquiry.original_on,
            "reply_due_on": inquiry.reply_due_on,
        }

    def act(self, form: HouseForm) -> Inquiry:
        data = {name: value for name, value in form.cleaned_data.items() if name != "scan"}
        return record_document(
            inquiry=self.inquiry, scan=form.attached("scan"), by=self.user, at=self.now, **data
        )


class RecordIdentity(InquiryStep):
    form_class = IdentityForm
    page_title = "相手を確かめたことを記録する"
    done = "確かめたことを記録しました。"

    def get_initial(self) -> dict[str, Any]:
        names = ("requester", "asks_as", "subject_name", "others", "others_in_picture")
        return {name: getattr(self.inquiry, name) for name in names}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.inquiry.what}

    def act(self, form: HouseForm) -> Inquiry:
        return record_identity(inquiry=self.inquiry, by=self.user, at=self.now, **form.cleaned_data)


class Rescue(InquiryStep):
    form_class = RescueForm
    template_name = "disclosures/rescue.html"
    page_title = "取り出しの結果を記録する"
    done = "取り出しの結果を記録しました。"

    def task(self) -> RescueTask:
        mine = RescueTask.objects.visible_to(self.user).filter(inquiry=self.inquiry)
        return get_object_or_404(mine.select_related("recorder"), pk=self.kwargs["task_id"])

    def act(self, form: HouseForm) -> RescueTask:
        return finish_rescue(task=self.task(), by=self.user, at=self.now, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = self.task()
        return {
            **super().get_context_data(**kwargs),
            "task": task,
            "who": who_may_act(self.association.pk, [task.recorder_id], self.now),
        }


class Decide(InquiryStep):
    """Whoever may not decide reads here who does, with the number to call."""

    form_class = DecisionForm
    template_name = "disclosures/decide.html"
    page_title = "どうするか決める"
    stages = DECIDABLE

    def get_form_kwargs(self) -> dict[str, Any]:
        ground = self.inquiry.what.ground
        carried = [Outcome.GIVE, Outcome.SHOW] if ground else []
        refused = [] if self.inquiry.compels(self.today) else [Outcome.REFUSE]
        offered = [*carried, *([Outcome.NO_FOOTAGE] if ground else []), *refused]
        return {**super().get_form_kwargs(), "offered": offered}

    def act(self, form: HouseForm) -> Decision:
        made = decide(
            inquiry=self.inquiry,
            outcome=Outcome(form.cleaned_data["outcome"]),
            reason=form.cleaned_data["reason"],
            by=self.user,
            at=self.now,
        )
        if is_answer(made.outcome):
            send_later(print_answer, made.pk)
        end_spent_copies(by=self.user, at=self.now, inquiry=made.inquiry)
        return made

    def done_of(self, made: Decision) -> str:
        if is_answer(made.outcome):
            return "決めたことを記録しました。相手に渡す回答書を印刷できます。"
        return "決めたことを記録しました。"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "page": inquiry_page(self.inquiry, self.now),
            "compels": self.inquiry.compels(self.today),
            "decides": may_decide(self.user, self.association.pk, self.now),
            "who": who_may_act(self.association.pk, [], self.now),
        }


class Withdraw(InquiryStep):
    form_class = WithdrawForm
    page_title = "取り下げられたことを記録する"
    stages = WITHDRAWABLE
    lead = "この依頼のためにしていた仮保全は解きます。最終保存日を過ぎた映像は、次の夜に消えます。"
    done = "取り下げられたことを記録しました。"

    def act(self, form: HouseForm) -> Inquiry:
        made = withdraw_inquiry(
            inquiry=self.inquiry,
            remarks=form.cleaned_data["remarks"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )
        end_spent_copies(by=self.user, at=self.now, inquiry=made)
        return made


class Close(InquiryStep):
    form_class = CloseForm
    template_name = "disclosures/close.html"
    page_title = "依頼を完了にする"
    stages = CLOSABLE
    done = "依頼を完了にしました。"

    def act(self, form: HouseForm) -> Inquiry:
        return close_inquiry(inquiry=self.inquiry, by=self.user, at=self.now)

    def next_url(self, made: Inquiry) -> str:
        return reverse("desk", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        left = left_to_do(self.inquiry, self.today)
        return {**super().get_context_data(**kwargs), "left": left}
