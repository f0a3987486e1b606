"""保全: the list, one hold, and placing it in two pages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.models import Camera
from civic.forms import HouseForm
from civic.refusals import Refused
from civic.wareki import wareki
from retention.actions.place_hold import Placed, place_hold
from retention.forms.holds import HoldFootageForm, HoldReasonForm
from retention.models import PreservationHold, Recorder
from retention.models.hold import PreservationHoldQuerySet
from retention.queries.held_files import (
    coverage,
    coverage_by_camera,
    covered_by,
    files_of,
    held_days,
    recorders_by_camera,
)
from retention.queries.holders import HOLDERS, holders
from retention.queries.holds import HoldRow, hold_rows, timeline
from retention.rules.grounds import Ground
from retention.rules.hold import (
    AGAIN_AFTER_DAYS,
    UNCONFIRMED_READING,
    period_refusal,
    provisional_end,
)

_ENDED_SHOWN = 50


def my_holds(view: OfficerView) -> PreservationHoldQuerySet:
    holds = PreservationHold.objects.visible_to(view.user)
    return holds.of_association(view.association.pk).newest_first()


class Holds(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/holds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        in_force = hold_rows(my_holds(self).in_force(self.today), self.today)
        ended = my_holds(self).ended(self.today)[:_ENDED_SHOWN]
        return {
            **super().get_context_data(**kwargs),
            "waiting": [row for row in in_force if row.waits],
            "in_force": [row for row in in_force if not row.waits],
            "ended": hold_rows(ended, self.today),
            "reading": UNCONFIRMED_READING,
            "days": settings.PROVISIONAL_HOLD_DAYS,
        }


class HoldNew(OfficerForm):
    """Which footage. Nothing is written yet: the answers go into the next page's address."""

    needs = Permission.HOLD_FOOTAGE
    form_class = HoldFootageForm
    template_name = "retention/hold_new.html"
    page_title = "残す映像を選ぶ"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cameras": _cameras(self)}

    def get_initial(self) -> dict[str, Any]:
        """What was answered before coming back from the next page."""
        asked = {name: value for name, value in self.request.GET.items() if value}
        return asked | ({"cameras": self.request.GET.getlist("cameras")} if asked else {})

    def form_valid(self, form: HouseForm) -> HttpResponse:
        if not isinstance(form, HoldFootageForm):
            raise TypeError(form)
        if reason := period_refusal(*form.period(), self.now):
            form.add_error(None, str(Refused(reason)))
            return self.form_invalid(form)
        return redirect(reverse("hold_place", args=[self.association.pk]) + "?" + form.as_query())

    def back_url(self) -> str:
        return reverse("holds", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "step": 1,
            "steps": 2,
            "back_text": "保全の一覧へ戻る",
        }


class HoldPlace(OfficerForm):
    """Why and for whom; shows what would be held, and holds it."""

    needs = Permission.HOLD_FOOTAGE
    form_class = HoldReasonForm
    template_name = "retention/hold_place.html"
    page_title = "仮保全する"
    done = "仮保全しました。別の役員に、確かめてもらってください。"

    @cached_property
    def asked(self) -> HoldFootageForm:
        return HoldFootageForm(self.request.GET, cameras=_cameras(self))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.asked.is_valid() else self._ask()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.asked.is_valid() else self._ask()

    def _ask(self) -> HttpResponse:
        return redirect("hold_new", self.association.pk)

    def act(self, form: HouseForm) -> Placed:
        data = form.cleaned_data
        from_at, to_at = self.asked.period()
        return place_hold(
            association=self.association,
            cameras=self.asked.chosen(),
            from_at=from_at,
            to_at=to_at,
            ground=Ground(data["ground"]),
            requester=data["requester"],
            reason=data["reason"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("hold_new", args=[self.association.pk]) + "?" + self.asked.as_query()

    def next_url(self, made: Placed) -> str:
        return reverse("hold", args=[self.association.pk, made.hold.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cameras, (from_at, to_at) = self.asked.chosen(), self.asked.period()
        files = covered_by([camera.pk for camera in cameras], from_at, to_at)
        found = coverage_by_camera(files)
        mine = Recorder.objects.visible_to(self.user).filter(association=self.association)
        on_site = set(mine.on_site().values_list("channels__camera", flat=True))
        saved = recorders_by_camera(files)
        return {
            **super().get_context_data(**kwargs),
            "step": 2,
            "steps": 2,
            "rows": [
                (each, found.get(each.pk), each.pk in on_site, saved.get(each.pk))
                for each in cameras
            ],
            "unknown": found.get(None),
            "from_at": from_at,
            "to_at": to_at,
            "ends_on": provisional_end(self.today, settings.PROVISIONAL_HOLD_DAYS),
            "days": settings.PROVISIONAL_HOLD_DAYS,
            "again_after": AGAIN_AFTER_DAYS,
            "reading": UNCONFIRMED_READING,
        }


def _cameras(view: OfficerView) -> list[Camera]:
    cameras = Camera.objects.visible_to(view.user).filter(site__association=view.association)
    return list(cameras.with_site().order_by("site__number"))


class OfOneHold(OfficerView):
    """A page about one hold of the association."""

    @cached_property
    def hold(self) -> PreservationHold:
        return get_object_or_404(my_holds(self), pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return reverse("hold", args=[self.association.pk, self.kwargs["pk"]])


class Hold(OfOneHold, OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/hold.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = hold_rows(my_holds(self).filter(pk=self.hold.pk), self.today)[0]
        missed = coverage(files_of(row.hold).exclude(held__hold=row.hold))
        others = holders(self.association.pk, self.today).exclude(user=self.user)
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "days": held_days(row.hold),
            "missed": missed,
            "happenings": timeline(row.hold),
            "is_placer": row.hold.placed_by_id == self.user.pk,
            "is_proposer": bool(
                row.open_renewal and row.open_renewal.proposed_by_id == self.user.pk
            ),
            "has_others": others.exists(),
            "holders": HOLDERS,
            "again": _again(row),
            "may_place_again": bool(row.hold.confirmed_at) or row.hold.placed_by != self.user,
            "reading": UNCONFIRMED_READING,
        }


def _again(row: HoldRow) -> str:
    """The first page's answers of an ended hold, for a new one."""
    from_at, to_at = timezone.localtime(row.hold.from_at), timezone.localtime(row.hold.to_at)
    cameras = "".join(f"cameras={camera.pk}&" for camera in row.hold.cameras.all())
    days = f"from_on={wareki(from_at.date())}&to_on={wareki(to_at.date())}"
    return f"{cameras}{days}&from_time={from_at:%H:%M}&to_time={to_at:%H:%M}"
