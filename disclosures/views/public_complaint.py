"""苦情・問合せ from a resident without an account: the form, the answer to it, the sheet for a pen."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from cameras.models import Camera
from civic.rate_limit import Limit, is_over
from civic.refusals import Refused
from civic.responses import pdf_response
from disclosures.actions.receive_complaint import receive_complaint
from disclosures.documents import complaint_sheet
from disclosures.forms.public import ComplaintForm
from disclosures.queries.public_page import public_cameras
from disclosures.rules.complaints import ComplaintKind, Way, answer_due
from disclosures.rules.reasons_public import PublicReason
from disclosures.views.public import PublicView

# 本システムの定め. A family behind one address may send a few; a machine may not send hundreds.
_BY_ADDRESS = Limit(count=5, seconds=600)
_BY_ASSOCIATION = Limit(count=60, seconds=3600)
_SENT, _TOO_MANY, _FROM_ELSEWHERE = 303, 429, 403
_A_DAY = 86_400


# There is no session whose rights another site could borrow, and the page sets no cookie to prove
# anything by; what other sites' pages send is refused by Sec-Fetch-Site.
@method_decorator(csrf_exempt, name="dispatch")
class PublicComplaint(PublicView):
    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        return self._page(self._form(request))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        form = self._form(request, request.POST)
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            return self._page(form, status=_FROM_ELSEWHERE)
        if not form.is_valid():
            return self._page(form)
        try:
            self._receive(form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            is_flood = refusal.reason is PublicReason.TOO_MANY
            return self._page(form, status=_TOO_MANY if is_flood else 200)
        return HttpResponseRedirect(reverse("public_complaint_sent", args=[code]), status=_SENT)

    def _receive(self, form: ComplaintForm) -> None:
        """Whoever falls into the trap is counted, and told the same as everybody."""
        self._refuse_flood()
        if form.is_trapped:
            return
        data = form.cleaned_data
        receive_complaint(
            association=self.page.association,
            kind=ComplaintKind(data["kind"]),
            way=Way.PAGE,
            content=data["content"],
            complainant=data["complainant"],
            contact=data["contact"],
            camera=self._camera(data["camera"]),
            by=None,
            at=self.now,
        )

    def _refuse_flood(self) -> None:
        address = get_adapter().get_client_ip(self.request)
        for name, limit in (
            (f"complaint-from:{address}", _BY_ADDRESS),
            (f"complaint-to:{self.page.pk}", _BY_ASSOCIATION),
        ):
            if is_over(name, limit):
                raise Refused(PublicReason.TOO_MANY, wait=limit.wait_label)

    def _camera(self, pk: str) -> Camera | None:
        mine = Camera.objects.of_association(self.page.association_id)
        return mine.filter(pk=int(pk)).first() if pk else None

    def _form(self, request: HttpRequest, data: Any = None) -> ComplaintForm:
        cameras = public_cameras(self.page.association_id, self.today)
        asked = request.GET.get("camera", "")
        return ComplaintForm(data, cameras=cameras, initial={"camera": asked})

    def _page(self, form: ComplaintForm, *, status: int = 200) -> HttpResponse:
        response = self.rendered(
            "disclosures/public_complaint.html",
            status=status,
            form=form,
            due_on=answer_due(self.today),
        )
        add_never_cache_headers(response)
        return response


class PublicComplaintSent(PublicView):
    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        due_on = answer_due(self.today)
        return self.rendered("disclosures/public_complaint_sent.html", due_on=due_on)


class PublicComplaintPaper(PublicView):
    """A blank sheet, printed once a day and contact: printing takes a second of the machine."""

    kept_for = _A_DAY

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        key = f"complaint-sheet:{self.page.pk}:{self.page.opened_at.timestamp()}"
        content = cache.get(key)
        if content is None:
            content = complaint_sheet.render(self.page)
            cache.set(key, content, _A_DAY)
        return pdf_response(content, "苦情・問合せ申出書.pdf")
