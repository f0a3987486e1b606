"""The city's register of cameras and of five-year ends. Counts of consents, never the sheets."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from associations.views.access import CityView
from cameras.models import Camera, CameraSite
from cameras.queries.camera_page import camera_row


class CityCameras(CityView, ListView):
    template_name = "cameras/city_cameras.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[CameraSite]:
        return CameraSite.objects.visible_to(self.user).with_everything()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = [camera_row(site, on=self.today) for site in context["page_obj"]]
        return {**context, "rows": rows}


class CityObligations(CityView, ListView):
    template_name = "cameras/city_obligations.html"
    paginate_by = 50
    context_object_name = "cameras"

    def get_queryset(self) -> QuerySet[Camera]:
        return Camera.objects.visible_to(self.user).with_site().by_obligation()
