"""記録データ of an association: what is held, the nights and their certificates, doubtful files."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.models import Camera
from civic.duties import duties_of
from civic.forms import HouseForm
from civic.queueing import send_later
from retention.actions.date_footage import date_footage
from retention.actions.register_recorder import register_recorder
from retention.forms import DateFootageForm, RecorderForm
from retention.models import BrakeStop, Footage, NightlyRun, Recorder
from retention.queries.checks import with_last_check
from retention.queries.city_nights import NightSummary, last_nights
from retention.queries.forecast import forecast
from retention.queries.night_charts import KINDS, forecast_chart, nights_chart
from retention.queries.strip import retention_strip
from retention.rules.erasure import Method
from retention.rules.filenames import Layout
from retention.tasks import look_into_store

_RUNS_AT_ONCE = 5
_RUNS_SHOWN = 62
_FILES_SHOWN = 200


class FootagePage(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/footage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.association.pk
        runs = NightlyRun.objects.visible_to(self.user).of_association(mine).newest_first()
        stops = BrakeStop.objects.visible_to(self.user).of_association(mine)
        nights, coming = last_nights(self.now, association_id=mine), forecast(mine, self.today)
        return {
            **super().get_context_data(**kwargs),
            "recorders": Recorder.objects.visible_to(self.user)
            .filter(association_id=mine)
            .managed()
            .prefetch_related("channels__camera__site"),
            "on_site": with_last_check(
                Recorder.objects.visible_to(self.user).filter(association_id=mine)
            ),
            "tasks": self._tasks(),
            "can_hold": self._can_hold(),
            "strip": retention_strip(mine, self.today),
            "runs": {"first": runs[:_RUNS_AT_ONCE], "earlier": runs[_RUNS_AT_ONCE:_RUNS_SHOWN]},
            "nights_chart": nights_chart(nights) if _any_came(nights) else None,
            "coming": coming,
            "is_braked": stops.waiting().exists(),
            "forecast_chart": forecast_chart(coming) if coming.whole_count else None,
            "bar_kinds": KINDS,
        }

    def _tasks(self) -> list[dict[str, Any]]:
        """What this room asks for; the button only for those whom it would not refuse."""
        room = reverse("footage", args=[self.association.pk])
        return [
            {
                "title": duty.title,
                "reason": duty.reason,
                "clause": duty.clause,
                "due_label": duty.due_label(self.today),
                "urgency": duty.urgency(self.today).value,
                "action_label": duty.action_label,
                "url": duty.url if duty.url != room and self._may(duty.needs) else "",
            }
            for duty in duties_of(self.association.pk, self.today)
            if duty.url.startswith(room)
        ]

    def _can_hold(self) -> bool:
        cameras = Camera.objects.visible_to(self.user).filter(site__association=self.association)
        return self._may(Permission.HOLD_FOOTAGE) and cameras.exists()

    def _may(self, needs: str) -> bool:
        return not needs or self.user.posts.may(Permission(needs), self.association.pk)


def _any_came(nights: list[NightSummary]) -> bool:
    return any(not night.is_empty for night in nights)


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
