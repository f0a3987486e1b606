"""Nights as the city sees them: counts and lateness, never footage (規程4(3))."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from associations.views.access import CityView
from retention.models import NightlyRun
from retention.queries.city_nights import last_nights, recorders_without_night


class CityNights(CityView, ListView):
    template_name = "retention/city_nights.html"
    paginate_by = 50
    context_object_name = "nights"

    def get_queryset(self) -> QuerySet[NightlyRun]:
        rows = NightlyRun.objects.visible_to(self.user).newest_first()
        return rows.troubled() if self.request.GET.get("only") == "trouble" else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "summaries": last_nights(7),
            "only": self.request.GET.get("only", ""),
            "waiting_count": len(recorders_without_night(self.today)),
            "troubled_count": NightlyRun.objects.visible_to(self.user).troubled().count(),
        }
