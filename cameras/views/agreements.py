"""What others have said to a camera: consents, permits, the association's own resolution."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.models import Resolution
from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerView
from cameras.actions.record_agreement import record_agreement
from cameras.actions.record_consent import record_consent
from cameras.actions.record_permit import record_permit
from cameras.forms import AgreementForm, ConsentForm, PermitForm
from cameras.models import CameraSite, Consent
from cameras.rules.reasons import CameraReason
from cameras.views.cameras import SiteStep, camera_of, site_or_404
from civic.forms import HouseForm
from civic.refusals import Refused
from civic.responses import stored_file_response


class RecordConsent(SiteStep):
    form_class = ConsentForm
    page_title = "同意を記録する"
    lead = "撮影範囲の住民や、その場所の自治会からいただいた書面を記録します（ガイドライン2(1)）。"
    done = "同意を記録しました。"

    def act(self, form: HouseForm) -> Consent:
        view = camera_of(site_or_404(self)).views.filter(ended_on=None).first()
        if view is None:
            raise Refused(CameraReason.VIEW_MISSING)
        data = form.cleaned_data
        return record_consent(
            view=view,
            party=data["party"],
            given_by=data["given_by"],
            answer=data["answer"],
            agreed_on=data["agreed_on"],
            sheet=form.attached("sheet"),
            by=self.user,
            at=self.now,
        )


class RecordPermit(SiteStep):
    form_class = PermitForm
    page_title = "許可を記録する"
    done = "許可を記録しました。"

    def act(self, form: HouseForm) -> Any:
        return record_permit(site=site_or_404(self), by=self.user, at=self.now, **form.cleaned_data)


class RecordAgreement(OfficerForm):
    needs = Permission.KEEP_RECORDS
    form_class = AgreementForm
    page_title = "議決で合意したカメラ"
    lead = "団体の内部で合意したことを、カメラごとに結び付けます（ガイドライン2(1)）。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "resolutions": Resolution.objects.of_association(self.association.pk),
            "sites": CameraSite.objects.of_association(self.association.pk).order_by("number"),
        }

    def get_initial(self) -> dict[str, Any]:
        """The resolution that was recorded a moment ago; otherwise nothing is guessed."""
        return {"resolution": self.request.GET.get("resolution", "")}

    def act(self, form: HouseForm) -> None:
        data = form.cleaned_data
        record_agreement(
            resolution=data["resolution"], sites=data["sites"], by=self.user, at=self.now
        )

    def back_url(self) -> str:
        return reverse("cameras", args=[self.association.pk])


class ConsentSheet(OfficerView):
    """The photographed paper: officers of the association only."""

    needs = Permission.KEEP_RECORDS

    def get(self, request: HttpRequest, association_id: int, site_id: int, pk: int) -> FileResponse:
        mine = Consent.objects.visible_to(self.user).filter(view__camera__site=site_or_404(self))
        return stored_file_response(get_object_or_404(mine, pk=pk).sheet)
