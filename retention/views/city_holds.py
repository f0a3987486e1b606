"""Holds as the city sees them: dates, ground and counts; never pictures, never a resident's name."""

from typing import Any

from associations.views.access import CityPage
from retention.models import PreservationHold
from retention.queries.holds import HoldRow, hold_rows
from retention.rules.hold import UNCONFIRMED_READING

_ENDED_SHOWN = 100
_BEYOND, _ENDED = "beyond", "ended"


class CityHolds(CityPage):
    template_name = "retention/city_holds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        holds = PreservationHold.objects.visible_to(self.user)
        in_force = hold_rows(holds.in_force(self.today).order_by("ends_on", "pk"), self.today)
        beyond = [row for row in in_force if row.is_beyond_the_month]
        only = self.request.GET.get("only", "")
        rows: list[HoldRow] = beyond if only == _BEYOND else in_force
        if only == _ENDED:
            rows = hold_rows(holds.ended(self.today).newest_first()[:_ENDED_SHOWN], self.today)
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "only": only,
            "reading": UNCONFIRMED_READING,
            "filters": [
                _filter("続いている保全", len(in_force), "", only),
                _filter("最長1カ月を超えるもの", len(beyond), _BEYOND, only),
                _filter("終わった保全", holds.ended(self.today).count(), _ENDED, only),
            ],
        }


def _filter(label: str, count: int, value: str, only: str) -> dict[str, Any]:
    url = f"?only={value}" if value else "?"
    return {"label": label, "count": count, "url": url, "current": only == value}
