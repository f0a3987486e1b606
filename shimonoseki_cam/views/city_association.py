"""One association as the city opens it: its officers, cameras, 規程 and last nights.

It stands here because it shows what three rooms know.
"""

from typing import Any

from associations.models import Appointment
from associations.views.access import CityPage
from associations.views.city import association_or_404
from cameras.models import CameraSite, Regulations
from cameras.queries.camera_page import camera_row
from retention.models import NightlyRun
from retention.queries.checks import on_site_recorders

_NIGHTS_SHOWN = 7


class CityAssociation(CityPage):
    """A fixed number of queries, however many officers, cameras and nights."""

    template_name = "landing/city_association.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        association = association_or_404(self)
        mine = association.pk
        posts = Appointment.objects.of_association(mine).with_people().in_order()
        sites = CameraSite.objects.visible_to(self.user).of_association(mine).with_everything()
        nights = NightlyRun.objects.visible_to(self.user).of_association(mine).newest_first()
        versions = list(Regulations.objects.visible_to(self.user).of_association(mine))
        ruling = [each.version for each in versions if each.effective_on <= self.today]
        return {
            **super().get_context_data(**kwargs),
            "association": association,
            "posts": [post for post in posts if post.is_held(self.today)],
            "cameras": [camera_row(site, on=self.today) for site in sites],
            "versions": versions,
            "ruling_version": max(ruling, default=0),
            "nights": nights[:_NIGHTS_SHOWN],
            "on_site": on_site_recorders(mine, self.today),
        }
