"""What is done with a complaint: received, given an owner, answered, remedied, closed."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.models import User
from associations.rules.roles import Permission
from associations.views.access import OfficerForm
from cameras.models import Camera, Consent
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.refusals import Refused
from disclosures.actions.answer_complaint import answer_complaint
from disclosures.actions.assign_complaint import assign_complaint
from disclosures.actions.close_complaint import close_complaint
from disclosures.actions.receive_complaint import receive_complaint
from disclosures.actions.take_remedy import take_remedy
from disclosures.forms.complaints import (
    AnswerForm,
    AssignForm,
    CloseForm,
    ReceiveForm,
    RemedyForm,
    WithdrawalForm,
)
from disclosures.models import Complaint
from disclosures.queries.answerers import answerers
from disclosures.rules.complaints import ComplaintKind, Remedy, Way
from disclosures.rules.reasons_outside import ComplaintReason
from disclosures.tasks import print_answer_letter
from disclosures.views.complaints import ComplaintView
from retention.forms.moments import initial_moment


class _Receiving(OfficerForm):
    needs = Permission.ANSWER_RESIDENTS

    def get_initial(self) -> dict[str, Any]:
        return initial_moment("received", self.now)

    def back_url(self) -> str:
        return reverse("complaints", args=[self.association.pk])

    def next_url(self, made: Complaint) -> str:
        return reverse("complaint", args=[self.association.pk, made.pk])

    def done_of(self, made: Complaint) -> str:
        return f"{made}として受け付けました。担当の方を決めてください。"


class ReceiveComplaint(_Receiving):
    form_class = ReceiveForm
    page_title = "苦情・問合せを受け付ける"
    lead = "聞いたことを、そのまま書きます。誠実かつ迅速に答えるための記録です（規程7）。"

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = Camera.objects.visible_to(self.user).of_association(self.association.pk)
        cameras = mine.not_removed().with_site().order_by("site__number")
        return {**super().get_form_kwargs(), "cameras": list(cameras)}

    def act(self, form: HouseForm) -> Complaint:
        if not isinstance(form, ReceiveForm):
            raise TypeError(form)
        data = form.cleaned_data
        return receive_complaint(
            association=self.association,
            kind=ComplaintKind(data["kind"]),
            way=Way(data["way"]),
            content=data["content"],
            complainant=data["complainant"],
            contact=data["contact"],
            camera=form.chosen_camera(),
            received_at=form.received_at(),
            by=self.user,
            at=self.now,
        )


class WithdrawConsent(_Receiving):
    """From the list of consents of a camera."""

    form_class = WithdrawalForm
    template_name = "disclosures/consent_withdraw.html"
    page_title = "同意の取りやめを受け付ける"
    lead = (
        "同意はいつでも取りやめられます。受け付けると、向きを変えるなどの対応と、"
        "答える期限を記録していきます（本システムの定め）。"
    )

    @cached_property
    def consent(self) -> Consent:
        mine = Consent.objects.visible_to(self.user).select_related("view__camera__site")
        site = {"view__camera__site": self.kwargs["site_id"]}
        own = mine.filter(view__camera__site__association=self.association)
        return get_object_or_404(own, pk=self.kwargs["pk"], **site)

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "complainant": self.consent.given_by[:60]}

    def back_url(self) -> str:
        return reverse("camera", args=[self.association.pk, self.kwargs["site_id"]])

    def act(self, form: HouseForm) -> Complaint:
        if not isinstance(form, WithdrawalForm):
            raise TypeError(form)
        data = form.cleaned_data
        return receive_complaint(
            association=self.association,
            kind=ComplaintKind.CONSENT_WITHDRAWN,
            way=Way(data["way"]),
            content=data["content"],
            complainant=data["complainant"],
            contact=data["contact"],
            camera=None,
            consent=self.consent,
            received_at=form.received_at(),
            by=self.user,
            at=self.now,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "consent": self.consent}


class ComplaintForm(ComplaintView, OfficerForm):
    template_name = "disclosures/complaint_step.html"

    def back_url(self) -> str:
        return reverse("complaint", args=[self.association.pk, self.kwargs["pk"]])

    def closed_to(self) -> Refused | None:
        over = self.complaint.closed_at is not None
        return Refused(ComplaintReason.ALREADY_CLOSED) if over else None


class AssignComplaint(ComplaintForm):
    form_class = AssignForm
    page_title = "担当の方を決める"
    done = "担当の方を決めました。"

    def get_form_kwargs(self) -> dict[str, Any]:
        people = User.objects.filter(
            appointments__in=answerers(self.association.pk, self.today)
        ).distinct()
        return {**super().get_form_kwargs(), "people": list(people.order_by("number"))}

    def get_initial(self) -> dict[str, Any]:
        return {"owner": str(self.complaint.owner_id or self.user.pk)}

    def act(self, form: HouseForm) -> Complaint:
        if not isinstance(form, AssignForm):
            raise TypeError(form)
        return assign_complaint(
            complaint=self.complaint, owner=form.chosen(), by=self.user, at=self.now
        )


class AnswerComplaint(ComplaintForm):
    form_class = AnswerForm
    page_title = "答える"
    lead = "書いた文は、回答書（PDF）にそのまま印刷します。一度記録した答えは、書き換えられません。"
    done = "答えを記録しました。回答書を印刷して渡し、したことを記録してください。"

    def closed_to(self) -> Refused | None:
        answered = self.complaint.answered_at is not None
        return Refused(ComplaintReason.ALREADY_ANSWERED) if answered else super().closed_to()

    def act(self, form: HouseForm) -> Complaint:
        made = answer_complaint(
            complaint=self.complaint,
            answer=form.cleaned_data["answer"],
            by=self.user,
            at=self.now,
        )
        send_later(print_answer_letter, made.pk)
        return made


class TakeRemedy(ComplaintForm):
    form_class = RemedyForm
    page_title = "したことを記録する"

    def get_initial(self) -> dict[str, Any]:
        return {"remedy": self.complaint.remedy, "remarks": self.complaint.remedy_remarks}

    def act(self, form: HouseForm) -> Complaint:
        return take_remedy(
            complaint=self.complaint,
            remedy=Remedy(form.cleaned_data["remedy"]),
            remarks=form.cleaned_data["remarks"],
            by=self.user,
            at=self.now,
        )

    def next_url(self, made: Complaint) -> str:
        """A camera that is to be turned: straight to the form of its view."""
        if made.remedy == Remedy.TURNED and made.camera and not made.was_turned:
            return reverse("camera_view", args=[self.association.pk, made.camera.site_id])
        return self.back_url()

    def done_of(self, made: Complaint) -> str:
        if made.remedy == Remedy.TURNED and not made.was_turned:
            return "記録しました。カメラの向きを変えたら、新しい撮影範囲をここで登録してください。"
        return "したことを記録しました。"


class CloseComplaint(ComplaintForm):
    form_class = CloseForm
    page_title = "完了にする"
    lead = (
        "答えたことと、したことを確かめて、完了にします。元にはもどせません。"
        "申し出た人の氏名と連絡先、回答書は、1年後に消します（本システムの定め）。"
    )
    done = "完了にしました。"

    def act(self, form: HouseForm) -> Complaint:
        return close_complaint(complaint=self.complaint, by=self.user, at=self.now)
