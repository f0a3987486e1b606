"""One day of 記録データ: which files there are, and why each is still kept."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator

from associations.rules.roles import Permission
from associations.views.access import OfficerPage
from civic.responses import day_or_404
from retention.queries.day_files import cameras_of, files_of_day, gone_of_day, groups_of, of_camera
from retention.queries.strip import strip_of_day

_FILES_A_PAGE = 36  # six hours of a camera that closes a file every ten minutes
_DAY = timedelta(days=1)


class FootageDay(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/footage_day.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine, day = self.association.pk, day_or_404(self.kwargs["day"])
        files = files_of_day(self.user, mine, day)
        cameras = cameras_of(files)
        camera = self.request.GET.get("camera", "")
        numbers = {str(number or "unknown"): number for number, _label, _count in cameras}
        if camera:
            files = of_camera(files, numbers[camera]) if camera in numbers else files.none()
        page = Paginator(files, _FILES_A_PAGE).get_page(self.request.GET.get("page"))
        return {
            **super().get_context_data(**kwargs),
            "day": day,
            "days": strip_of_day(mine, day, self.today),
            "filters": _filters(cameras, camera) if len(cameras) > 1 else [],
            "page_obj": page,
            "page_query": f"camera={camera}&" if camera in numbers else "",
            "groups": groups_of(list(page), mine, self.today),
            "before": day - _DAY,
            "after": day + _DAY if day < self.today else None,
            "gone": gone_of_day(self.user, mine, day),
        }


def _filters(cameras: list[tuple[int | None, str, int]], chosen: str) -> list[dict[str, Any]]:
    whole = sum(count for _number, _label, count in cameras)
    return [
        {"label": "すべて", "count": whole, "url": "?", "current": not chosen},
        *(
            {
                "label": label,
                "count": count,
                "url": f"?camera={number or 'unknown'}",
                "current": chosen == str(number or "unknown"),
            }
            for number, label, count in cameras
        ),
    ]
