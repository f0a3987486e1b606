"""Checking a night without an account: the page that does it in the browser, and the file for it."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from associations.rules.roles import Permission
from associations.views.access import OfficerView
from civic.models import Checkpoint
from civic.seal_key import own_public_key
from civic.seal_note import fingerprint, in_groups
from retention.models import NightlyRun
from retention.queries.certificate_data import certificate_data


class Verify(TemplateView):
    """For everybody. The file that is chosen never leaves the browser.

    The key is the key store's: whoever can write to the database cannot put another in its place.
    """

    template_name = "retention/verify.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newest = Checkpoint.objects.order_by("number").last()
        key = own_public_key()
        return {
            **super().get_context_data(**kwargs),
            "newest": newest,
            "is_other_key": bool(newest and key and newest.public_key != key),
            "public_key": key,
            "fingerprint": in_groups(fingerprint(key)),
        }


class CertificateJson(OfficerView):
    needs = Permission.SEE_FOOTAGE_DAYS

    def get(self, request: HttpRequest, association_id: int, pk: int) -> JsonResponse:
        mine = NightlyRun.objects.visible_to(self.user).of_association(association_id)
        run = get_object_or_404(mine.select_related("recorder__association"), pk=pk)
        response = JsonResponse(certificate_data(run), json_dumps_params={"ensure_ascii": False})
        response["Content-Disposition"] = f'attachment; filename="erasure-proof-{run.pk}.json"'
        return response
