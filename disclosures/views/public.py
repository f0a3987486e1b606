"""What anybody may read of an association: no account, no cookie, nobody's name."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from disclosures.models import PublicPage
from disclosures.queries.public_page import public_facts
from retention.models import NightlyRun
from retention.queries.certificate_data import certificate_data

_FIVE_MINUTES, _AN_HOUR = 300, 3600


class PublicView(View):
    """A page of a code that is on a sign; any other answers 404, the same as a closed one.

    Rendered without the request: who is signed in changes nothing, so caches may keep it.
    """

    kept_for: ClassVar[int] = _FIVE_MINUTES

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(PublicPage.objects.open(), code=kwargs["code"])
        response = super().dispatch(request, *args, **kwargs)
        response.is_for_everybody = True  # type: ignore[attr-defined]
        response["X-Robots-Tag"] = "noindex"
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=self.kept_for)
        return response

    def rendered(self, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
        frame = {
            "page": self.page,
            "today": self.today,
            "shows_demo": settings.SHOWS_DEMO,
            "office_phone": settings.CITY_OFFICE_PHONE,
        }
        return HttpResponse(render_to_string(template, {**frame, **facts}), status=status)


@method_decorator(conditional_page, name="dispatch")
class Public(PublicView):
    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        facts = public_facts(self.page, self.now)
        return self.rendered("disclosures/public.html", facts=facts)


@method_decorator(conditional_page, name="dispatch")
class PublicProof(PublicView):
    """The file that the page of the verifier takes; the recorder's own name stays at home."""

    kept_for = _AN_HOUR

    def get(self, request: HttpRequest, code: str, pk: int) -> JsonResponse:
        mine = NightlyRun.objects.of_association(self.page.association_id).worked()
        run = mine.select_related("recorder__association").filter(pk=pk).first()
        if run is None:
            raise Http404
        data = certificate_data(run) | {"recorder": f"録画装置（{run.recorder_id}番）"}
        response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
        response["Content-Disposition"] = f'attachment; filename="erasure-proof-{run.pk}.json"'
        return response
