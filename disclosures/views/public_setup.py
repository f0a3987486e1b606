"""The association's own public page: opened, changed, closed, and printed for poles and letter boxes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.forms import HouseForm
from civic.responses import pdf_response
from disclosures.actions.change_public_contact import change_public_contact
from disclosures.actions.close_public_page import close_public_page
from disclosures.actions.open_public_page import open_public_page
from disclosures.documents import public_notice, sign
from disclosures.forms.public import ClosePublicPageForm, ContactForm, OpenPublicPageForm
from disclosures.models import PublicPage
from disclosures.queries.public_page import public_cameras


def page_of(view: OfficerView) -> PublicPage | None:
    """Open or closed."""
    mine = PublicPage.objects.visible_to(view.user).filter(association=view.association)
    return mine.select_related("association", "opened_by", "closed_by").first()


class PublicPageSetup(OfficerPage):
    needs = Permission.ANSWER_RESIDENTS
    template_name = "disclosures/public_setup.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = page_of(self)
        return {
            **super().get_context_data(**kwargs),
            "public_page": found,
            "is_open": bool(found and found.closed_at is None),
            "address": sign.public_address(found) if found else "",
            "cameras": public_cameras(self.association.pk, self.today),
        }


class PublicPageStep(OfficerForm):
    """Whoever adopts the 規程 makes it known."""

    needs = Permission.ADOPT_REGULATIONS

    def back_url(self) -> str:
        return reverse("public_page_setup", args=[self.association.pk])


class OpenPublicPage(PublicPageStep):
    form_class = OpenPublicPageForm
    template_name = "disclosures/public_open.html"
    page_title = "公開ページを公開する"
    done = "公開しました。表示板とお知らせを印刷して、住民に知らせてください。"

    def get_initial(self) -> dict[str, Any]:
        before = page_of(self)
        return {"contact": before.contact if before else self.association.phone}

    def act(self, form: HouseForm) -> PublicPage:
        contact = form.cleaned_data["contact"]
        return open_public_page(
            association=self.association, contact=contact, by=self.user, at=self.now
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cameras = public_cameras(self.association.pk, self.today)
        return {**super().get_context_data(**kwargs), "cameras": cameras}


class ChangePublicContact(PublicPageStep):
    form_class = ContactForm
    page_title = "問合せ先を変える"
    lead = "公開ページの問合せ先を変えます。印刷してある表示板とお知らせは、刷り直してください。"
    done = "問合せ先を変えました。表示板とお知らせを、刷り直してください。"

    def get_initial(self) -> dict[str, Any]:
        before = page_of(self)
        return {"contact": before.contact if before else ""}

    def act(self, form: HouseForm) -> PublicPage:
        contact = form.cleaned_data["contact"]
        return change_public_contact(
            association=self.association, contact=contact, by=self.user, at=self.now
        )


class ClosePublicPage(PublicPageStep):
    form_class = ClosePublicPageForm
    page_title = "公開ページを閉じる"
    lead = (
        "閉じると、このページはだれにも開けなくなり、表示板とお知らせのQRからも見られません。"
        "苦情・問合せも、このページからは届かなくなります。届いている分は、そのまま残ります。"
        "もう一度公開すると、同じアドレスで読めます。"
    )
    done = "公開ページを閉じました。"

    def act(self, form: HouseForm) -> PublicPage:
        return close_public_page(association=self.association, by=self.user, at=self.now)


class OpenPagePaper(OfficerView):
    """Printed anew each time, as it reads today: only the page that is open has papers."""

    needs = Permission.ANSWER_RESIDENTS

    def open_page(self) -> PublicPage:
        mine = PublicPage.objects.visible_to(self.user).open()
        page: PublicPage = get_object_or_404(mine, association=self.association)
        return page


class PublicSign(OpenPagePaper):
    def get(self, request: HttpRequest, association_id: int, size: str) -> HttpResponse:
        if size not in sign.SIZES:
            raise Http404
        content = sign.render(self.open_page(), size)
        return pdf_response(content, f"表示板_{size.upper()}.pdf")


class PublicNotice(OpenPagePaper):
    def get(self, request: HttpRequest, association_id: int) -> HttpResponse:
        content = public_notice.render(self.open_page(), self.now)
        return pdf_response(content, "防犯カメラについてのお知らせ.pdf")
