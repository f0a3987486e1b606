"""Nights as the city sees them: counts and lateness, never footage (規程4(3))."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from associations.views.access import CityView
from retention.models import NightlyRun
from retention.queries.city_nights import last_nights, recorders_without_night
from retention.queries.night_charts import KINDS, nights_chart

_SUMMED = 7


class CityNights(CityView, ListView):
    template_name = "retention/city_nights.html"
    paginate_by = 50
    context_object_name = "nights"

    def get_queryset(self) -> QuerySet[NightlyRun]:
        rows = NightlyRun.objects.visible_to(self.user).newest_first()
        return rows.troubled() if self.request.GET.get("only") == "trouble" else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        nights = last_nights(self.now)
        return {
            **super().get_context_data(**kwargs),
            "summaries": [night for night in nights[:_SUMMED] if not night.is_empty],
            "nights_chart": nights_chart(nights),
            "bar_kinds": KINDS,
            "only": self.request.GET.get("only", ""),
            "waiting_count": len(recorders_without_night(self.today)),
            "troubled_count": NightlyRun.objects.visible_to(self.user).troubled().count(),
        }
