"""受付: who comes, who it is, where and when, what is there. Made for one hand at the pole."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm
from cameras.models import Camera
from civic.forms import HouseForm
from disclosures.actions.place_in_time import place_in_time
from disclosures.actions.receive_inquiry import Asker, receive_inquiry
from disclosures.actions.secure_footage import Secured, secure_footage
from disclosures.forms.receive import AskerForm, KindForm, PlaceForm, PointForm, SecureForm
from disclosures.models import Inquiry
from disclosures.queries.camera_finder import cameras_near
from disclosures.queries.footage_state import footage_state
from disclosures.queries.who_may_act import who_may_act
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import DECIDABLE, SECURABLE
from disclosures.views.inquiry import OfOneInquiry
from retention.forms.moments import initial_moment
from retention.rules.hold import provisional_end

_STEPS = 4
# Where nothing may be given, nothing is looked for: the request is written down, and that is all.
_STEPS_WITHOUT_GROUND = 2
_STEPS_LABEL = "映像を求められたとき"


class ReceivingStep(OfficerForm):
    """One of the pages from the door to the hold."""

    needs = Permission.RECEIVE_INQUIRIES
    template_name = "disclosures/receiving.html"
    step = 1
    back_text = "前のページへ戻る"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "step": self.step,
            "steps": _STEPS,
            "steps_label": _STEPS_LABEL,
            "back_text": self.back_text,
        }


class InquiryNew(ReceivingStep):
    form_class = KindForm
    page_title = "だれが求めていますか"
    back_text = "窓口へ戻る"

    def form_valid(self, form: HouseForm) -> HttpResponse:
        return redirect("inquiry_asker", self.association.pk, form.cleaned_data["kind"])

    def back_url(self) -> str:
        return reverse("desk", args=[self.association.pk])


class InquiryAsker(ReceivingStep):
    """Here the inquiry is written down; whatever follows is added to it."""

    form_class = AskerForm
    template_name = "disclosures/asker.html"
    page_title = "どなたですか"
    done = "受け付けました。"
    step = 2

    def kind(self) -> InquiryKind:
        try:
            return InquiryKind(self.kwargs["kind"])
        except ValueError as problem:
            raise Http404 from problem

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind()}

    def act(self, form: HouseForm) -> Inquiry:
        data = dict(form.cleaned_data)
        proof = data.pop("identity_proof", "")
        return receive_inquiry(
            association=self.association,
            kind=self.kind(),
            asker=Asker(**data),
            identity_proof=proof,
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("inquiry_new", args=[self.association.pk])

    def next_url(self, made: Inquiry) -> str:
        """Where nothing may be given nothing is looked for."""
        page = "inquiry_place" if made.what.ground else "inquiry"
        return reverse(page, args=[self.association.pk, made.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = self.kind()
        steps = _STEPS if kind.ground else _STEPS_WITHOUT_GROUND
        return {**super().get_context_data(**kwargs), "kind": kind, "steps": steps}


class InquiryPlace(OfOneInquiry, ReceivingStep):
    form_class = PlaceForm
    template_name = "disclosures/place.html"
    page_title = "どこの、いつの映像ですか"
    stages = DECIDABLE
    done = "場所と時間を記録しました。"
    step = 3
    back_text = "依頼のページへ戻る"

    def get_form_kwargs(self) -> dict[str, Any]:
        cameras = Camera.objects.visible_to(self.user).of_association(self.association.pk)
        point = PointForm(self.request.GET).point()
        near = cameras_near(cameras, point, self.today) if point else ()
        return {
            **super().get_form_kwargs(),
            "cameras": list(cameras.with_site().order_by("site__number")),
            "covering": {each.camera.pk for each in near if each.covers},
        }

    def get_initial(self) -> dict[str, Any]:
        """What was recorded before; a point that the script has put into the address."""
        inquiry, asked = self.inquiry, self.request.GET
        recorded = (inquiry.latitude, inquiry.longitude)
        latitude, longitude = PointForm(asked).point() or recorded
        known: dict[str, Any] = {"spot": asked.get("spot", inquiry.spot)}
        known |= {"latitude": latitude, "longitude": longitude}
        if inquiry.from_at and inquiry.to_at:
            known |= initial_moment("from", inquiry.from_at) | initial_moment("to", inquiry.to_at)
            known["cameras"] = [str(pk) for pk in inquiry.cameras.values_list("pk", flat=True)]
        return known

    def act(self, form: HouseForm) -> Inquiry:
        if not isinstance(form, PlaceForm):
            raise TypeError(form)
        from_at, to_at = form.period()
        return place_in_time(
            inquiry=self.inquiry,
            spot=form.cleaned_data["spot"],
            point=form.point(),
            from_at=from_at,
            to_at=to_at,
            cameras=form.chosen(),
            by=self.user,
            at=self.now,
        )

    def next_url(self, made: Inquiry) -> str:
        return reverse("inquiry_footage", args=[self.association.pk, made.pk])


class InquiryFootage(OfOneInquiry, ReceivingStep):
    """What is there, until when, whom to call, and the one button."""

    form_class = SecureForm
    template_name = "disclosures/footage.html"
    page_title = "映像が残っているか"
    stages = SECURABLE
    step = 4
    back_text = "場所と時間を直す"

    def act(self, form: HouseForm) -> Secured:
        return secure_footage(
            inquiry=self.inquiry, address=settings.PUBLIC_ADDRESS, by=self.user, at=self.now
        )

    def done_of(self, made: Secured) -> str:
        parts = []
        if made.placed:
            parts.append(f"映像{made.placed.held}本を仮保全しました。")
        if made.rescues:
            parts.append(f"現地での取り出しが{len(made.rescues)}件あります。急いでください。")
        return "".join(parts)

    def back_url(self) -> str:
        return reverse("inquiry_place", args=[self.association.pk, self.inquiry.pk])

    def next_url(self, made: Secured) -> str:
        return reverse("inquiry", args=[self.association.pk, self.inquiry.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = footage_state(self.inquiry, self.now)
        recorders = [each.recorder.pk for each in state.recorders]
        return {
            **super().get_context_data(**kwargs),
            "state": state,
            "ends_on": provisional_end(self.today, settings.PROVISIONAL_HOLD_DAYS),
            "can_be_secured": state.may_be_held or bool(state.to_rescue),
            "who": who_may_act(self.association.pk, recorders, self.now),
        }
