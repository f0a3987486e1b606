"""On-site recorders: registered, looked at each month, and what the looks say."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.models import Camera
from civic.forms import HouseForm
from civic.responses import stored_file_response
from retention.actions.record_check import record_check
from retention.actions.register_on_site_recorder import register_on_site_recorder
from retention.forms.moments import moment_of
from retention.forms.on_site import CheckForm, OnSiteRecorderForm
from retention.models import Recorder, RecorderCheck
from retention.queries.checks import checks_of, on_site_recorders


class ChooseRecorderKind(OfficerPage):
    """Which of the two: the first question of 「録画装置を登録する」."""

    needs = Permission.MANAGE_RECORDERS
    template_name = "retention/recorder_kind.html"


class RegisterOnSiteRecorder(OfficerForm):
    needs = Permission.MANAGE_RECORDERS
    form_class = OnSiteRecorderForm
    page_title = "現地で上書きされる録画装置を登録する"
    lead = (
        "SDカードなど、古い映像を自分で上書きする録画装置です。このシステムからは消去できないので、"
        "月に一度、現地で点検して確かめます。"
    )
    done = "録画装置を登録しました。月に一度、点検を記録してください。"

    def get_form_kwargs(self) -> dict[str, Any]:
        cameras = Camera.objects.visible_to(self.user).filter(site__association=self.association)
        in_order = cameras.with_site().order_by("site__number")
        return {**super().get_form_kwargs(), "cameras": list(in_order)}

    def act(self, form: HouseForm) -> Recorder:
        if not isinstance(form, OnSiteRecorderForm):
            raise TypeError(form)
        return register_on_site_recorder(
            association=self.association,
            name=form.cleaned_data["name"],
            in_use_from=form.cleaned_data["in_use_from"],
            channels=form.channels(),
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("recorder_kind", args=[self.association.pk])

    def next_url(self, made: Recorder) -> str:
        return reverse("recorder_checks", args=[self.association.pk, made.pk])


def on_site_recorder(view: OfficerView) -> Recorder:
    """The recorder that the address names; 404 for one that the night erases."""
    mine = Recorder.objects.visible_to(view.user).filter(association_id=view.association.pk)
    found: Recorder = get_object_or_404(mine.on_site(), pk=view.kwargs["pk"])
    return found


class RecorderChecks(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/recorder_checks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        recorder = on_site_recorder(self)
        states = on_site_recorders(self.association.pk, self.today)
        return {
            **super().get_context_data(**kwargs),
            "recorder": recorder,
            "state": next((each for each in states if each.recorder == recorder), None),
            "channels": recorder.channels.select_related("camera__site").order_by("pk"),
            "rows": checks_of(recorder, self.today),
        }


class RecordCheck(OfficerForm):
    needs = Permission.KEEP_RECORDS
    form_class = CheckForm
    page_title = "点検を記録する"
    done = "点検を記録しました。"

    @property
    def lead(self) -> str:  # type: ignore[override]
        return f"{on_site_recorder(self).name}の画面を見ながら、見えたとおりに答えてください。"

    def get_initial(self) -> dict[str, Any]:
        return {"checked_on": self.today}

    def act(self, form: HouseForm) -> RecorderCheck:
        if not isinstance(form, CheckForm):
            raise TypeError(form)
        data = form.cleaned_data
        return record_check(
            recorder=on_site_recorder(self),
            checked_on=data["checked_on"],
            oldest_frame_at=moment_of(form, "oldest"),
            newest_frame_at=moment_of(form, "newest"),
            clock_error=form.clock_error(),
            set_days=data["set_days"],
            playback_seen=data["playback_seen"],
            photo=form.attached("photo"),
            remarks=data["remarks"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("recorder_checks", args=[self.association.pk, self.kwargs["pk"]])


class CheckPhoto(OfficerView):
    needs = Permission.SEE_FOOTAGE_DAYS

    def get(
        self, request: HttpRequest, association_id: int, pk: int, check_id: int
    ) -> FileResponse:
        mine = RecorderCheck.objects.visible_to(self.user).of_association(association_id)
        check = get_object_or_404(mine.select_related("photo"), recorder_id=pk, pk=check_id)
        return stored_file_response(check.photo)
