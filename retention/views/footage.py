"""記録データ of an association: what is held, the nights and their certificates, doubtful files."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.models import Camera
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.responses import stored_file_response
from retention.actions.date_footage import date_footage
from retention.actions.register_recorder import register_recorder
from retention.forms import DateFootageForm, RecorderForm
from retention.models import Footage, NightlyRun, Recorder
from retention.queries.strip import retention_strip
from retention.rules.erasure import Method
from retention.rules.filenames import Layout
from retention.tasks import look_into_store

_NIGHTS_SHOWN = 31
_FILES_SHOWN = 200


class FootagePage(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/footage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.association.pk
        nights = NightlyRun.objects.visible_to(self.user).of_association(mine).newest_first()
        return {
            **super().get_context_data(**kwargs),
            "recorders": Recorder.objects.visible_to(self.user)
            .filter(association_id=mine)
            .prefetch_related("channels__camera__site"),
            "strip": retention_strip(mine, self.today),
            "nights": nights[:_NIGHTS_SHOWN],
            "undated_count": _undated(self).count(),
        }


def _undated(view: OfficerView) -> Any:
    mine = Footage.objects.visible_to(view.user).filter(
        recorder__association_id=view.association.pk
    )
    return mine.undated().select_related("recorder", "channel")


class Undated(OfficerPage):
    needs = Permission.MANAGE_RECORDERS
    template_name = "retention/undated.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        files = _undated(self).order_by("path", "pk")
        if (count := files.count()) > _FILES_SHOWN:
            shown = f"{count}本のうち、初めの{_FILES_SHOWN}本を示しています。"
            messages.info(self.request, f"{shown}撮影日を決めると、次のものが出ます。")
        return {**super().get_context_data(**kwargs), "files": files[:_FILES_SHOWN]}


class DateFootage(OfficerForm):
    needs = Permission.MANAGE_RECORDERS
    form_class = DateFootageForm
    template_name = "retention/date_footage.html"
    page_title = "撮影日を決める"
    done = "撮影日を決めました。最終保存日を過ぎていれば、今夜消去します。"

    def get_footage(self) -> Footage:
        found: Footage = get_object_or_404(_undated(self), pk=self.kwargs["pk"])
        return found

    def act(self, form: HouseForm) -> Footage:
        return date_footage(
            footage=self.get_footage(),
            recorded_on=form.cleaned_data["recorded_on"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("undated", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "footage": self.get_footage()}


class RegisterRecorder(OfficerForm):
    needs = Permission.MANAGE_RECORDERS
    form_class = RecorderForm
    page_title = "録画装置を登録する"
    lead = (
        "録画装置が書き込むフォルダーを登録すると、最終保存日を過ぎた映像を毎晩消去します。"
        "映像はそのフォルダーから動かしません（規程5(1)）。"
    )
    done = "録画装置を登録しました。今夜から、最終保存日を過ぎた映像を消去します。"

    def get_form_kwargs(self) -> dict[str, Any]:
        cameras = Camera.objects.visible_to(self.user).filter(site__association=self.association)
        in_order = cameras.with_site().order_by("site__number")
        return {**super().get_form_kwargs(), "cameras": list(in_order)}

    def act(self, form: HouseForm) -> Recorder:
        if not isinstance(form, RecorderForm):
            raise TypeError(form)
        data = form.cleaned_data
        recorder = register_recorder(
            association=self.association,
            name=data["name"],
            folder=data["folder"],
            layout=Layout(data["layout"]),
            pattern=data["pattern"],
            method=Method(data["method"]),
            snapshots=data["snapshots"],
            in_use_from=data["in_use_from"],
            channels=form.channels(),
            by=self.user,
            at=self.now,
        )
        send_later(look_into_store, recorder.pk)
        return recorder

    def back_url(self) -> str:
        return reverse("footage", args=[self.association.pk])


class Certificate(OfficerView):
    needs = Permission.SEE_FOOTAGE_DAYS

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        mine = NightlyRun.objects.visible_to(self.user).of_association(association_id)
        return stored_file_response(get_object_or_404(mine, pk=pk).certificate)
