"""Forms for writing by hand, for officers and for the counter of the city."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from associations.views.access import CityPage, CityView, OfficerPage, OfficerView
from cameras.models import CameraSite
from civic.responses import pdf_response
from subsidies.documents.blank_forms import (
    BLANKS,
    render_blank,
    render_consent_sheet,
    render_local_consent,
    title_of,
)
from subsidies.models import Programme

FORMS = [(slug, title_of(form)) for slug, (form, _act) in BLANKS.items()]


def _programme() -> Programme:
    """The city's newest one: its name and form numbers stand on the paper."""
    found = Programme.objects.of_the_city().newest_first().first()
    if found is None:
        raise Http404
    return found


def _paper(slug: str, view: OfficerView | CityView) -> HttpResponse:
    if slug not in BLANKS:
        raise Http404
    content = render_blank(slug, _programme(), view.today)
    return pdf_response(content, f"{title_of(BLANKS[slug][0])}_記入用.pdf")


class BlankForms(OfficerPage):
    template_name = "subsidies/blank_forms.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sites = CameraSite.objects.of_association(self.association.pk).with_everything()
        return {
            **super().get_context_data(**kwargs),
            "forms": FORMS,
            "sites": [site for site in sites if hasattr(site, "camera")],
            "programme": Programme.objects.of_the_city().newest_first().first(),
        }


class BlankForm(OfficerView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _paper(kwargs["form"], self)


class ConsentSheet(OfficerView):
    """同意書 of one camera, filled in but for the names."""

    render = staticmethod(render_consent_sheet)
    name = "同意書"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        mine = CameraSite.objects.of_association(self.association.pk).with_everything()
        site = get_object_or_404(mine.exclude(camera=None), pk=kwargs["site_pk"])
        content = self.render(site, _programme(), self.today)
        return pdf_response(content, f"{self.name}_{site.number}号.pdf")


class LocalConsentSheet(ConsentSheet):
    render = staticmethod(render_local_consent)
    name = "設置場所の自治会の同意書"


class CityBlankForms(CityPage):
    template_name = "subsidies/city_blank_forms.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programme = Programme.objects.of_the_city().newest_first().first()
        return {**super().get_context_data(**kwargs), "forms": FORMS, "programme": programme}


class CityBlankForm(CityView):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _paper(kwargs["form"], self)
