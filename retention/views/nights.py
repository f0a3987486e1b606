"""One night of one recorder: what was due, found and erased, how late, and its certificate."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from associations.rules.roles import Permission
from associations.views.access import OfficerPage, OfficerView
from civic.responses import stored_file_response
from retention.models import NightlyRun
from retention.rules.findings import Finding


class Night(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/night.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = NightlyRun.objects.visible_to(self.user).of_association(self.association.pk)
        night = get_object_or_404(
            mine.select_related("recorder", "certificate", "brake_stop"), pk=self.kwargs["pk"]
        )
        return {
            **super().get_context_data(**kwargs),
            "night": night,
            "is_awaited": mine.awaiting_certificate().filter(pk=night.pk).exists(),
            "stop": getattr(night, "brake_stop", None),
            "findings": _findings(night.findings),
        }


def _findings(counts: dict[str, int]) -> list[tuple[Finding, int]]:
    """In the order in which the rules name them; what was not found is not shown."""
    return [(each, counts[each.value]) for each in Finding if counts.get(each.value)]


class Certificate(OfficerView):
    needs = Permission.SEE_FOOTAGE_DAYS

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        mine = NightlyRun.objects.visible_to(self.user).of_association(association_id)
        return stored_file_response(get_object_or_404(mine, pk=pk).certificate)
