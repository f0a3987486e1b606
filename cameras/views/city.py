"""The city's register of cameras and of five-year ends. Counts of consents, never the sheets."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from associations.views.access import CityView
from cameras.models import Camera, CameraSite
from cameras.queries.camera_page import CameraRow, camera_row, left_label
from civic.fiscal_year import FiscalYear

_ONLY: dict[str, tuple[str, Callable[[CameraRow], bool]]] = {
    "": ("すべて", lambda row: True),
    "lacking": ("不足あり", lambda row: bool(row.missing)),
    "planned": ("設置前", lambda row: row.facts.installed_on is None),
}


class CityCameras(CityView, ListView):
    """What a camera lacks is reasoned, not stored: all rows are loaded, in a fixed number of queries."""

    template_name = "cameras/city_cameras.html"
    paginate_by = 50
    context_object_name = "rows"

    def get_queryset(self) -> Any:
        sites = CameraSite.objects.visible_to(self.user).with_everything()
        self.all_rows = [camera_row(site, on=self.today) for site in sites]
        _label, fits = _ONLY.get(self.only, _ONLY[""])
        return [row for row in self.all_rows if fits(row)]

    @property
    def only(self) -> str:
        return self.request.GET.get("only", "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = [
            _filter(
                label,
                sum(fits(row) for row in self.all_rows),
                f"?only={key}" if key else "?",
                current=key == self.only,
            )
            for key, (label, fits) in _ONLY.items()
        ]
        return {**super().get_context_data(**kwargs), "filters": filters, "only": self.only}


class CityObligations(CityView, ListView):
    template_name = "cameras/city_obligations.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Camera]:
        return self.ending if self.only else self.all_cameras

    @property
    def only(self) -> bool:
        return self.request.GET.get("only") == "this-year"

    @property
    def all_cameras(self) -> QuerySet[Camera]:
        return Camera.objects.visible_to(self.user).with_site().by_obligation()

    @property
    def ending(self) -> QuerySet[Camera]:
        until = FiscalYear.of(self.today).last_day
        return self.all_cameras.filter(disposal_restricted_until__range=(self.today, until))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = [(camera, self._left(camera)) for camera in context["page_obj"]]
        filters = [
            _filter("すべて", self.all_cameras.count(), "?", current=not self.only),
            _filter("今年度に終わる", self.ending.count(), "?only=this-year", current=self.only),
        ]
        return {**context, "rows": rows, "filters": filters, "only": self.only}

    def _left(self, camera: Camera) -> str:
        ends_on = camera.disposal_restricted_until
        return left_label(ends_on, self.today) if ends_on else ""


def _filter(label: str, count: int, url: str, *, current: bool) -> dict[str, Any]:
    return {"label": label, "count": count, "url": url, "current": current}
