"""Cameras of an association: the list with its map, one camera, and the pages that build it up."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.actions.correct_site import correct_site
from cameras.actions.record_installation import record_installation
from cameras.actions.record_password_change import record_password_change
from cameras.actions.register_camera import register_camera
from cameras.actions.register_site import register_site
from cameras.actions.set_view import set_view
from cameras.forms import (
    CameraForm,
    InstallationForm,
    PasswordChangeForm,
    SiteForm,
    ViewForm,
)
from cameras.models import Camera, CameraSite, FieldOfView
from cameras.queries.camera_map import camera_map
from cameras.queries.camera_page import CameraRow, camera_row
from cameras.queries.site_facts import current_view, site_facts
from cameras.rules.reasons import CameraReason
from cameras.rules.regulations import missing_at
from civic.forms import HouseForm
from civic.refusals import Refused


class Cameras(OfficerPage):
    template_name = "cameras/cameras.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sites = list(CameraSite.objects.of_association(self.association.pk).with_everything())
        rows = [camera_row(site, on=self.today) for site in sites]
        return {**super().get_context_data(**kwargs), "rows": rows, "map": camera_map(sites)}


class CameraPage(OfficerPage):
    template_name = "cameras/camera.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = site_or_404(self)
        row: CameraRow = camera_row(site, on=self.today)
        return {**super().get_context_data(**kwargs), "row": row, "map": camera_map([site])}


def site_or_404(view: OfficerView) -> CameraSite:
    mine = CameraSite.objects.visible_to(view.user).of_association(view.association.pk)
    site: CameraSite = get_object_or_404(mine.with_everything(), pk=view.kwargs["site_id"])
    return site


def camera_of(site: CameraSite) -> Camera:
    """The device of the site; refused before the device has been entered."""
    camera: Camera | None = getattr(site, "camera", None)
    if camera is None:
        raise Refused(CameraReason.DEVICE_MISSING)
    return camera


class RegisterSite(OfficerForm):
    needs = Permission.KEEP_RECORDS
    form_class = SiteForm
    template_name = "cameras/site_form.html"
    page_title = "カメラの場所"
    done = "場所を記録しました。"

    def act(self, form: HouseForm) -> CameraSite:
        data = form.cleaned_data
        place = data.pop("place")
        return register_site(
            association=self.association,
            postcode=place.postcode,
            town=place.name,
            by=self.user,
            at=self.now,
            **data,
        )

    def back_url(self) -> str:
        return reverse("cameras", args=[self.association.pk])

    def next_url(self, made: CameraSite) -> str:
        return reverse("camera_device", args=[self.association.pk, made.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "step": 1,
            "steps": STEPS,
            "back_text": "カメラの一覧へ戻る",
        }


STEPS = 3


class SiteStep(OfficerForm):
    """A form about one camera."""

    needs = Permission.KEEP_RECORDS
    step = 0

    def back_url(self) -> str:
        return reverse("camera", args=[self.association.pk, self.kwargs["site_id"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "site": site_or_404(self), "step": self.step, "steps": STEPS}


class CorrectSite(SiteStep):
    form_class = SiteForm
    page_title = "場所の記録を直す"
    lead = (
        "書きまちがいを直すための画面です。設置したカメラを別の場所へ移すことは、"
        "5年間できません（ガイドライン2(2)エ）。必要なときは、先に生活安全課へ相談してください。"
    )
    done = "場所の記録を直しました。規程に書いた住所が変わったときは、規程の改正が要ります。"

    def get_initial(self) -> dict[str, Any]:
        site = site_or_404(self)
        same = {name: getattr(site, name) for name in SiteForm.base_fields if name != "place"}
        return {**same, "place": f"{site.postcode} {site.town}"}

    def act(self, form: HouseForm) -> CameraSite:
        data = form.cleaned_data
        place = data.pop("place")
        return correct_site(
            site=site_or_404(self),
            postcode=place.postcode,
            town=place.name,
            by=self.user,
            at=self.now,
            **data,
        )


class RegisterDevice(SiteStep):
    form_class = CameraForm
    template_name = "cameras/device_form.html"
    page_title = "機器の確認"
    done = "機器を記録しました。"
    step = 2

    def act(self, form: HouseForm) -> Camera:
        return register_camera(
            site=site_or_404(self), by=self.user, at=self.now, **form.cleaned_data
        )

    def next_url(self, made: Camera) -> str:
        return reverse("camera_view", args=[self.association.pk, made.site_id])


class SetView(SiteStep):
    """The last step of a new camera; later the page on which a turned camera is recorded."""

    form_class = ViewForm
    template_name = "cameras/view_form.html"
    page_title = "撮影範囲"
    done = "撮影範囲を記録しました。"
    step = 3

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.before: FieldOfView | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        self.before = current_view(site_or_404(self))
        return {**super().get_form_kwargs(), "asks_day": self.before is not None}

    def get_initial(self) -> dict[str, Any]:
        before = current_view(site_or_404(self))
        known = ("subject", "bearing", "angle", "range_m", "masking", "households_in_view")
        values = {name: getattr(before, name) for name in known} if before else {}
        return {**values, "on": self.today}

    def act(self, form: HouseForm) -> Any:
        camera = camera_of(site_or_404(self))
        data = {"on": self.today} | form.cleaned_data
        return set_view(camera=camera, by=self.user, at=self.now, **data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.before is None:
            return context
        agreed = site_facts(context["site"]).prior_consents
        changed = {"step": 0, "page_title": "撮影範囲を変える", "agreed": agreed}
        return {**context, **changed, "changes": True}


class RecordInstallation(SiteStep):
    form_class = InstallationForm
    template_name = "cameras/installation_form.html"
    page_title = "設置日を記録する"
    lead = (
        "設置した年度の翌年度の初日から5年以上、撤去・移設・売却はできません（ガイドライン2(2)エ）。"
        "設置日は後から変えられません。"
    )
    done = "設置日を記録しました。"

    def back_url(self) -> str:
        """A page of the same association that asked for the day gets its reader back."""
        asked = self.request.GET.get("back", "")
        mine = asked.startswith(f"/a/{self.association.pk}/")
        is_safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
        return asked if mine and is_safe else super().back_url()

    def act(self, form: HouseForm) -> Camera:
        camera = camera_of(site_or_404(self))
        return record_installation(
            camera=camera, installed_on=form.cleaned_data["installed_on"], by=self.user, at=self.now
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "missing": list(missing_at(site_facts(context["site"])))}


class RecordPasswordChange(SiteStep):
    form_class = PasswordChangeForm
    page_title = "機器のパスワードの変更日"
    lead = "カメラと録画装置のパスワードは、買ったらすぐ、その後も定期的に変えます（ガイドライン3(3)ウ）。"

    def act(self, form: HouseForm) -> Camera:
        camera = camera_of(site_or_404(self))
        return record_password_change(
            camera=camera, changed_on=form.cleaned_data["changed_on"], by=self.user, at=self.now
        )
