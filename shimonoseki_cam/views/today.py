"""「今日やること」: the home of everybody, most urgent first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from associations.models import Association
from associations.rules.roles import Permission, whom_to_tell
from associations.views.access import OfficerPage, SignedInView
from cameras.models import Camera
from cameras.queries.camera_page import left_label
from cameras.queries.truth import Truth, truth_of
from civic.duties import Duty, duties_of
from civic.wareki import wareki
from retention.models import NightlyRun
from retention.queries.city_nights import last_nights, recorders_without_night
from retention.queries.strip import retention_strip
from shimonoseki_cam.city_alarms import city_alarms
from subsidies.queries.grant_queue import waiting_counts

_NIGHTS_SHOWN = 5


class Today(SignedInView):
    """Officers go to their association (several: to a choice), the city to its own page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.user.posts.is_city:
            return self.city(request)
        mine = Association.objects.visible_to(self.user).by_reading()
        if len(mine) == 1:
            return redirect("association_today", association_id=mine[0].pk)
        return render(request, "landing/choose.html", {"associations": mine})

    def city(self, request: HttpRequest) -> HttpResponse:
        cameras = Camera.objects.visible_to(self.user).in_service(self.today)
        context = {
            "today": self.today,
            "alarms": city_alarms(self.today),
            "association_count": Association.objects.visible_to(self.user).count(),
            "camera_count": cameras.count(),
            "next_ends": cameras.with_site().by_obligation()[:_NIGHTS_SHOWN],
            "nights": [
                night for night in last_nights(self.now)[:_NIGHTS_SHOWN] if not night.is_empty
            ],
            "without_night": len(recorders_without_night(self.today)),
            "waiting": waiting_counts(self.user, self.today),
        }
        return render(request, "landing/city.html", context)


class AssociationToday(OfficerPage):
    template_name = "landing/officer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.association.pk
        nights = NightlyRun.objects.visible_to(self.user).of_association(mine)
        truth: Truth = truth_of(self.association, self.today)
        sees_days = self.user.posts.may(Permission.SEE_FOOTAGE_DAYS, mine)
        cameras = Camera.objects.visible_to(self.user).filter(site__association_id=mine)
        first_end = (
            cameras.by_obligation().values_list("disposal_restricted_until", flat=True).first()
        )
        return {
            **super().get_context_data(**kwargs),
            "rows": [self._row(duty) for duty in duties_of(mine, self.today)],
            "truth": truth,
            "last_night": nights.newest_first().first(),
            "end_left": left_label(first_end, self.today) if first_end else "",
            "end_note": f"{wareki(first_end)}まで" if first_end else "",
            "can_hold": self.user.posts.may(Permission.HOLD_FOOTAGE, mine) and cameras.exists(),
            "strip": retention_strip(mine, self.today) if sees_days else [],
        }

    def _row(self, duty: Duty) -> dict[str, Any]:
        """The button only for those whom it would not refuse."""
        may = not duty.needs or self.user.posts.may(Permission(duty.needs), self.association.pk)
        return {
            "title": duty.title,
            "reason": duty.reason if may else _told_on(duty),
            "clause": duty.clause,
            "due_label": duty.due_label(self.today),
            "urgency": duty.urgency(self.today).value,
            "action_label": duty.action_label,
            "url": duty.url if may else "",
        }


def _told_on(duty: Duty) -> str:
    return f"{duty.reason}{whom_to_tell(Permission(duty.needs))}に伝えてください。"
